package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Walks plans like [PlanTree], and the plans of subqueries in their expressions too: for plans before unnesting.
public final class DeepTree {
    private DeepTree() {}

    /// Visits every node, the node before its inputs and its subqueries.
    public static void visit(Plan plan, Consumer<Plan> visitor) {
        PlanTree.visit(plan, node -> {
            visitor.accept(node);
            for (Expression each : PlanTree.expressions(node)) {
                ExpressionTree.visit(each, expression -> {
                    if (expression instanceof Subquery subquery) {
                        visit(subquery.plan(), visitor);
                    }
                });
            }
        });
    }

    /// Applies `change` to every node, inputs and subqueries before the node itself.
    public static Plan rewrite(Plan plan, UnaryOperator<Plan> change) {
        return PlanTree.rewrite(
                plan, node -> change.apply(PlanTree.mapExpressions(node, each -> mapSubqueries(each, change))));
    }

    private static Expression mapSubqueries(Expression expression, UnaryOperator<Plan> change) {
        return ExpressionTree.rewrite(expression, each -> {
            if (!(each instanceof Subquery subquery)) {
                return each;
            }
            Plan changed = rewrite(subquery.plan(), change);
            return changed == subquery.plan()
                    ? subquery
                    : new Subquery(subquery.kind(), subquery.operands(), subquery.op(), changed);
        });
    }

    /// Puts other expressions in the place of some, in `expression` and in the plans of its subqueries. `change` is
    /// asked about an expression before its operands; null keeps the expression and goes on to the operands.
    public static Expression replace(Expression expression, Replacement change) {
        Expression replaced = change.apply(expression);
        if (replaced != null) {
            return replaced;
        }
        Expression mapped = ExpressionTree.mapChildren(expression, child -> replace(child, change));
        if (mapped instanceof Subquery subquery) {
            Plan plan = replace(subquery.plan(), change);
            return plan == subquery.plan()
                    ? subquery
                    : new Subquery(subquery.kind(), subquery.operands(), subquery.op(), plan);
        }
        return mapped;
    }

    /// [#replace(Expression, Replacement)] in every expression of a plan.
    public static Plan replace(Plan plan, Replacement change) {
        return PlanTree.rewrite(plan, node -> PlanTree.mapExpressions(node, each -> replace(each, change)));
    }

    /// From an expression to what takes its place, or null.
    @FunctionalInterface
    public interface Replacement {
        @Nullable Expression apply(Expression expression);
    }
}
