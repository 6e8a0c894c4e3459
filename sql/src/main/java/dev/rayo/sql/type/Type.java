package dev.rayo.sql.type;

import java.util.List;

/// A SQL type. Immutable; equality is structural.
///
/// Values outside vectors (literals, statistics) are Java objects:
///
/// | type | Java | meaning |
/// |---|---|---|
/// | BOOLEAN | `Boolean` | |
/// | TINYINT SMALLINT INTEGER BIGINT | `Long` | |
/// | REAL / DOUBLE | `Float` / `Double` | NaN equals NaN and is the greatest value |
/// | DECIMAL(p, s) | `BigDecimal` of scale s | |
/// | VARCHAR | `String` | ordered by UTF-8 bytes |
/// | BLOB | [Blob] | ordered by unsigned bytes |
/// | DATE | `Long` | days since 1970-01-01, proleptic Gregorian |
/// | TIME | `Long` | microseconds of the day |
/// | TIMESTAMP / TIMESTAMP_TZ | `Long` | microseconds since 1970-01-01T00:00 (UTC for TZ) |
/// | TIMESTAMP_NS | `Long` | nanoseconds since 1970-01-01T00:00 |
/// | INTERVAL | [Interval] | |
/// | LIST | `java.util.List`, STRUCT likewise, MAP `java.util.Map` | |
public sealed interface Type {
    Type NULL = Simple.NULL;
    Type BOOLEAN = Simple.BOOLEAN;
    Type TINYINT = Simple.TINYINT;
    Type SMALLINT = Simple.SMALLINT;
    Type INTEGER = Simple.INTEGER;
    Type BIGINT = Simple.BIGINT;
    Type REAL = Simple.REAL;
    Type DOUBLE = Simple.DOUBLE;
    Type VARCHAR = Simple.VARCHAR;
    Type BLOB = Simple.BLOB;
    Type DATE = Simple.DATE;
    Type TIME = Simple.TIME;
    Type TIMESTAMP = Simple.TIMESTAMP;
    Type TIMESTAMP_TZ = Simple.TIMESTAMP_TZ;
    Type TIMESTAMP_NS = Simple.TIMESTAMP_NS;
    Type INTERVAL = Simple.INTERVAL;

    /// Types without parameters. `NULL` is the type of a bare `NULL` before it meets another type.
    enum Simple implements Type {
        NULL,
        BOOLEAN,
        TINYINT,
        SMALLINT,
        INTEGER,
        BIGINT,
        REAL,
        DOUBLE,
        VARCHAR,
        BLOB,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_TZ,
        TIMESTAMP_NS,
        INTERVAL;

        @Override
        public String toString() {
            return switch (this) {
                case NULL -> "\"NULL\"";
                case REAL -> "FLOAT";
                case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE";
                default -> name();
            };
        }
    }

    /// Exact number of at most `precision` digits (1 to 38), `scale` of them behind the point.
    record Decimal(int precision, int scale) implements Type {
        public static final int PRECISION_MAX = 38;
        /// Up to here the unscaled value fits a `long`.
        public static final int PRECISION_LONG = 18;

        public Decimal {
            if (precision < 1 || precision > PRECISION_MAX || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("no such type: DECIMAL(" + precision + "," + scale + ")");
            }
        }

        /// Whether the unscaled value is kept in one `long`, else in 128 bits.
        public boolean isLong() {
            return precision <= PRECISION_LONG;
        }

        @Override
        public String toString() {
            return "DECIMAL(" + precision + "," + scale + ")";
        }
    }

    /// Ordered values of one type.
    record Array(Type element) implements Type {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /// Named values, each of its own type.
    record Struct(List<Member> members) implements Type {
        public Struct {
            members = List.copyOf(members);
        }

        public record Member(String name, Type type) {}

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("STRUCT(");
            for (int i = 0; i < members.size(); i++) {
                text.append(i == 0 ? "" : ", ").append('"').append(members.get(i).name()).append("\" ");
                text.append(members.get(i).type());
            }
            return text.append(')').toString();
        }
    }

    /// Keys to values; keys are unique and not NULL.
    record Mapping(Type key, Type value) implements Type {
        @Override
        public String toString() {
            return "MAP(" + key + ", " + value + ")";
        }
    }

    static Decimal decimal(int precision, int scale) {
        return new Decimal(precision, scale);
    }

    /// TINYINT, SMALLINT, INTEGER or BIGINT.
    default boolean isInteger() {
        return switch (this) {
            case Simple simple ->
                switch (simple) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
                    case NULL, BOOLEAN, REAL, DOUBLE, VARCHAR, BLOB, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ,
                            TIMESTAMP_NS, INTERVAL -> false;
                };
            case Decimal d -> false;
            case Array a -> false;
            case Struct s -> false;
            case Mapping m -> false;
        };
    }

    /// REAL or DOUBLE.
    default boolean isFloating() {
        return this == REAL || this == DOUBLE;
    }

    default boolean isNumeric() {
        return isInteger() || isFloating() || this instanceof Decimal;
    }

    /// DATE or one of the timestamps.
    default boolean isTemporal() {
        return this == DATE || this == TIMESTAMP || this == TIMESTAMP_TZ || this == TIMESTAMP_NS;
    }

    default boolean isNested() {
        return this instanceof Array || this instanceof Struct || this instanceof Mapping;
    }
}
