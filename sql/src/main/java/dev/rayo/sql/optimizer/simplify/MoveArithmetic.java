package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `x + 5 < 12` becomes `x < 7`, and `day + INTERVAL '3 days' < TIMESTAMP '…'` likewise, where no value overflows on the
/// way. Integers, dates and timestamps only, and no months: they do not have one length.
final class MoveArithmetic implements ExpressionRule {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Compare(Compare.Op op, Call call, Literal bound))
                || !(bound.value() instanceof Long value)
                || call.arguments().size() != 2) {
            return expression;
        }
        boolean adds = call.function().equals("add");
        if (!adds && !call.function().equals("subtract")) {
            return expression;
        }
        List<Expression> arguments = call.arguments();
        Expression moved = null;
        if (arguments.get(1) instanceof Literal constant) {
            moved = moveRight(op, arguments.get(0), constant, adds, value, call.type());
        } else if (arguments.get(0) instanceof Literal constant) {
            moved = adds
                    ? moveRight(op, arguments.get(1), constant, true, value, call.type())
                    : moveLeft(op, constant, arguments.get(1), value, call.type());
        }
        return moved == null ? expression : moved;
    }

    /// `x ± constant op value`.
    private static @Nullable Expression moveRight(
            Compare.Op op, Expression x, Literal constant, boolean adds, long value, Type type) {
        Long shift = shift(constant, type);
        if (shift == null) {
            return null;
        }
        long bound;
        try {
            bound = adds ? Math.subtractExact(value, shift) : Math.addExact(value, shift);
        } catch (ArithmeticException overflow) {
            return null;
        }
        if (x.type().equals(type)) {
            return fits(bound, type) ? new Compare(op, x, new Literal(bound, type)) : null;
        }
        boolean day = x.type() == Type.DATE && type == Type.TIMESTAMP;
        return day ? new Compare(op, new Cast(x, type, false), new Literal(bound, type)) : null;
    }

    /// `constant - x op value` over integers.
    private static @Nullable Expression moveLeft(Compare.Op op, Literal constant, Expression x, long value, Type type) {
        if (!type.isInteger() || !x.type().equals(type) || !(constant.value() instanceof Long minuend)) {
            return null;
        }
        try {
            long bound = Math.subtractExact(minuend, value);
            return fits(bound, type) ? new Compare(op.flipped(), x, new Literal(bound, type)) : null;
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    /// What adding `constant` adds, in the unit of `type`; null if that depends on the other summand.
    private static @Nullable Long shift(Literal constant, Type type) {
        if (constant.value() instanceof Interval interval) {
            boolean fixed = interval.months() == 0 && type == Type.TIMESTAMP;
            return fixed ? interval.days() * MICROS_PER_DAY + interval.micros() : null;
        }
        boolean counted = type.isInteger() || type == Type.DATE;
        return counted && constant.type().isInteger() && constant.value() instanceof Long value ? value : null;
    }

    private static boolean fits(long value, Type type) {
        if (!type.isInteger()) {
            return true;
        }
        long greatest = LosslessCast.greatest(type);
        return value <= greatest && value >= -greatest - 1;
    }
}
