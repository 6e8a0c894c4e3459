package dev.rayo.engine.operator;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Columns from Java objects and back.
public final class TestColumns {
    private TestColumns() {}

    /// A plain column with fresh arrays.
    public static Column plain(Type type, List<? extends @Nullable Object> values) {
        int count = values.size();
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            if (values.get(i) == null) {
                if (validity == null) {
                    validity = new long[(count + 63) >> 6];
                    Arrays.fill(validity, -1L);
                }
                validity[i >> 6] &= ~(1L << i);
            }
        }
        if (type == Type.NULL) {
            return new ConstantColumn(type, null, count);
        }
        if (type instanceof Type.Array array) {
            return list(array, values, validity);
        }
        if (type instanceof Type.Struct struct) {
            return struct(struct, values, validity);
        }
        return switch (plainKind(type)) {
            case "bit" -> {
                long[] bits = new long[(count + 63) >> 6];
                for (int i = 0; i < count; i++) {
                    bits[i >> 6] |= Boolean.TRUE.equals(values.get(i)) ? 1L << i : 0;
                }
                yield new BitColumn(type, bits, validity, count);
            }
            case "int" -> {
                int[] ints = new int[count];
                for (int i = 0; i < count; i++) {
                    ints[i] = values.get(i) instanceof Long v ? v.intValue() : 0x5a5a5a5a;
                }
                yield new IntColumn(type, ints, validity, count);
            }
            case "long" -> {
                long[] longs = new long[count];
                for (int i = 0; i < count; i++) {
                    Object value = values.get(i);
                    longs[i] = value instanceof BigDecimal d
                            ? d.unscaledValue().longValueExact()
                            : value instanceof Long v ? v : 0x5a5a5a5a5a5aL;
                }
                yield new LongColumn(type, longs, validity, count);
            }
            case "wide" -> {
                long[] words = new long[2 * count];
                for (int i = 0; i < count; i++) {
                    if (values.get(i) instanceof BigDecimal d) {
                        words[2 * i] = d.unscaledValue().shiftRight(64).longValue();
                        words[2 * i + 1] = d.unscaledValue().longValue();
                    }
                }
                yield new WideColumn(type, words, validity, count);
            }
            case "float" -> {
                float[] floats = new float[count];
                for (int i = 0; i < count; i++) {
                    floats[i] = values.get(i) instanceof Float v ? v : Float.NaN;
                }
                yield new FloatColumn(type, floats, validity, count);
            }
            case "double" -> {
                double[] doubles = new double[count];
                for (int i = 0; i < count; i++) {
                    doubles[i] = values.get(i) instanceof Double v ? v : Double.NaN;
                }
                yield new DoubleColumn(type, doubles, validity, count);
            }
            case "bytes" -> bytes(type, values, validity, count);
            default -> {
                int[] months = new int[count];
                int[] days = new int[count];
                long[] micros = new long[count];
                for (int i = 0; i < count; i++) {
                    if (values.get(i) instanceof Interval v) {
                        months[i] = v.months();
                        days[i] = v.days();
                        micros[i] = v.micros();
                    }
                }
                yield new IntervalColumn(type, months, days, micros, validity, count);
            }
        };
    }

    private static Column list(
            Type.Array type, List<? extends @Nullable Object> values, long @Nullable [] validity) {
        List<@Nullable Object> elements = new ArrayList<>();
        int[] offsets = new int[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof List<?> list) {
                elements.addAll(list);
            }
            offsets[i + 1] = elements.size();
        }
        return new ListColumn(type, offsets, plain(type.element(), elements), validity, values.size());
    }

    private static Column struct(
            Type.Struct type, List<? extends @Nullable Object> values, long @Nullable [] validity) {
        List<Column> members = new ArrayList<>();
        for (int m = 0; m < type.members().size(); m++) {
            List<@Nullable Object> each = new ArrayList<>();
            for (Object value : values) {
                each.add(value instanceof List<?> list ? list.get(m) : null);
            }
            members.add(plain(type.members().get(m).type(), each));
        }
        return new StructColumn(type, members, validity, values.size());
    }

    private static BytesColumn bytes(
            Type type, List<? extends @Nullable Object> values, long @Nullable [] validity, int count) {
        List<byte[]> parts = new ArrayList<>();
        int total = 3;
        for (Object value : values) {
            byte[] part = value instanceof String s
                    ? s.getBytes(StandardCharsets.UTF_8)
                    : value instanceof Blob b ? b.bytes() : new byte[0];
            parts.add(part);
            total += part.length;
        }
        byte[] data = new byte[total];
        long[] views = new long[count];
        int at = 3;
        for (int i = 0; i < count; i++) {
            byte[] part = parts.get(i);
            System.arraycopy(part, 0, data, at, part.length);
            // A view under a NULL is arbitrary.
            views[i] = values.get(i) == null ? -1L : BytesColumn.view(at, part.length);
            at += part.length;
        }
        return new BytesColumn(type, views, data, validity, count);
    }

    private static String plainKind(Type type) {
        if (type instanceof Type.Decimal d) {
            return d.isLong() ? "long" : "wide";
        }
        return switch ((Type.Simple) type) {
            case BOOLEAN -> "bit";
            case NULL, TINYINT, SMALLINT, INTEGER, DATE -> "int";
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> "long";
            case REAL -> "float";
            case DOUBLE -> "double";
            case VARCHAR, BLOB -> "bytes";
            case INTERVAL -> "interval";
        };
    }

    /// The value of a row, as [Type] says; null for NULL.
    public static @Nullable Object value(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        Type type = column.type();
        return switch (column) {
            case ConstantColumn c -> value(Objects.requireNonNull(c.value()), 0);
            case DictionaryColumn c -> value(c.dictionary().values(), c.codes()[row]);
            case BitColumn c -> (c.bits()[row >> 6] >>> row & 1) != 0;
            case IntColumn c -> (long) c.values()[row];
            case LongColumn c ->
                type instanceof Type.Decimal d ? BigDecimal.valueOf(c.values()[row], d.scale()) : (Object) c.values()[row];
            case WideColumn c -> {
                BigInteger low = new BigInteger(Long.toUnsignedString(c.words()[2 * row + 1]));
                BigInteger all = BigInteger.valueOf(c.words()[2 * row]).shiftLeft(64).add(low);
                yield new BigDecimal(all, ((Type.Decimal) type).scale());
            }
            case FloatColumn c -> c.values()[row];
            case DoubleColumn c -> c.values()[row];
            case BytesColumn c -> {
                int from = BytesColumn.offset(c.views()[row]);
                byte[] bytes = Arrays.copyOfRange(c.data(), from, from + BytesColumn.bytes(c.views()[row]));
                yield type == Type.VARCHAR ? new String(bytes, StandardCharsets.UTF_8) : new Blob(bytes);
            }
            case IntervalColumn c -> new Interval(c.months()[row], c.days()[row], c.micros()[row]);
            case ListColumn c -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = c.offsets()[row]; i < c.offsets()[row + 1]; i++) {
                    list.add(value(c.elements(), i));
                }
                yield list;
            }
            case StructColumn c -> {
                List<@Nullable Object> list = new ArrayList<>();
                c.members().forEach(member -> list.add(value(member, row)));
                yield list;
            }
        };
    }

    /// Overwrites what a producer may overwrite at its next step.
    public static void poison(Column column) {
        long[] validity = column.validity();
        if (validity != null && !(column instanceof ConstantColumn)) {
            Arrays.fill(validity, 0xAAAA_AAAA_AAAA_AAAAL);
        }
        switch (column) {
            case BitColumn c -> Arrays.fill(c.bits(), 0x5555_5555_5555_5555L);
            case IntColumn c -> Arrays.fill(c.values(), 0x7bad_bad7);
            case LongColumn c -> Arrays.fill(c.values(), 0x7bad_bad7_7bad_bad7L);
            case WideColumn c -> Arrays.fill(c.words(), 0x7bad_bad7_7bad_bad7L);
            case FloatColumn c -> Arrays.fill(c.values(), -12345.5f);
            case DoubleColumn c -> Arrays.fill(c.values(), -12345.5);
            case BytesColumn c -> {
                Arrays.fill(c.data(), (byte) '#');
                Arrays.fill(c.views(), -1L);
            }
            case IntervalColumn c -> {
                Arrays.fill(c.months(), 77);
                Arrays.fill(c.days(), 77);
                Arrays.fill(c.micros(), 77);
            }
            // Dictionaries are immutable and shared.
            case DictionaryColumn c -> Arrays.fill(c.codes(), -1);
            case ConstantColumn c -> {
                if (c.value() != null) {
                    poison(c.value());
                }
            }
            case ListColumn c -> {
                Arrays.fill(c.offsets(), -1);
                poison(c.elements());
            }
            case StructColumn c -> c.members().forEach(TestColumns::poison);
        }
    }
}
