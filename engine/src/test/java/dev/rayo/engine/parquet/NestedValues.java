package dev.rayo.engine.parquet;

import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists, structs and maps as DuckDB's JDBC driver hands them over, turned into the objects that [Type] names.
final class NestedValues {
    private NestedValues() {}

    static @Nullable Object of(@Nullable Object value, Type type) throws SQLException {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case Type.Array array -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (Object element : (Object[]) ((Array) value).getArray()) {
                    elements.add(of(element, array.element()));
                }
                yield elements;
            }
            case Type.Struct struct -> {
                List<@Nullable Object> members = new ArrayList<>();
                Object[] attributes = ((Struct) value).getAttributes();
                for (int i = 0; i < attributes.length; i++) {
                    members.add(of(attributes[i], struct.members().get(i).type()));
                }
                yield members;
            }
            case Type.Mapping mapping -> {
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    map.put(of(entry.getKey(), mapping.key()), of(entry.getValue(), mapping.value()));
                }
                yield map;
            }
            case Type.Decimal decimal -> new BigDecimal(value.toString()).setScale(decimal.scale());
            case Type.Simple simple -> scalar(value, simple);
        };
    }

    private static Object scalar(Object value, Type.Simple type) throws SQLException {
        return switch (type) {
            case BOOLEAN, REAL, DOUBLE -> value;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> ((Number) value).longValue();
            case DATE -> ((LocalDate) value).toEpochDay();
            case TIMESTAMP -> {
                Instant instant = ((Timestamp) value).toLocalDateTime().toInstant(java.time.ZoneOffset.UTC);
                yield ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            }
            case BLOB -> {
                java.sql.Blob blob = (java.sql.Blob) value;
                yield new Blob(blob.getBytes(1, (int) blob.length()));
            }
            case VARCHAR, INTERVAL, NULL, TIME, TIMESTAMP_TZ, TIMESTAMP_NS -> value.toString();
        };
    }
}
