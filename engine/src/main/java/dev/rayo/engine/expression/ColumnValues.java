package dev.rayo.engine.expression;

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
import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Single values out of columns, as [Type] says which Java object stands for which type.
public final class ColumnValues {
    private ColumnValues() {}

    /// The value of `row`; null if it is NULL.
    public static @Nullable Object get(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case ConstantColumn c -> c.value() == null ? null : get(c.value(), 0);
            case DictionaryColumn c -> get(c.dictionary().values(), c.codes()[row]);
            case BitColumn c -> (c.bits()[row >> 6] >>> row & 1) != 0;
            case IntColumn c -> (long) c.values()[row];
            case LongColumn c ->
                c.type() instanceof Type.Decimal decimal
                        ? BigDecimal.valueOf(c.values()[row], decimal.scale())
                        : (Object) c.values()[row];
            case WideColumn c ->
                new BigDecimal(
                        Int128.toBigInteger(c.words()[2 * row], c.words()[2 * row + 1]),
                        ((Type.Decimal) c.type()).scale());
            case FloatColumn c -> c.values()[row];
            case DoubleColumn c -> c.values()[row];
            case BytesColumn c -> bytes(c, row);
            case IntervalColumn c -> new Interval(c.months()[row], c.days()[row], c.micros()[row]);
            case ListColumn c -> list(c, row);
            case StructColumn c -> struct(c, row);
        };
    }

    private static Object bytes(BytesColumn column, int row) {
        long view = column.views()[row];
        int offset = BytesColumn.offset(view);
        int length = BytesColumn.bytes(view);
        return column.type() == Type.BLOB
                ? new Blob(Arrays.copyOfRange(column.data(), offset, offset + length))
                : new String(column.data(), offset, length, StandardCharsets.UTF_8);
    }

    private static Object list(ListColumn column, int row) {
        int from = column.offsets()[row];
        int to = column.offsets()[row + 1];
        if (column.type() instanceof Type.Mapping && column.elements() instanceof StructColumn entries) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = from; i < to; i++) {
                map.put(get(entries.members().get(0), i), get(entries.members().get(1), i));
            }
            return map;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = from; i < to; i++) {
            list.add(get(column.elements(), i));
        }
        return list;
    }

    private static List<@Nullable Object> struct(StructColumn column, int row) {
        List<@Nullable Object> members = new ArrayList<>();
        for (Column member : column.members()) {
            members.add(get(member, row));
        }
        return members;
    }
}
