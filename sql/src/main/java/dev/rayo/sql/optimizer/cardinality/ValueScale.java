package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Values as points on a line, in their order: what ranges are measured with.
final class ValueScale {
    private static final int PREFIX_BYTES = 6;
    private static final double DAY_MICROS = 86_400_000_000.0;
    private static final int DAYS_PER_MONTH = 30;

    private ValueScale() {}

    /// NaN for NULL and for what has no place on a line.
    static double position(@Nullable Object value) {
        return switch (value) {
            case null -> Double.NaN;
            case Long l -> l;
            case BigDecimal d -> d.doubleValue();
            case Double d -> d;
            case Float f -> f;
            case Boolean b -> b ? 1 : 0;
            case String s -> prefix(s);
            case Interval i -> (i.months() * (double) DAYS_PER_MONTH + i.days()) * DAY_MICROS + i.micros();
            default -> Double.NaN;
        };
    }

    /// The first bytes as a number to the base 256.
    private static double prefix(String text) {
        byte[] bytes = text.substring(0, Math.min(text.length(), PREFIX_BYTES)).getBytes(StandardCharsets.UTF_8);
        double position = 0;
        for (int i = 0; i < PREFIX_BYTES; i++) {
            position = position * 256 + (i < bytes.length ? bytes[i] & 0xff : 0);
        }
        return position;
    }

    /// Values from `low` to `high` of a type whose values can be counted; infinite for others.
    static double countBetween(double low, double high, Type type) {
        if (type == Type.BOOLEAN) {
            return 2;
        }
        boolean whole = type.isInteger() || type == Type.DATE || type instanceof Type.Decimal;
        if (!whole || Double.isNaN(low) || Double.isNaN(high)) {
            return Double.POSITIVE_INFINITY;
        }
        double steps = type instanceof Type.Decimal d ? Math.pow(10, d.scale()) : 1;
        return (high - low) * steps + 1;
    }

    /// The distance of neighbouring values; 0 where they lie dense.
    static double step(Type type) {
        if (type instanceof Type.Decimal d) {
            return Math.pow(10, -d.scale());
        }
        return type.isInteger() || type == Type.DATE ? 1 : 0;
    }

    /// Bytes of a value where nothing better is known.
    static double bytes(Type type) {
        return switch (type) {
            case Type.Simple simple -> switch (simple) {
                case NULL, BOOLEAN, TINYINT -> 1;
                case SMALLINT -> 2;
                case INTEGER, REAL, DATE -> 4;
                case BIGINT, DOUBLE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> 8;
                case INTERVAL -> 16;
                case VARCHAR, BLOB -> 20;
            };
            case Type.Decimal d -> d.isLong() ? 8 : 16;
            case Type.Array a -> 40;
            case Type.Struct s -> 40;
            case Type.Mapping m -> 80;
        };
    }
}
