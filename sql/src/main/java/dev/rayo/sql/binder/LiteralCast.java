package dev.rayo.sql.binder;

import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.function.DecimalTypes;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Converts constants while binding, where that needs no rules beyond reading digits.
final class LiteralCast {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    private LiteralCast() {}

    /// `literal` as a constant of type `to`; null if the engine has to convert it, or to refuse to.
    static @Nullable Literal convert(Literal literal, Type to) {
        Object value = literal.value();
        if (value == null) {
            return new Literal(null, to);
        }
        if (literal.type().equals(to)) {
            return literal;
        }
        Object converted =
                switch (value) {
                    case String text -> fromText(text, to);
                    case Long integer when literal.type().isInteger() -> fromNumber(BigDecimal.valueOf(integer), to);
                    case BigDecimal decimal -> fromNumber(decimal, to);
                    case Long days when literal.type() == Type.DATE && to == Type.TIMESTAMP ->
                        Math.abs(days) < 100_000_000 ? (Object) (days * 86_400_000_000L) : null;
                    case Float real when to == Type.DOUBLE -> (double) real;
                    default -> null;
                };
        return converted == null ? null : new Literal(converted, to);
    }

    private static @Nullable Object fromText(String text, Type to) {
        if (to.isInteger() || to instanceof Decimal d && d.scale() == 0) {
            return INTEGER.matcher(text).matches() ? fromNumber(new BigDecimal(text), to) : null;
        }
        if (to.isNumeric()) {
            return NUMBER.matcher(text).matches() ? fromNumber(new BigDecimal(text), to) : null;
        }
        if (to == Type.BOOLEAN) {
            return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
        }
        if (to == Type.DATE) {
            return ConstantText.date(text);
        }
        if (to == Type.TIME) {
            return ConstantText.time(text);
        }
        if (to == Type.TIMESTAMP) {
            return ConstantText.timestamp(text);
        }
        return to == Type.INTERVAL ? ConstantText.interval(text) : null;
    }

    private static @Nullable Object fromNumber(BigDecimal number, Type to) {
        if (to.isInteger()) {
            if (number.stripTrailingZeros().scale() > 0) {
                return null;
            }
            BigInteger integer = number.toBigIntegerExact();
            return integer.bitLength() < DecimalTypes.bits(to) ? (Object) integer.longValueExact() : null;
        }
        if (to instanceof Decimal decimal) {
            BigDecimal scaled = number.setScale(decimal.scale(), RoundingMode.HALF_UP);
            boolean fits = scaled.signum() == 0 || scaled.precision() <= decimal.precision();
            return fits && scaled.compareTo(number) == 0 ? scaled : null;
        }
        if (to == Type.DOUBLE) {
            return number.doubleValue();
        }
        return to == Type.REAL ? (Object) number.floatValue() : null;
    }
}
