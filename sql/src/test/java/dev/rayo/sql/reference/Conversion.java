package dev.rayo.sql.reference;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Casts, as far as the tests of the front end need them.
final class Conversion {
    private static final long DAY_MICROS = 86_400_000_000L;

    private Conversion() {}

    static @Nullable Object convert(@Nullable Object value, Type from, Type to) {
        if (value == null || from.equals(to)) {
            return value;
        }
        try {
            if (to == Type.VARCHAR) {
                return from == Type.DATE ? LocalDate.ofEpochDay((Long) value).toString() : value.toString();
            }
            if (to == Type.DATE && value instanceof String text) {
                return LocalDate.parse(text.strip()).toEpochDay();
            }
            if (from == Type.DATE) {
                return (Long) value * DAY_MICROS;
            }
            if (to == Type.DATE) {
                return Math.floorDiv((Long) value, DAY_MICROS);
            }
            if (to == Type.BOOLEAN) {
                return value instanceof String text ? Boolean.parseBoolean(text) : ((Number) value).doubleValue() != 0;
            }
            if (to.isNumeric()) {
                return number(value, to);
            }
            if (from.isTemporal() && to.isTemporal()) {
                return value;
            }
        } catch (RuntimeException failure) {
            throw RayoException.user("could not convert " + value + " to " + to);
        }
        throw new IllegalArgumentException("the interpreter has no cast from " + from + " to " + to);
    }

    private static Object number(Object value, Type to) {
        if (value instanceof Boolean truth) {
            return number(truth ? 1L : 0L, to);
        }
        if (to == Type.DOUBLE || to == Type.REAL) {
            double number = value instanceof String text ? Double.parseDouble(text) : ((Number) value).doubleValue();
            return to == Type.DOUBLE ? (Object) number : (Object) (float) number;
        }
        BigDecimal exact = new BigDecimal(value.toString().strip());
        if (to instanceof Decimal decimal) {
            BigDecimal rounded = exact.setScale(decimal.scale(), RoundingMode.HALF_UP);
            if (rounded.precision() - rounded.scale() > decimal.precision() - decimal.scale() && rounded.signum() != 0) {
                throw new ArithmeticException();
            }
            return rounded;
        }
        RoundingMode mode = value instanceof Double || value instanceof Float ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP;
        return inRange(exact.setScale(0, mode).longValueExact(), to);
    }

    static long inRange(long value, Type type) {
        boolean fits = type == Type.BIGINT
                || type == Type.INTEGER && value == (int) value
                || type == Type.SMALLINT && value == (short) value
                || type == Type.TINYINT && value == (byte) value;
        if (!fits) {
            throw RayoException.user("overflow: " + value + " is no " + type);
        }
        return value;
    }
}
