package dev.rayo.engine.jdbc;

import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Values of Rayo as the Java objects that JDBC promises.
final class JdbcValues {
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private JdbcValues() {}

    /// As [JdbcTypes#javaClass] says.
    static Object object(Object value, Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case TINYINT -> ((Long) value).byteValue();
                    case SMALLINT -> ((Long) value).shortValue();
                    case INTEGER -> ((Long) value).intValue();
                    case BLOB -> ((Blob) value).bytes().clone();
                    case DATE -> LocalDate.ofEpochDay((Long) value);
                    case TIME -> LocalTime.ofNanoOfDay((Long) value * 1_000);
                    case TIMESTAMP, TIMESTAMP_NS -> Timestamp.valueOf(dateTime((Long) value, simple));
                    case TIMESTAMP_TZ -> dateTime((Long) value, simple).atOffset(ZoneOffset.UTC);
                    case NULL, BOOLEAN, BIGINT, REAL, DOUBLE, VARCHAR, INTERVAL -> value;
                };
            case Type.Decimal decimal -> value;
            case Type.Array array -> value;
            case Type.Struct struct -> value;
            case Type.Mapping mapping -> value;
        };
    }

    /// @throws SQLException if a value of this type cannot be had as `wanted`
    static <T> T as(Class<T> wanted, Object value, Type type) throws SQLException {
        if (type.isTemporal()) {
            LocalDateTime time = type == Type.DATE
                    ? LocalDate.ofEpochDay((Long) value).atStartOfDay()
                    : dateTime((Long) value, (Type.Simple) type);
            if (wanted == LocalDateTime.class) {
                return wanted.cast(time);
            }
            if (wanted == LocalDate.class) {
                return wanted.cast(time.toLocalDate());
            }
            if (wanted == LocalTime.class) {
                return wanted.cast(time.toLocalTime());
            }
            if (wanted == OffsetDateTime.class) {
                return wanted.cast(time.atOffset(ZoneOffset.UTC));
            }
            if (wanted == Instant.class) {
                return wanted.cast(time.toInstant(ZoneOffset.UTC));
            }
            if (wanted == Timestamp.class) {
                return wanted.cast(Timestamp.valueOf(time));
            }
        }
        Object object = object(value, type);
        if (wanted.isInstance(object)) {
            return wanted.cast(object);
        }
        if (object instanceof Number number) {
            if (wanted == Long.class) {
                return wanted.cast(number.longValue());
            }
            if (wanted == Integer.class) {
                return wanted.cast(Math.toIntExact(number.longValue()));
            }
            if (wanted == Double.class) {
                return wanted.cast(number.doubleValue());
            }
        }
        if (wanted == String.class) {
            return wanted.cast(object.toString());
        }
        throw SqlErrors.unreadable("a value of type " + type + " is not readable as " + wanted.getName());
    }

    private static LocalDateTime dateTime(long value, Type.Simple type) {
        return type == Type.Simple.TIMESTAMP_NS
                ? LocalDateTime.ofEpochSecond(
                        Math.floorDiv(value, NANOS), (int) Math.floorMod(value, NANOS), ZoneOffset.UTC)
                : LocalDateTime.ofEpochSecond(Math.floorDiv(value, MICROS), 0, ZoneOffset.UTC)
                        .plus(Math.floorMod(value, MICROS), ChronoUnit.MICROS);
    }
}
