package dev.rayo.engine.expression;

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
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// What the compiler must know of an expression to choose when it is evaluated.
///
/// @param total         whether it has a value for every row, so that it may be evaluated on rows that do not need it
/// @param deterministic whether equal inputs give equal values
/// @param cost          roughly nanoseconds per row
/// @param onlyReference the one column it depends on; null if there is none or more than one
record ExpressionTraits(boolean total, boolean deterministic, double cost, @Nullable Reference onlyReference) {
    private static final double EAGER_COST_MAX = 4;

    /// Whether evaluating it on all rows is allowed and cheaper than finding out which rows need it.
    boolean isEager() {
        return total && deterministic && cost <= EAGER_COST_MAX;
    }

    static ExpressionTraits of(Expression expression) {
        boolean total = isTotal(expression);
        boolean deterministic = isDeterministic(expression);
        double cost = ownCost(expression);
        for (Expression child : ExpressionTree.children(expression)) {
            ExpressionTraits traits = of(child);
            total &= traits.total;
            deterministic &= traits.deterministic;
            cost += traits.cost;
        }
        ReferenceCollector references = new ReferenceCollector();
        ExpressionTree.visit(expression, references::add);
        return new ExpressionTraits(total, deterministic, cost, references.only());
    }

    private static boolean isTotal(Expression expression) {
        return switch (expression) {
            case Reference r -> true;
            case Literal l -> true;
            case Parameter p -> true;
            case Compare c -> true;
            case Logical l -> true;
            case Not n -> true;
            case IsNull n -> true;
            case Case c -> true;
            case In in -> true;
            case Subquery s -> false;
            case Cast c -> c.lenient() || Casts.isTotal(c.operand().type(), c.type());
            case Call c -> ScalarFunctions.isTotal(c);
        };
    }

    private static boolean isDeterministic(Expression expression) {
        return !(expression instanceof Call call) || ScalarFunctions.isDeterministic(call);
    }

    private static double ownCost(Expression expression) {
        return switch (expression) {
            case Reference r -> 0;
            case Literal l -> 0;
            case Parameter p -> 0;
            case Compare c -> typeCost(c.left().type());
            case Logical l -> 0.1 * l.terms().size();
            case Not n -> 0.1;
            case IsNull n -> 0.1;
            case Case c -> 2.0 * c.branches().size();
            case In in -> typeCost(in.operand().type()) * Math.min(4, 1 + 0.2 * in.values().size());
            case Subquery s -> 0;
            case Cast c -> c.operand().type() == Type.VARCHAR || c.type() == Type.VARCHAR ? 30 : 1;
            case Call c -> ScalarFunctions.cost(c);
        };
    }

    private static double typeCost(Type type) {
        return type == Type.VARCHAR || type == Type.BLOB ? 5 : type == Type.INTERVAL || type.isNested() ? 2 : 0.3;
    }

    private static final class ReferenceCollector {
        private @Nullable Reference first;
        private boolean several;

        void add(Expression expression) {
            if (expression instanceof Reference reference) {
                several |= first != null && first.id() != reference.id();
                first = reference;
            }
        }

        @Nullable Reference only() {
            return several ? null : first;
        }
    }
}
