package dev.rayo.engine.parquet.pruning;

import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values in a form that compares as SQL does: numbers and times as `Long`, floating numbers as `Double`, decimals as
/// `BigDecimal`, text and blobs as `byte[]`, booleans as `Boolean`.
public final class ValueOrder {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private ValueOrder() {}

    /// Compares two values of one form. NaN is the greatest number, and both zeros are equal.
    public static int compare(Object left, Object right) {
        return switch (left) {
            case Long l -> Long.compare(l, (Long) right);
            case Double d -> Double.compare(d + 0.0, (Double) right + 0.0);
            case BigDecimal d -> d.compareTo((BigDecimal) right);
            case Boolean b -> Boolean.compare(b, (Boolean) right);
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) right);
            default -> throw new IllegalArgumentException("not comparable: " + left.getClass());
        };
    }

    static boolean isNaN(@Nullable Object value) {
        return value instanceof Double d && d.isNaN();
    }

    /// The form of a literal; null for types without order here.
    static @Nullable Object ofLiteral(Object literal) {
        return switch (literal) {
            case Long l -> l;
            case Boolean b -> b;
            case Double d -> d;
            case Float f -> (double) f;
            case BigDecimal d -> d;
            case String s -> s.getBytes(StandardCharsets.UTF_8);
            case Blob b -> b.bytes();
            default -> null;
        };
    }

    /// The literal of a bound, as [Type] says; null if it has none (text that was cut within a character).
    public static @Nullable Object toLiteral(Object value, Type type) {
        return switch (value) {
            case Double d -> type == Type.REAL ? (Object) d.floatValue() : d;
            case byte[] bytes -> type == Type.VARCHAR ? text(bytes) : new Blob(bytes);
            default -> value;
        };
    }

    private static @Nullable String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }

    /// What a cast makes of a bound, if the cast keeps the order; else null.
    static @Nullable Object cast(Object value, Type from, Type to) {
        if (from.equals(to)) {
            return value;
        }
        return switch (value) {
            case Long l -> castLong(l, from, to);
            case Double d -> to == Type.DOUBLE ? d : null;
            case BigDecimal d -> {
                if (to instanceof Type.Decimal decimal) {
                    yield d.setScale(decimal.scale(), RoundingMode.HALF_UP);
                }
                yield to == Type.DOUBLE ? d.doubleValue() : null;
            }
            default -> null;
        };
    }

    private static @Nullable Object castLong(long value, Type from, Type to) {
        if (from.isInteger()) {
            if (to.isInteger()) {
                return value;
            }
            if (to instanceof Type.Decimal decimal) {
                return BigDecimal.valueOf(value).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
            }
            return to == Type.DOUBLE ? (Object) (double) value : null;
        }
        if (from == Type.DATE && (to == Type.TIMESTAMP || to == Type.TIMESTAMP_TZ)) {
            return value * MICROS_PER_DAY;
        }
        return from == Type.TIMESTAMP && to == Type.DATE ? Math.floorDiv(value, MICROS_PER_DAY) : null;
    }
}
