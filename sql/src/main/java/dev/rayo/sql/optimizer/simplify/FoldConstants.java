package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.optimizer.ConstantEvaluator;
import dev.rayo.sql.optimizer.analysis.Determinism;

/// `1 + 2` becomes `3`. What fails to evaluate, or is volatile, stays.
final class FoldConstants implements ExpressionRule {
    private final ConstantEvaluator evaluator;

    FoldConstants(ConstantEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Override
    public Expression apply(Expression expression) {
        boolean computes = switch (expression) {
            case Reference r -> false;
            case Literal l -> false;
            case Parameter p -> false;
            case Subquery s -> false;
            case Logical l -> false;
            case Compare c -> true;
            case Not n -> true;
            case IsNull n -> true;
            case Cast c -> true;
            case Case c -> true;
            case In in -> true;
            case Call c -> true;
        };
        if (!computes) {
            return expression;
        }
        for (Expression child : ExpressionTree.children(expression)) {
            if (!(child instanceof Literal)) {
                return expression;
            }
        }
        if (!Determinism.isRepeatable(expression)) {
            return expression;
        }
        Literal value = evaluator.evaluate(expression);
        return value == null ? expression : value;
    }
}
