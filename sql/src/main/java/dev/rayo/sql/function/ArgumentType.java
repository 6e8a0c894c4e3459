package dev.rayo.sql.function;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What the choice of a signature sees of an argument: its type, and for a constant in the text its value, because
/// such constants adapt: `tiny + 1` stays TINYINT, `day = '2020-01-01'` compares dates.
///
/// @param text    the value of a string literal, else null
/// @param integer the value of an integer literal, else null
public record ArgumentType(Type type, @Nullable String text, @Nullable BigInteger integer) {

    public static ArgumentType of(Type type) {
        return new ArgumentType(type, null, null);
    }

    /// Every [Literal] of an integer or VARCHAR type counts as written in the text.
    public static ArgumentType of(Expression expression) {
        if (!(expression instanceof Literal(Object value, Type type)) || value == null) {
            return of(expression.type());
        }
        if (type == Type.VARCHAR) {
            return new ArgumentType(type, (String) value, null);
        }
        if (type.isInteger()) {
            return new ArgumentType(type, null, BigInteger.valueOf((Long) value));
        }
        if (type.equals(DecimalTypes.HUGE)) {
            return new ArgumentType(type, null, ((BigDecimal) value).toBigInteger());
        }
        return of(type);
    }

    public boolean isStringLiteral() {
        return text != null;
    }

    public boolean isIntegerLiteral() {
        return integer != null;
    }

    /// Whether this is an integer literal that an integer or floating type takes without loss of range.
    boolean fits(Type target) {
        if (integer == null) {
            return false;
        }
        if (target.isFloating()) {
            return true;
        }
        if (target.isInteger()) {
            return integer.bitLength() < DecimalTypes.bits(target);
        }
        return target instanceof Decimal d && d.equals(DecimalTypes.HUGE);
    }

    @Override
    public String toString() {
        return isStringLiteral() ? "STRING_LITERAL" : isIntegerLiteral() ? "INTEGER_LITERAL" : type.toString();
    }
}
