package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.function.SqlFunction.Trait;

/// What expressions over an empty group come to.
final class EmptyValue {
    private EmptyValue() {}

    /// Whether the expression is NULL for certain, as `0.5 * NULL` is.
    static boolean isNull(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal.isNull();
            case Cast cast -> isNull(cast.operand());
            case Not not -> isNull(not.operand());
            case Compare compare ->
                switch (compare.op()) {
                    case DISTINCT, NOT_DISTINCT -> false;
                    case EQ, NE, LT, LE, GT, GE -> isNull(compare.left()) || isNull(compare.right());
                };
            case Call call ->
                !FunctionCatalog.standard().canonical(call.function()).has(Trait.SEES_NULL)
                        && call.arguments().stream().anyMatch(EmptyValue::isNull);
            default -> false;
        };
    }
}
