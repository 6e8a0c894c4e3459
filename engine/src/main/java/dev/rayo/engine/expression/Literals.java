package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.simd.Int128;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Columns of Java values, as [Type] says which object stands for which type.
public final class Literals {
    private static final BitColumn TRUE = new BitColumn(Type.BOOLEAN, new long[] {1}, null, 1);
    private static final BitColumn FALSE = new BitColumn(Type.BOOLEAN, new long[] {0}, null, 1);

    private Literals() {}

    /// A plain column of the literal alone; null if it is NULL.
    public static @Nullable Column column(Literal literal) {
        Object value = literal.value();
        return value == null ? null : column(Collections.singletonList(value), literal.type());
    }

    static Column bit(boolean value) {
        return value ? TRUE : FALSE;
    }

    /// A plain column of `values`, null standing for NULL. Nothing is shared with it later.
    public static Column column(List<? extends @Nullable Object> values, Type type) {
        int count = values.size();
        long[] valid = validity(values);
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL, TINYINT, SMALLINT, INTEGER, DATE -> {
                        int[] ints = new int[count];
                        for (int i = 0; i < count; i++) {
                            ints[i] = values.get(i) instanceof Long value ? Math.toIntExact(value) : 0;
                        }
                        yield new IntColumn(type, ints, valid, count);
                    }
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> {
                        long[] longs = new long[count];
                        for (int i = 0; i < count; i++) {
                            longs[i] = values.get(i) instanceof Long value ? value : 0;
                        }
                        yield new LongColumn(type, longs, valid, count);
                    }
                    case BOOLEAN -> {
                        long[] bits = new long[(count + 63) >> 6];
                        for (int i = 0; i < count; i++) {
                            bits[i >> 6] |= Boolean.TRUE.equals(values.get(i)) ? 1L << i : 0;
                        }
                        yield new BitColumn(type, bits, valid, count);
                    }
                    case REAL -> {
                        float[] floats = new float[count];
                        for (int i = 0; i < count; i++) {
                            floats[i] = values.get(i) instanceof Float value ? value : 0;
                        }
                        yield new FloatColumn(type, floats, valid, count);
                    }
                    case DOUBLE -> {
                        double[] doubles = new double[count];
                        for (int i = 0; i < count; i++) {
                            doubles[i] = values.get(i) instanceof Double value ? value : 0;
                        }
                        yield new DoubleColumn(type, doubles, valid, count);
                    }
                    case VARCHAR, BLOB -> bytes(values, type, valid);
                    case INTERVAL -> intervals(values, valid);
                };
            case Type.Decimal decimal -> decimals(values, decimal, valid);
            case Type.Array array -> lists(values, array, array.element(), valid);
            case Type.Mapping mapping -> lists(values, mapping, entryType(mapping), valid);
            case Type.Struct struct -> {
                List<Column> members = new ArrayList<>();
                for (int member = 0; member < struct.members().size(); member++) {
                    List<@Nullable Object> each = new ArrayList<>();
                    for (Object value : values) {
                        each.add(value instanceof List<?> list ? list.get(member) : null);
                    }
                    members.add(column(each, struct.members().get(member).type()));
                }
                yield new StructColumn(type, members, valid, count);
            }
        };
    }

    private static long @Nullable [] validity(List<? extends @Nullable Object> values) {
        long[] valid = new long[(values.size() + 63) >> 6];
        boolean any = false;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                any = true;
            } else {
                valid[i >> 6] |= 1L << i;
            }
        }
        return any ? valid : null;
    }

    private static Column bytes(List<? extends @Nullable Object> values, Type type, long @Nullable [] valid) {
        byte[][] each = new byte[values.size()][];
        int size = 0;
        for (int i = 0; i < each.length; i++) {
            each[i] = switch (values.get(i)) {
                case String text -> text.getBytes(StandardCharsets.UTF_8);
                case Blob blob -> blob.bytes();
                case null -> new byte[0];
                case Object other ->
                    throw new IllegalArgumentException("not a value of " + type + ": " + other.getClass());
            };
            size = Math.addExact(size, each[i].length);
        }
        byte[] data = new byte[size];
        long[] views = new long[each.length];
        int at = 0;
        for (int i = 0; i < each.length; i++) {
            System.arraycopy(each[i], 0, data, at, each[i].length);
            views[i] = BytesColumn.view(at, each[i].length);
            at += each[i].length;
        }
        return new BytesColumn(type, views, data, valid, each.length);
    }

    private static Column intervals(List<? extends @Nullable Object> values, long @Nullable [] valid) {
        int count = values.size();
        int[] months = new int[count];
        int[] days = new int[count];
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            if (values.get(i) instanceof Interval value) {
                months[i] = value.months();
                days[i] = value.days();
                micros[i] = value.micros();
            }
        }
        return new IntervalColumn(Type.INTERVAL, months, days, micros, valid, count);
    }

    private static Column decimals(
            List<? extends @Nullable Object> values, Type.Decimal type, long @Nullable [] valid) {
        int count = values.size();
        long[] words = new long[type.isLong() ? count : 2 * count];
        for (int i = 0; i < count; i++) {
            if (values.get(i) instanceof BigDecimal value) {
                if (type.isLong()) {
                    words[i] = value.setScale(type.scale()).unscaledValue().longValueExact();
                } else {
                    Int128.ofBigInteger(value.setScale(type.scale()).unscaledValue(), words, 2 * i);
                }
            }
        }
        return type.isLong()
                ? new LongColumn(type, words, valid, count)
                : new WideColumn(type, words, valid, count);
    }

    private static Column lists(
            List<? extends @Nullable Object> values, Type type, Type element, long @Nullable [] valid) {
        int[] offsets = new int[values.size() + 1];
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case List<?> list -> elements.addAll(list);
                case Map<?, ?> map ->
                    map.forEach((key, value) -> elements.add(Arrays.asList(key, value)));
                case null -> {}
                case Object other ->
                    throw new IllegalArgumentException("not a value of " + type + ": " + other.getClass());
            }
            offsets[i + 1] = elements.size();
        }
        return new ListColumn(type, offsets, Objects.requireNonNull(column(elements, element)), valid, values.size());
    }

    private static Type entryType(Type.Mapping mapping) {
        return new Type.Struct(List.of(
                new Type.Struct.Member("key", mapping.key()), new Type.Struct.Member("value", mapping.value())));
    }
}
