package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.plan.DeepTree;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;

/// Turns every subquery of a plan into a join that can be executed: a plan as it is bound becomes one as it is run.
public final class Unnest {
    private Unnest() {}

    /// `plan` with the same output and rows, without subqueries in expressions and without dependent joins.
    ///
    /// @param ids gives ids that `plan` does not use
    /// @throws RayoException USER for the few correlations that have no such plan, with what to write instead
    public static Plan apply(Plan plan, FieldIds ids) {
        if (!isNested(plan)) {
            return plan;
        }
        Plan self = InlineCorrelatedTables.apply(plan, ids);
        Plan joined = new SubqueryJoins(ids).apply(self);
        return new DependentJoins(ids).eliminate(joined);
    }

    /// Whether there is a subquery or a dependent join left.
    static boolean isNested(Plan plan) {
        boolean[] nested = {false};
        DeepTree.visit(plan, node -> {
            nested[0] |= node instanceof Plan.Join join && join.dependent();
            for (Expression each : PlanTree.expressions(node)) {
                ExpressionTree.visit(each, expression -> nested[0] |= expression instanceof Expression.Subquery);
            }
        });
        return nested[0];
    }
}
