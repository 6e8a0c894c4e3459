package dev.rayo.engine.expression.cast;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.arithmetic.IntegerRange;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.engine.expression.value.BlobParser;
import dev.rayo.engine.expression.value.BooleanParser;
import dev.rayo.engine.expression.value.DateParser;
import dev.rayo.engine.expression.value.DecimalParser;
import dev.rayo.engine.expression.value.FloatParser;
import dev.rayo.engine.expression.value.IntervalParser;
import dev.rayo.engine.expression.value.TimeParser;
import dev.rayo.engine.expression.value.TimestampParser;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Values to text and back.
public final class TextCasts {
    private TextCasts() {}

    /// Every type has a text.
    public static ScalarKernel toText(CastTypes types) {
        BytesWriter writer = new BytesWriter();
        return (in, count, valid) -> {
            writer.reset(count);
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i)) {
                    ValueText.write(in[0].column(), in[0].at(i), writer);
                    writer.end(i);
                }
            }
            return writer.column(types.to(), valid.words(), count);
        };
    }

    /// Null if the type cannot be read from text.
    public static @Nullable ScalarKernel fromText(CastTypes types) {
        return switch (types.to()) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> new ToBoolean(types);
                    case TINYINT, SMALLINT, INTEGER -> new ToInt(types);
                    case BIGINT -> new ToLong(types, new IntegerText(types.to()));
                    case REAL, DOUBLE -> new ToFloating(types);
                    case BLOB -> new ToBlob(types);
                    case DATE -> new ToDate(types);
                    case TIME -> new ToLong(types, new TimeParser());
                    case TIMESTAMP -> new ToLong(types, TimestampParser.local());
                    case TIMESTAMP_TZ -> new ToLong(types, TimestampParser.zoned());
                    case TIMESTAMP_NS -> new ToLong(types, TimestampParser.nanos());
                    case INTERVAL -> new ToInterval(types);
                    case NULL, VARCHAR -> null;
                };
            case Type.Decimal decimal ->
                decimal.isLong()
                        ? new ToLong(types, new IntegerText(decimal))
                        : new ToWide(types, decimal);
            case Type.Array a -> null;
            case Type.Struct s -> null;
            case Type.Mapping m -> null;
        };
    }

    /// A cast that reads one string after the other.
    private abstract static class FromText extends CastKernel {
        FromText(CastTypes types) {
            super(types);
        }

        abstract void begin(int count);

        /// Reads `data[from, to)` as the value of `row`; false if it is none.
        abstract boolean read(byte[] data, int from, int to, int row);

        abstract Column finish(Validity valid, int count);

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            begin(count);
            BytesColumn column = in[0].bytes();
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i)) {
                    long view = column.views()[in[0].at(i)];
                    int offset = BytesColumn.offset(view);
                    if (!read(column.data(), offset, offset + BytesColumn.bytes(view), i)) {
                        fail(in[0], i, valid);
                    }
                }
            }
            return finish(valid, count);
        }
    }

    private static final class ToBoolean extends FromText {
        private long[] bits = new long[0];

        ToBoolean(CastTypes types) {
            super(types);
        }

        @Override
        void begin(int count) {
            bits = new long[Columns.words(count)];
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            Boolean value = BooleanParser.parse(data, from, to);
            if (value == null) {
                return false;
            }
            bits[row >> 6] |= value ? 1L << row : 0;
            return true;
        }

        @Override
        Column finish(Validity valid, int count) {
            return new BitColumn(to, bits, valid.words(), count);
        }
    }

    private static final class ToInt extends FromText {
        private final IntegerText parser;
        private int[] values = new int[0];

        ToInt(CastTypes types) {
            super(types);
            parser = new IntegerText(types.to());
        }

        @Override
        void begin(int count) {
            values = values.length < count ? new int[count] : values;
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            boolean parsed = parser.parse(data, from, to);
            values[row] = (int) parser.value();
            return parsed;
        }

        @Override
        Column finish(Validity valid, int count) {
            return new IntColumn(to, values, valid.words(), count);
        }
    }

    private static final class ToDate extends FromText {
        private final DateParser parser = new DateParser();
        private int[] values = new int[0];

        ToDate(CastTypes types) {
            super(types);
        }

        @Override
        void begin(int count) {
            values = values.length < count ? new int[count] : values;
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            boolean parsed = parser.parse(data, from, to);
            values[row] = parser.days();
            return parsed;
        }

        @Override
        Column finish(Validity valid, int count) {
            return new IntColumn(to, values, valid.words(), count);
        }
    }

    /// Reads text that stands for a `long`.
    public interface LongParser {
        /// Whether `data[from, to)` is such a text.
        boolean parse(byte[] data, int from, int to);

        /// What the last successful [#parse] read.
        long value();
    }

    private static final class ToLong extends FromText {
        private final LongParser parser;
        private long[] values = new long[0];

        ToLong(CastTypes types, LongParser parser) {
            super(types);
            this.parser = parser;
        }

        @Override
        void begin(int count) {
            values = values.length < count ? new long[count] : values;
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            boolean parsed = parser.parse(data, from, to);
            values[row] = parser.value();
            return parsed;
        }

        @Override
        Column finish(Validity valid, int count) {
            return new LongColumn(to, values, valid.words(), count);
        }
    }

    /// Integers, and decimals that fit a long.
    private static final class IntegerText implements LongParser {
        private final DecimalParser parser;
        private final long min;
        private final long max;

        IntegerText(Type type) {
            int scale = type instanceof Type.Decimal decimal ? decimal.scale() : 0;
            parser = new DecimalParser(scale, type.isInteger());
            min = IntegerRange.min(type);
            max = IntegerRange.max(type);
        }

        @Override
        public boolean parse(byte[] data, int from, int to) {
            return parser.parse(data, from, to) && parser.isLong() && parser.low() >= min && parser.low() <= max;
        }

        @Override
        public long value() {
            return parser.low();
        }
    }

    private static final class ToWide extends FromText {
        private final Type.Decimal decimal;
        private final DecimalParser parser;
        private long[] words = new long[0];

        ToWide(CastTypes types, Type.Decimal decimal) {
            super(types);
            this.decimal = decimal;
            parser = new DecimalParser(decimal.scale(), false);
        }

        @Override
        void begin(int count) {
            words = words.length < 2 * count ? new long[2 * count] : words;
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            boolean parsed = parser.parse(data, from, to) && parser.fits(decimal.precision());
            words[2 * row] = parser.high();
            words[2 * row + 1] = parser.low();
            return parsed;
        }

        @Override
        Column finish(Validity valid, int count) {
            return new WideColumn(to, words, valid.words(), count);
        }
    }

    private static final class ToFloating extends FromText {
        private double[] doubles = new double[0];
        private float[] floats = new float[0];

        ToFloating(CastTypes types) {
            super(types);
        }

        @Override
        void begin(int count) {
            doubles = doubles.length < count ? new double[count] : doubles;
            floats = floats.length < count ? new float[count] : floats;
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            String number = FloatParser.javaNumber(data, from, to);
            if (number == null) {
                return false;
            }
            if (this.to == Type.DOUBLE) {
                doubles[row] = Double.parseDouble(number);
            } else {
                floats[row] = Float.parseFloat(number);
            }
            return true;
        }

        @Override
        Column finish(Validity valid, int count) {
            return to == Type.DOUBLE
                    ? new DoubleColumn(to, doubles, valid.words(), count)
                    : new FloatColumn(to, floats, valid.words(), count);
        }
    }

    private static final class ToBlob extends FromText {
        private final BytesWriter writer = new BytesWriter();

        ToBlob(CastTypes types) {
            super(types);
        }

        @Override
        void begin(int count) {
            writer.reset(count);
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            boolean parsed = BlobParser.parse(data, from, to, writer);
            writer.end(row);
            return parsed;
        }

        @Override
        Column finish(Validity valid, int count) {
            return writer.column(to, valid.words(), count);
        }
    }

    private static final class ToInterval extends FromText {
        private final IntervalParser parser = new IntervalParser();
        private int[] months = new int[0];
        private int[] days = new int[0];
        private long[] micros = new long[0];

        ToInterval(CastTypes types) {
            super(types);
        }

        @Override
        void begin(int count) {
            if (months.length < count) {
                months = new int[count];
                days = new int[count];
                micros = new long[count];
            }
        }

        @Override
        boolean read(byte[] data, int from, int to, int row) {
            boolean parsed = parser.parse(data, from, to);
            months[row] = parser.months();
            days[row] = parser.days();
            micros[row] = parser.micros();
            return parsed;
        }

        @Override
        Column finish(Validity valid, int count) {
            return new IntervalColumn(to, months, days, micros, valid.words(), count);
        }
    }
}
