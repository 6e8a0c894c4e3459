package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Plan.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The condition of a join as the equalities it can be hashed by, and the rest.
record JoinConditions(List<Join.Key> keys, @Nullable Expression residual) {

    static JoinConditions split(List<Expression> conditions, Set<Integer> left, Set<Integer> right) {
        List<Join.Key> keys = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression condition : conditions) {
            Join.Key key = condition instanceof Compare compare ? key(compare, left, right) : null;
            if (key == null) {
                rest.add(condition);
            } else if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return new JoinConditions(keys, Conjunction.orNull(rest));
    }

    /// `left = right` as a key, whichever side stands first; null if it is no equality of the two sides.
    static Join.@Nullable Key key(Compare compare, Set<Integer> left, Set<Integer> right) {
        if (compare.op() != Compare.Op.EQ && compare.op() != Compare.Op.NOT_DISTINCT) {
            return null;
        }
        if (Columns.isOver(compare.left(), left) && Columns.isOver(compare.right(), right)) {
            return new Join.Key(compare.left(), compare.right(), compare.op());
        }
        return Columns.isOver(compare.right(), left) && Columns.isOver(compare.left(), right)
                ? new Join.Key(compare.right(), compare.left(), compare.op())
                : null;
    }
}
