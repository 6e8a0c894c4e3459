package dev.rayo.engine.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Changes of form that keep the values.
public final class Columns {
    private Columns() {}

    /// The plain form of a constant or dictionary column; a plain column itself. A constant NULL has no plain form of
    /// its own: it becomes zero values, all NULL, of the type's plain form.
    public static Column flatten(Column column) {
        return switch (column) {
            case DictionaryColumn d -> {
                Column values = new GatherBuffer().gather(d.dictionary().values(), d.codes(), d.length());
                yield withValidity(values, d.validity(), d.length());
            }
            case ConstantColumn c -> {
                Column value = c.value();
                yield value == null
                        ? NullColumns.ofType(c.type(), c.length())
                        : new GatherBuffer().gather(value, new int[c.length()], c.length());
            }
            case BitColumn plain -> plain;
            case IntColumn plain -> plain;
            case LongColumn plain -> plain;
            case WideColumn plain -> plain;
            case FloatColumn plain -> plain;
            case DoubleColumn plain -> plain;
            case BytesColumn plain -> plain;
            case IntervalColumn plain -> plain;
            case ListColumn plain -> plain;
            case StructColumn plain -> plain;
        };
    }

    /// Words of a bitmap of `count` bits.
    public static int words(int count) {
        return (count + 63) >> 6;
    }

    /// Whether a value is NULL, by the bitmap of those that are not; a bitmap that is missing says that none is.
    public static boolean isNull(long @Nullable [] validity, int row) {
        return validity != null && (validity[row >> 6] >>> row & 1) == 0;
    }

    /// A fresh bitmap whose first `count` bits are set.
    public static long[] allValid(int count) {
        long[] words = new long[words(count)];
        Arrays.fill(words, -1L);
        return words;
    }

    /// The first `length` of the plain `values` with other NULLs; the arrays are shared.
    public static Column withValidity(Column values, long @Nullable [] validity, int length) {
        return switch (values) {
            case BitColumn c -> new BitColumn(c.type(), c.bits(), validity, length);
            case IntColumn c -> new IntColumn(c.type(), c.values(), validity, length);
            case LongColumn c -> new LongColumn(c.type(), c.values(), validity, length);
            case WideColumn c -> new WideColumn(c.type(), c.words(), validity, length);
            case FloatColumn c -> new FloatColumn(c.type(), c.values(), validity, length);
            case DoubleColumn c -> new DoubleColumn(c.type(), c.values(), validity, length);
            case BytesColumn c -> new BytesColumn(c.type(), c.views(), c.data(), validity, length);
            case IntervalColumn c ->
                new IntervalColumn(c.type(), c.months(), c.days(), c.micros(), validity, length);
            case ListColumn c -> new ListColumn(c.type(), c.offsets(), c.elements(), validity, length);
            case StructColumn c -> new StructColumn(c.type(), c.members(), validity, length);
            case ConstantColumn c -> throw new IllegalArgumentException("not a plain column: " + c);
            case DictionaryColumn c -> throw new IllegalArgumentException("not a plain column: " + c);
        };
    }
}
