package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;
import java.util.BitSet;
import java.util.List;

/// Field ids as bit sets: what an expression reads, what a plan puts out.
public final class References {
    private References() {}

    /// The ids an expression reads.
    public static BitSet of(Expression expression) {
        BitSet ids = new BitSet();
        collect(expression, ids);
        return ids;
    }

    /// Adds the ids that `expression` reads.
    public static void collect(Expression expression, BitSet ids) {
        switch (expression) {
            case Reference r -> ids.set(r.id());
            case Compare c -> {
                collect(c.left(), ids);
                collect(c.right(), ids);
            }
            default -> {
                for (Expression child : ExpressionTree.children(expression)) {
                    collect(child, ids);
                }
            }
        }
    }

    /// Adds the ids that a node's own expressions read.
    public static void collect(Plan plan, BitSet ids) {
        for (Expression expression : PlanTree.expressions(plan)) {
            collect(expression, ids);
        }
    }

    public static BitSet of(List<Field> fields) {
        BitSet ids = new BitSet();
        for (Field field : fields) {
            ids.set(field.id());
        }
        return ids;
    }

    /// The ids a plan puts out.
    public static BitSet of(Plan plan) {
        return of(plan.output());
    }

    /// Whether every reference is to one of `ids`; so for an expression without references.
    public static boolean within(Expression expression, BitSet ids) {
        if (expression instanceof Reference r) {
            return ids.get(r.id());
        }
        for (Expression child : ExpressionTree.children(expression)) {
            if (!within(child, ids)) {
                return false;
            }
        }
        return true;
    }

    /// Whether some reference is to one of `ids`.
    public static boolean touches(Expression expression, BitSet ids) {
        if (expression instanceof Reference r) {
            return ids.get(r.id());
        }
        for (Expression child : ExpressionTree.children(expression)) {
            if (touches(child, ids)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the expression is the same on every row.
    public static boolean none(Expression expression) {
        if (expression instanceof Reference || expression instanceof Expression.Subquery) {
            return false;
        }
        for (Expression child : ExpressionTree.children(expression)) {
            if (!none(child)) {
                return false;
            }
        }
        return true;
    }

    public static boolean isSubset(BitSet part, BitSet whole) {
        for (int id = part.nextSetBit(0); id >= 0; id = part.nextSetBit(id + 1)) {
            if (!whole.get(id)) {
                return false;
            }
        }
        return true;
    }

    /// Rough size of an expression: its nodes.
    public static int size(Expression expression) {
        int size = expression instanceof Case c ? c.branches().size() : 1;
        for (Expression child : ExpressionTree.children(expression)) {
            size += size(child);
        }
        return size;
    }
}
