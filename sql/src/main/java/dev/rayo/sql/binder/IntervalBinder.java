package dev.rayo.sql.binder;

import dev.rayo.sql.ast.IntervalUnit;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Binds `INTERVAL …` and the functions `to_days(n)`, `to_seconds(x)` and their like.
final class IntervalBinder {
    private final ExpressionBinder expressions;

    IntervalBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    Expression bind(SyntaxExpression.Interval interval, Context context) {
        Expression quantity = expressions.bind(interval.quantity(), context);
        if (interval.unit() == null) {
            return expressions.coercion.cast(quantity, Type.INTERVAL, interval.position());
        }
        return times(quantity, interval.unit(), interval.position());
    }

    /// `quantity` times the unit. Fractions of seconds and milliseconds count, those of other units are cut off.
    Expression times(Expression quantity, IntervalUnit unit, int position) {
        Interval one = one(unit);
        boolean fractional = unit == IntervalUnit.SECOND || unit == IntervalUnit.MILLISECOND;
        BigDecimal constant = ConstantNumber.of(quantity);
        if (constant != null) {
            return new Literal(scaled(one, constant, fractional, position), Type.INTERVAL);
        }
        Expression number = quantity;
        if (!quantity.type().isInteger()) {
            number = expressions.coercion.cast(quantity, Type.DOUBLE, position);
            if (!fractional) {
                number = expressions.calls().canonical("trunc", "trunc", List.of(number), position);
                number = expressions.coercion.cast(number, Type.BIGINT, position);
            }
        }
        return expressions
                .calls()
                .canonical("multiply", "*", List.of(new Literal(one, Type.INTERVAL), number), position);
    }

    static Interval one(IntervalUnit unit) {
        Interval one = ConstantText.unit(unit.name().toLowerCase(Locale.ROOT));
        if (one == null) {
            throw new IllegalArgumentException("no span for " + unit);
        }
        return one;
    }

    private static Interval scaled(Interval one, BigDecimal count, boolean fractional, int position) {
        try {
            if (fractional) {
                BigDecimal micros = count.multiply(BigDecimal.valueOf(one.micros()));
                return new Interval(0, 0, micros.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
            }
            long whole = count.setScale(0, RoundingMode.DOWN).longValueExact();
            return new Interval(
                    Math.toIntExact(Math.multiplyExact(whole, one.months())),
                    Math.toIntExact(Math.multiplyExact(whole, one.days())),
                    Math.multiplyExact(whole, one.micros()));
        } catch (ArithmeticException overflow) {
            throw RayoException.syntax("the interval is too long: " + count, position, null);
        }
    }
}
