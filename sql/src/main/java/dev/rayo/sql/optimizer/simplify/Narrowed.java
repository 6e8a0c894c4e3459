package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A constant of a wider type, seen from a narrower one: its neighbours there.
///
/// @param below greatest value not above the constant; null if all values are above
/// @param above smallest value not below the constant; null if all values are below. Equal to `below` if exact
record Narrowed(@Nullable Literal below, @Nullable Literal above) {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /// Whether the narrower type has the constant.
    boolean isExact() {
        return below != null && below.equals(above);
    }

    /// Null if casting `type` to the constant's type is not lossless, or the neighbours are not worth finding.
    static @Nullable Narrowed of(Literal constant, Type type) {
        Object value = constant.value();
        if (value == null || !LosslessCast.isLossless(type, constant.type())) {
            return null;
        }
        if (type == Type.DATE) {
            return date((Long) value);
        }
        if (type == Type.REAL) {
            return real((Double) value);
        }
        if (value instanceof Double || value instanceof Float) {
            double d = ((Number) value).doubleValue();
            return Double.isNaN(d) || d == Double.POSITIVE_INFINITY
                    ? new Narrowed(greatest(type), null)
                    : d == Double.NEGATIVE_INFINITY ? new Narrowed(null, least(type)) : floating(d, type);
        }
        return exact(value instanceof BigDecimal d ? d : BigDecimal.valueOf((Long) value), type);
    }

    private static Narrowed date(long micros) {
        Literal below = new Literal(Math.floorDiv(micros, MICROS_PER_DAY), Type.DATE);
        Literal above = new Literal(Math.ceilDiv(micros, MICROS_PER_DAY), Type.DATE);
        return new Narrowed(below, above);
    }

    private static @Nullable Narrowed real(double value) {
        float narrow = (float) value;
        boolean exact = narrow == value || Double.isNaN(value);
        Literal literal = new Literal(narrow, Type.REAL);
        return exact ? new Narrowed(literal, literal) : null;
    }

    /// The decimal whose nearest double is `value` counts as equal: that is what the cast compares.
    private static Narrowed floating(double value, Type type) {
        BigDecimal nearest = new BigDecimal(value).setScale(scale(type), RoundingMode.HALF_EVEN);
        return exact(nearest.doubleValue() == value ? nearest : new BigDecimal(value), type);
    }

    private static Narrowed exact(BigDecimal value, Type type) {
        BigDecimal floor = value.setScale(scale(type), RoundingMode.FLOOR);
        BigDecimal ceiling = value.setScale(scale(type), RoundingMode.CEILING);
        BigDecimal least = bound(least(type));
        BigDecimal greatest = bound(greatest(type));
        Literal below = floor.compareTo(least) < 0 ? null : literal(floor.min(greatest), type);
        Literal above = ceiling.compareTo(greatest) > 0 ? null : literal(ceiling.max(least), type);
        return new Narrowed(below, above);
    }

    private static int scale(Type type) {
        return type instanceof Decimal d ? d.scale() : 0;
    }

    private static BigDecimal bound(Literal literal) {
        Object value = Objects.requireNonNull(literal.value());
        return value instanceof BigDecimal d ? d : BigDecimal.valueOf((Long) value);
    }

    private static Literal greatest(Type type) {
        if (type instanceof Decimal d) {
            BigInteger unscaled = BigInteger.TEN.pow(d.precision()).subtract(BigInteger.ONE);
            return new Literal(new BigDecimal(unscaled, d.scale()), type);
        }
        return new Literal(LosslessCast.greatest(type), type);
    }

    private static Literal least(Type type) {
        return type instanceof Decimal
                ? new Literal(bound(greatest(type)).negate(), type)
                : new Literal(-LosslessCast.greatest(type) - 1, type);
    }

    private static Literal literal(BigDecimal value, Type type) {
        return type instanceof Decimal d
                ? new Literal(value.setScale(d.scale(), RoundingMode.UNNECESSARY), type)
                : new Literal(value.longValueExact(), type);
    }
}
