package dev.rayo.engine.parquet;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values of columns as the Java objects that [Type] names.
final class ColumnValues {
    private ColumnValues() {}

    static @Nullable Object get(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case ConstantColumn c -> get(Objects.requireNonNull(c.value()), 0);
            case DictionaryColumn c -> get(c.dictionary().values(), c.codes()[row]);
            case BitColumn c -> (c.bits()[row >> 6] >>> row & 1) != 0;
            case IntColumn c -> (long) c.values()[row];
            case LongColumn c ->
                c.type() instanceof Type.Decimal d
                        ? (Object) BigDecimal.valueOf(c.values()[row], d.scale())
                        : (Object) c.values()[row];
            case WideColumn c -> {
                BigInteger unscaled = BigInteger.valueOf(c.words()[2 * row])
                        .shiftLeft(64)
                        .or(new BigInteger(Long.toUnsignedString(c.words()[2 * row + 1])));
                yield new BigDecimal(unscaled, ((Type.Decimal) c.type()).scale());
            }
            case FloatColumn c -> c.values()[row];
            case DoubleColumn c -> c.values()[row];
            case BytesColumn c -> {
                int offset = BytesColumn.offset(c.views()[row]);
                byte[] bytes = Arrays.copyOfRange(c.data(), offset, offset + BytesColumn.bytes(c.views()[row]));
                yield c.type() == Type.VARCHAR ? new String(bytes, StandardCharsets.UTF_8) : new Blob(bytes);
            }
            case IntervalColumn c -> new Interval(c.months()[row], c.days()[row], c.micros()[row]);
            case ListColumn c -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = c.offsets()[row]; i < c.offsets()[row + 1]; i++) {
                    elements.add(get(c.elements(), i));
                }
                yield c.type() instanceof Type.Mapping ? map(elements) : elements;
            }
            case StructColumn c -> {
                List<@Nullable Object> members = new ArrayList<>();
                for (Column member : c.members()) {
                    members.add(get(member, row));
                }
                yield members;
            }
        };
    }

    private static Map<@Nullable Object, @Nullable Object> map(List<@Nullable Object> entries) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object entry : entries) {
            List<?> pair = (List<?>) entry;
            map.put(pair.get(0), pair.get(1));
        }
        return map;
    }
}
