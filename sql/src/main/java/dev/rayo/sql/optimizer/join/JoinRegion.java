package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Join.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Joins of one plan that may change places: inner joins, and the joins on whose left side they stand.
///
/// Full outer joins, and everything that is no join, are leaves. Right outer joins are turned round.
final class JoinRegion {
    /// A leaf, with the join that attaches it if that is no inner join.
    ///
    /// @param below bit set of the leaves on the left of that join
    record Leaf(Plan plan, @Nullable Join join, long below) {}

    private final UniqueKeys uniqueKeys;
    private final UnaryOperator<Plan> optimizeLeaf;
    final List<Leaf> leaves = new ArrayList<>();
    final List<Expression> predicates = new ArrayList<>();
    /// The leaf that puts out a field.
    private final Map<Integer, Integer> leafByField = new HashMap<>();

    private JoinRegion(UniqueKeys uniqueKeys, UnaryOperator<Plan> optimizeLeaf) {
        this.uniqueKeys = uniqueKeys;
        this.optimizeLeaf = optimizeLeaf;
    }

    /// @param optimizeLeaf what is done to each leaf first
    static JoinRegion of(Plan plan, UniqueKeys uniqueKeys, UnaryOperator<Plan> optimizeLeaf) {
        JoinRegion region = new JoinRegion(uniqueKeys, optimizeLeaf);
        region.gather(plan);
        return region;
    }

    /// Whether `plan` is the top of a region.
    static boolean isRegion(Plan plan) {
        return switch (plan) {
            case Join join -> !join.dependent() && join.kind() != Kind.FULL && isRepeatable(join);
            case Filter filter -> Determinism.isRepeatable(filter.predicate()) && isRegion(filter.input());
            default -> false;
        };
    }

    private static boolean isRepeatable(Join join) {
        return (join.residual() == null || Determinism.isRepeatable(join.residual()))
                && join.keys().stream()
                        .allMatch(key -> Determinism.isRepeatable(key.left()) && Determinism.isRepeatable(key.right()));
    }

    private void gather(Plan plan) {
        if (!isRegion(plan)) {
            addLeaf(plan, null, 0);
            return;
        }
        switch (plan) {
            case Filter filter -> {
                gather(filter.input());
                predicates.addAll(Conjunction.split(filter.predicate()));
            }
            case Join join -> gather(join);
            default -> throw new IllegalStateException("no region: " + plan);
        }
    }

    private void gather(Join join) {
        switch (join.kind()) {
            case INNER -> {
                gather(join.left());
                gather(join.right());
                join.keys().forEach(key -> predicates.add(new Compare(key.op(), key.left(), key.right())));
                predicates.addAll(Conjunction.split(join.residual()));
            }
            case RIGHT -> gather(turned(join));
            case SINGLE -> attach(uniqueKeys.isRightUnique(join) ? as(Kind.LEFT, join) : join);
            case LEFT, SEMI, ANTI, MARK -> attach(join);
            case FULL -> throw new IllegalStateException("a full join is a leaf");
        }
    }

    private static Join turned(Join join) {
        List<Join.Key> keys = join.keys().stream()
                .map(key -> new Join.Key(key.right(), key.left(), key.op()))
                .toList();
        return new Join(Kind.LEFT, join.right(), join.left(), keys, join.residual(), null, false);
    }

    private static Join as(Kind kind, Join join) {
        return new Join(kind, join.left(), join.right(), join.keys(), join.residual(), join.mark(), false);
    }

    private void attach(Join join) {
        int first = leaves.size();
        gather(join.left());
        long below = 0;
        for (int i = first; i < leaves.size() && i < Long.SIZE; i++) {
            below |= 1L << i;
        }
        addLeaf(join.right(), join, below);
    }

    private void addLeaf(Plan plan, @Nullable Join join, long below) {
        Plan optimized = optimizeLeaf.apply(plan);
        int number = leaves.size();
        leaves.add(new Leaf(optimized, join, below));
        for (Field field : optimized.output()) {
            leafByField.put(field.id(), number);
        }
        if (join != null && join.mark() != null) {
            leafByField.put(join.mark().id(), number);
        }
    }

    /// The leaves whose fields an expression reads, as a bit set.
    long leavesOf(Expression expression) {
        BitSet read = References.of(expression);
        long found = 0;
        for (int id = read.nextSetBit(0); id >= 0; id = read.nextSetBit(id + 1)) {
            Integer leaf = leafByField.get(id);
            if (leaf == null) {
                throw new IllegalStateException("no input of the joins puts out field " + id);
            }
            found |= 1L << leaf;
        }
        return found;
    }
}
