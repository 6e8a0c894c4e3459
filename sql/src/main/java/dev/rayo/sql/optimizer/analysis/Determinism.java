package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;

/// Whether evaluating something twice gives the same value. What does not is never folded, moved or evaluated twice.
public final class Determinism {
    private Determinism() {}

    public static boolean isRepeatable(Expression expression) {
        if (expression instanceof Call call && KnownFunctions.isVolatile(call.function())) {
            return false;
        }
        if (expression instanceof Expression.Subquery) {
            return false;
        }
        for (Expression child : ExpressionTree.children(expression)) {
            if (!isRepeatable(child)) {
                return false;
            }
        }
        return true;
    }

    /// Whether no expression of the plan or its inputs is volatile.
    public static boolean isRepeatable(Plan plan) {
        for (Expression expression : PlanTree.expressions(plan)) {
            if (!isRepeatable(expression)) {
                return false;
            }
        }
        for (Plan input : plan.inputs()) {
            if (!isRepeatable(input)) {
                return false;
            }
        }
        return true;
    }
}
