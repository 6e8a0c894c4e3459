package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Moves a cast from a column to the constant it is compared with: `CAST(day AS TIMESTAMP) >= TIMESTAMP '…'` becomes
/// `day >= DATE '…'`, so that statistics and dictionaries of the column decide. Only for casts that lose nothing, and
/// for `CAST(timestamp AS DATE)`, which becomes a range of timestamps.
final class UnwrapCast implements ExpressionRule {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    @Override
    public Expression apply(Expression expression) {
        return switch (expression) {
            case Compare(Compare.Op op, Cast left, Literal right) when !left.lenient() && !right.isNull() ->
                compare(expression, op, left, right);
            case Compare(Compare.Op op, Cast left, Cast right) when isSameLosslessCast(left, right) ->
                new Compare(op, left.operand(), right.operand());
            case In(Cast operand, List<Literal> values) when !operand.lenient() -> in((In) expression, operand, values);
            default -> expression;
        };
    }

    private static boolean isSameLosslessCast(Cast left, Cast right) {
        return !left.lenient()
                && !right.lenient()
                && left.operand().type().equals(right.operand().type())
                && LosslessCast.isLossless(left.operand().type(), left.type());
    }

    private static Expression compare(Expression expression, Compare.Op op, Cast cast, Literal bound) {
        Expression operand = cast.operand();
        if (operand.type() == Type.TIMESTAMP && cast.type() == Type.DATE) {
            return Determinism.isRepeatable(operand) ? days(op, operand, (Long) Objects.requireNonNull(bound.value())) : expression;
        }
        Narrowed narrowed = Narrowed.of(bound, operand.type());
        if (narrowed == null) {
            return expression;
        }
        return switch (op) {
            case EQ -> narrowed.isExact() ? with(op, operand, narrowed.below()) : ThreeValued.neverTrue(operand);
            case NE -> narrowed.isExact() ? with(op, operand, narrowed.below()) : ThreeValued.neverFalse(operand);
            case NOT_DISTINCT -> narrowed.isExact() ? with(op, operand, narrowed.below()) : Literal.FALSE;
            case DISTINCT -> narrowed.isExact() ? with(op, operand, narrowed.below()) : Literal.TRUE;
            case LT, LE -> {
                Compare.Op or = narrowed.isExact() ? op : Compare.Op.LE;
                yield narrowed.below() == null
                        ? ThreeValued.neverTrue(operand)
                        : narrowed.above() == null
                                ? ThreeValued.neverFalse(operand)
                                : with(or, operand, narrowed.below());
            }
            case GT, GE -> {
                Compare.Op or = narrowed.isExact() ? op : Compare.Op.GE;
                yield narrowed.above() == null
                        ? ThreeValued.neverTrue(operand)
                        : narrowed.below() == null
                                ? ThreeValued.neverFalse(operand)
                                : with(or, operand, narrowed.above());
            }
        };
    }

    private static Compare with(Compare.Op op, Expression operand, @Nullable Literal bound) {
        return new Compare(op, operand, Objects.requireNonNull(bound));
    }

    private static Expression days(Compare.Op op, Expression moment, long day) {
        if (Math.abs(day) >= Long.MAX_VALUE / MICROS_PER_DAY - 1) {
            return new Compare(op, new Cast(moment, Type.DATE, false), new Literal(day, Type.DATE));
        }
        return RangeOfValues.compare(
                op,
                moment,
                new Literal(day * MICROS_PER_DAY, Type.TIMESTAMP),
                new Literal((day + 1) * MICROS_PER_DAY, Type.TIMESTAMP));
    }

    private static Expression in(In in, Cast operand, List<Literal> values) {
        List<Literal> kept = new ArrayList<>();
        for (Literal value : values) {
            if (value.isNull()) {
                kept.add(new Literal(null, operand.operand().type()));
                continue;
            }
            Narrowed narrowed = Narrowed.of(value, operand.operand().type());
            if (narrowed == null) {
                return in;
            }
            if (narrowed.isExact() && narrowed.below() != null) {
                kept.add(narrowed.below());
            }
        }
        return kept.isEmpty() ? ThreeValued.neverTrue(operand.operand()) : new In(operand.operand(), kept);
    }
}
