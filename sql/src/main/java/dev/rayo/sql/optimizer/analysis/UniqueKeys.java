package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Series;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether no two rows of a plan agree in given fields, NULL being equal to NULL. Shown by what operators do, never
/// taken from estimates.
public final class UniqueKeys {
    private final Map<Integer, Plan> sharedById = new HashMap<>();

    private UniqueKeys() {}

    /// For questions about `root`, and about nodes that replace nodes of it.
    public static UniqueKeys within(Plan root) {
        UniqueKeys keys = new UniqueKeys();
        PlanTree.visit(root, node -> {
            if (node instanceof With with) {
                with.shared().forEach(shared -> keys.sharedById.put(shared.id(), shared.plan()));
            }
        });
        return keys;
    }

    /// Whether `plan` has at most one row.
    public boolean hasOneRow(Plan plan) {
        return areUnique(plan, new BitSet());
    }

    /// Whether at most one right row matches any left row, by the keys alone.
    public boolean isRightUnique(Join join) {
        return areUnique(join.right(), references(join.keys().stream().map(Join.Key::right).toList()));
    }

    /// Whether at most one left row matches any right row, by the keys alone.
    public boolean isLeftUnique(Join join) {
        return areUnique(join.left(), references(join.keys().stream().map(Join.Key::left).toList()));
    }

    /// @param fields ids of output fields; others are ignored
    public boolean areUnique(Plan plan, BitSet fields) {
        return switch (plan) {
            case Scan s -> s.table().statistics().exact() && s.table().statistics().rowCount() <= 1;
            case Values v -> v.rows().size() <= 1;
            case Series s -> fields.get(s.field().id());
            case Filter f -> areUnique(f.input(), fields);
            case Project p -> areUnique(p.input(), sources(p.assignments(), fields));
            case Aggregate a -> aggregate(a, fields);
            case Join j -> join(j, fields);
            case Sort s -> areUnique(s.input(), fields);
            case TopN t -> t.limit() <= 1 || areUnique(t.input(), fields);
            case Limit l -> l.limit() <= 1 || areUnique(l.input(), fields);
            case DistinctOn d -> contains(fields, d.keys()) || areUnique(d.input(), fields);
            case Union u -> false;
            case SetOperation s -> !s.all() && References.isSubset(References.of(s.fields()), fields);
            case Window w -> areUnique(w.input(), fields);
            case With w -> areUnique(w.input(), fields);
            case SharedScan s -> shared(s, fields);
            case Exchange e -> areUnique(e.input(), fields);
        };
    }

    private static BitSet references(List<Expression> expressions) {
        BitSet ids = new BitSet();
        for (Expression each : expressions) {
            if (each instanceof Reference reference) {
                ids.set(reference.id());
            }
        }
        return ids;
    }

    private static boolean contains(BitSet fields, List<Expression> keys) {
        return keys.stream().allMatch(key -> key instanceof Reference reference && fields.get(reference.id()));
    }

    private static BitSet sources(List<Assignment> assignments, BitSet fields) {
        BitSet ids = new BitSet();
        for (Assignment each : assignments) {
            if (fields.get(each.field().id()) && each.expression() instanceof Reference source) {
                ids.set(source.id());
            }
        }
        return ids;
    }

    private boolean aggregate(Aggregate aggregate, BitSet fields) {
        if (aggregate.groupingSets().size() != 1) {
            Field id = aggregate.groupingId();
            return id != null
                    && fields.get(id.id())
                    && aggregate.keys().stream().allMatch(key -> fields.get(key.field().id()));
        }
        List<Integer> set = aggregate.groupingSets().getFirst();
        boolean all = set.stream().allMatch(key -> fields.get(aggregate.keys().get(key).field().id()));
        return all || areUnique(aggregate.input(), sources(aggregate.keys(), fields));
    }

    private boolean join(Join join, BitSet fields) {
        return switch (join.kind()) {
            case SEMI, ANTI, MARK, SINGLE -> areUnique(join.left(), fields);
            case INNER -> areUnique(join.left(), fields) && isRightUnique(join)
                    || areUnique(join.right(), fields) && isLeftUnique(join)
                    || areUnique(join.left(), fields) && areUnique(join.right(), fields);
            case LEFT -> areUnique(join.left(), fields) && (isRightUnique(join) || areUnique(join.right(), fields));
            case RIGHT -> areUnique(join.right(), fields) && (isLeftUnique(join) || areUnique(join.left(), fields));
            case FULL -> false;
        };
    }

    private boolean shared(SharedScan scan, BitSet fields) {
        Plan plan = sharedById.get(scan.sharedId());
        if (plan == null) {
            return false;
        }
        List<Field> output = plan.output();
        BitSet below = new BitSet();
        for (int i = 0; i < scan.fields().size(); i++) {
            if (fields.get(scan.fields().get(i).id())) {
                below.set(output.get(scan.columns().get(i)).id());
            }
        }
        return areUnique(plan, below);
    }
}
