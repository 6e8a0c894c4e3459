package dev.rayo.engine.jdbc;

import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.sql.Types;

/// What JDBC calls SQL's types, and how wide they are.
final class JdbcTypes {
    private JdbcTypes() {}

    /// A constant of [Types].
    static int code(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL -> Types.NULL;
                    case BOOLEAN -> Types.BOOLEAN;
                    case TINYINT -> Types.TINYINT;
                    case SMALLINT -> Types.SMALLINT;
                    case INTEGER -> Types.INTEGER;
                    case BIGINT -> Types.BIGINT;
                    case REAL -> Types.REAL;
                    case DOUBLE -> Types.DOUBLE;
                    case VARCHAR -> Types.VARCHAR;
                    case BLOB -> Types.BLOB;
                    case DATE -> Types.DATE;
                    case TIME -> Types.TIME;
                    case TIMESTAMP, TIMESTAMP_NS -> Types.TIMESTAMP;
                    case TIMESTAMP_TZ -> Types.TIMESTAMP_WITH_TIMEZONE;
                    case INTERVAL -> Types.OTHER;
                };
            case Type.Decimal decimal -> Types.DECIMAL;
            case Type.Array array -> Types.ARRAY;
            case Type.Struct struct -> Types.STRUCT;
            case Type.Mapping mapping -> Types.OTHER;
        };
    }

    /// What `getObject` returns.
    static Class<?> javaClass(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> Boolean.class;
                    case TINYINT -> Byte.class;
                    case SMALLINT -> Short.class;
                    case INTEGER -> Integer.class;
                    case BIGINT -> Long.class;
                    case REAL -> Float.class;
                    case DOUBLE -> Double.class;
                    case VARCHAR -> String.class;
                    case BLOB -> byte[].class;
                    case DATE -> java.time.LocalDate.class;
                    case TIME -> java.time.LocalTime.class;
                    case TIMESTAMP, TIMESTAMP_NS -> java.sql.Timestamp.class;
                    case TIMESTAMP_TZ -> java.time.OffsetDateTime.class;
                    case INTERVAL -> dev.rayo.sql.type.Interval.class;
                    case NULL -> Object.class;
                };
            case Type.Decimal decimal -> BigDecimal.class;
            case Type.Array array -> java.util.List.class;
            case Type.Struct struct -> java.util.List.class;
            case Type.Mapping mapping -> java.util.Map.class;
        };
    }

    /// Decimal digits of numbers, 0 where the word means nothing.
    static int precision(Type type) {
        return switch (type) {
            case Type.Decimal decimal -> decimal.precision();
            case Type.Simple simple ->
                switch (simple) {
                    case TINYINT -> 3;
                    case SMALLINT -> 5;
                    case INTEGER -> 10;
                    case BIGINT -> 19;
                    case REAL -> 7;
                    case DOUBLE -> 15;
                    case NULL, BOOLEAN, VARCHAR, BLOB, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS, INTERVAL -> 0;
                };
            case Type.Array array -> 0;
            case Type.Struct struct -> 0;
            case Type.Mapping mapping -> 0;
        };
    }
}
