package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `inner = outer`: ties an expression over a subquery's columns to one over columns of the query around it.
///
/// @param op EQ or NOT_DISTINCT
record Equality(Expression inner, Expression outer, Compare.Op op) {

    Expression asCondition() {
        return new Compare(op, inner, outer);
    }

    Equality with(Expression other) {
        return new Equality(other, outer, op);
    }

    /// All of `conditions` as equalities, or null if one of them is none.
    static @Nullable List<Equality> all(List<Expression> conditions, Plan inner) {
        Set<Integer> own = Columns.ids(inner);
        List<Equality> equalities = new ArrayList<>();
        for (Expression condition : conditions) {
            Equality equality = condition instanceof Compare compare ? of(compare, own) : null;
            if (equality == null) {
                return null;
            }
            if (!equalities.contains(equality)) {
                equalities.add(equality);
            }
        }
        return equalities;
    }

    private static @Nullable Equality of(Compare compare, Set<Integer> own) {
        if (compare.op() != Compare.Op.EQ && compare.op() != Compare.Op.NOT_DISTINCT) {
            return null;
        }
        if (Columns.isOver(compare.left(), own) && !Columns.refersTo(compare.right(), own)) {
            return new Equality(compare.left(), compare.right(), compare.op());
        }
        return Columns.isOver(compare.right(), own) && !Columns.refersTo(compare.left(), own)
                ? new Equality(compare.right(), compare.left(), compare.op())
                : null;
    }
}
