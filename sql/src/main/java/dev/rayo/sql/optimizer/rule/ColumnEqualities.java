package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import java.util.HashMap;
import java.util.Map;

/// Which columns are equal on every row a plan puts out, because a filter or an inner join says so. Looks through
/// filters, projections and the sides of joins whose rows are not padded.
final class ColumnEqualities {
    private final Map<Integer, Integer> representatives = new HashMap<>();

    private ColumnEqualities() {}

    static ColumnEqualities of(Plan plan) {
        ColumnEqualities equalities = new ColumnEqualities();
        equalities.gather(plan);
        return equalities;
    }

    boolean areEqual(int one, int other) {
        return representative(one) == representative(other);
    }

    private void gather(Plan plan) {
        switch (plan) {
            case Filter f -> {
                Conjunction.split(f.predicate()).forEach(this::add);
                gather(f.input());
            }
            case Scan s -> Conjunction.split(s.filter()).forEach(this::add);
            case Project p -> {
                for (Assignment each : p.assignments()) {
                    if (each.expression() instanceof Reference source) {
                        unite(each.field().id(), source.id());
                    }
                }
                gather(p.input());
            }
            case Join j -> join(j);
            default -> {}
        }
    }

    private void join(Join join) {
        switch (join.kind()) {
            case INNER -> {
                join.keys().forEach(key -> add(new Compare(key.op(), key.left(), key.right())));
                Conjunction.split(join.residual()).forEach(this::add);
                gather(join.left());
                gather(join.right());
            }
            case LEFT, SEMI, ANTI, MARK, SINGLE -> gather(join.left());
            case RIGHT -> gather(join.right());
            case FULL -> {}
        }
    }

    private void add(Expression term) {
        if (term instanceof Compare compare
                && compare.op() == Compare.Op.EQ
                && compare.left() instanceof Reference left
                && compare.right() instanceof Reference right) {
            unite(left.id(), right.id());
        }
    }

    private void unite(int one, int other) {
        representatives.put(representative(one), representative(other));
    }

    private int representative(int id) {
        int current = id;
        int next = representatives.getOrDefault(current, current);
        while (next != current) {
            current = next;
            next = representatives.getOrDefault(current, current);
        }
        return current;
    }
}
