package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
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
import dev.rayo.sql.plan.WindowCall;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fields of a plan are never NULL: promised by a table, shown by exact statistics, or seen to by a predicate.
/// Remembers every node it was asked about.
public final class NotNullFields {
    private static final Set<String> RANKING = Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "count");
    private static final Set<String> NULL_ONLY_WITHOUT_VALUES = Set.of("sum", "min", "max", "avg", "bool_and", "bool_or", "first", "last");

    private final Map<Plan, BitSet> known = new IdentityHashMap<>();
    private final Map<Integer, Plan> sharedById = new HashMap<>();

    private NotNullFields() {}

    /// For questions about `root`, and about nodes that replace nodes of it.
    public static NotNullFields within(Plan root) {
        NotNullFields fields = new NotNullFields();
        PlanTree.visit(root, node -> {
            if (node instanceof With with) {
                with.shared().forEach(shared -> fields.sharedById.put(shared.id(), shared.plan()));
            }
        });
        return fields;
    }

    /// Ids of the output fields of `plan` that are never NULL. Not to be changed.
    public BitSet of(Plan plan) {
        BitSet fields = known.get(plan);
        if (fields == null) {
            fields = compute(plan);
            known.put(plan, fields);
        }
        return fields;
    }

    /// Of the fields that the inputs of `plan` put out.
    public BitSet ofInputs(Plan plan) {
        return switch (plan) {
            case Scan s -> columns(s);
            default -> {
                BitSet fields = new BitSet();
                plan.inputs().forEach(input -> fields.or(of(input)));
                yield fields;
            }
        };
    }

    private BitSet compute(Plan plan) {
        return switch (plan) {
            case Scan s -> withPredicate(columns(s), s.filter());
            case Values v -> values(v);
            case Series s -> single(s.field());
            case Filter f -> withPredicate(of(f.input()), f.predicate());
            case Project p -> assignments(p.assignments(), of(p.input()));
            case Aggregate a -> aggregate(a);
            case Join j -> join(j);
            case Sort s -> of(s.input());
            case TopN t -> of(t.input());
            case Limit l -> of(l.input());
            case DistinctOn d -> of(d.input());
            case Union u -> positional(u.inputs(), u.fields(), true);
            case SetOperation s -> positional(
                    s.kind() == SetOperation.Kind.EXCEPT ? List.of(s.left()) : s.inputs(),
                    s.fields(),
                    s.kind() == SetOperation.Kind.EXCEPT);
            case Window w -> window(w);
            case With w -> of(w.input());
            case SharedScan s -> shared(s);
            case Exchange e -> of(e.input());
        };
    }

    private static BitSet columns(Scan scan) {
        BitSet fields = new BitSet();
        TableStatistics statistics = scan.table().statistics();
        for (int i = 0; i < scan.fields().size(); i++) {
            int column = scan.columns().get(i);
            ColumnStatistics known = column < statistics.columns().size()
                    ? statistics.columns().get(column)
                    : ColumnStatistics.UNKNOWN;
            boolean shown = statistics.exact() && known.nullCount() == 0;
            if (shown || !scan.table().columns().get(column).nullable()) {
                fields.set(scan.fields().get(i).id());
            }
        }
        return fields;
    }

    private static BitSet single(Field field) {
        BitSet fields = new BitSet();
        fields.set(field.id());
        return fields;
    }

    private static BitSet values(Values values) {
        BitSet fields = new BitSet();
        for (int i = 0; i < values.fields().size(); i++) {
            int column = i;
            boolean never = values.rows().stream().allMatch(row -> NeverNull.test(row.get(column), new BitSet()));
            fields.set(values.fields().get(i).id(), never);
        }
        return fields;
    }

    private static BitSet withPredicate(BitSet fields, @Nullable Expression predicate) {
        if (predicate == null) {
            return fields;
        }
        BitSet all = (BitSet) fields.clone();
        for (Expression term : Conjunction.split(predicate)) {
            addRejected(term, all);
        }
        return all;
    }

    /// Adds the fields on whose NULL `term` is not true.
    private static void addRejected(Expression term, BitSet fields) {
        BitSet read = References.of(term);
        for (int id = read.nextSetBit(0); id >= 0; id = read.nextSetBit(id + 1)) {
            if (!fields.get(id)) {
                BitSet one = new BitSet();
                one.set(id);
                fields.set(id, NullRejection.rejects(term, one));
            }
        }
    }

    private static BitSet assignments(List<Assignment> assignments, BitSet input) {
        BitSet fields = new BitSet();
        for (Assignment each : assignments) {
            fields.set(each.field().id(), NeverNull.test(each.expression(), input));
        }
        return fields;
    }

    private BitSet aggregate(Aggregate aggregate) {
        BitSet input = of(aggregate.input());
        BitSet fields = new BitSet();
        boolean plain = isPlain(aggregate);
        if (plain) {
            fields.or(assignments(aggregate.keys(), input));
        }
        for (Aggregate.Measure measure : aggregate.measures()) {
            AggregateCall call = measure.call();
            boolean hasValues = plain && !aggregate.keys().isEmpty() && call.filter() == null;
            boolean never = call.function().equals("count")
                    || hasValues
                            && NULL_ONLY_WITHOUT_VALUES.contains(call.function())
                            && NeverNull.test(call.arguments().getFirst(), input);
            fields.set(measure.field().id(), never);
        }
        if (aggregate.groupingId() != null) {
            fields.set(aggregate.groupingId().id());
        }
        return fields;
    }

    /// Whether there is just one grouping set, with all keys.
    static boolean isPlain(Aggregate aggregate) {
        return aggregate.groupingSets().size() == 1
                && aggregate.groupingSets().getFirst().size() == aggregate.keys().size();
    }

    private BitSet join(Join join) {
        BitSet left = of(join.left());
        BitSet right = of(join.right());
        return switch (join.kind()) {
            case INNER -> {
                BitSet both = (BitSet) left.clone();
                both.or(right);
                addKeys(join, both, true);
                yield withPredicate(both, join.residual());
            }
            case SEMI -> {
                BitSet matched = (BitSet) left.clone();
                addKeys(join, matched, false);
                yield matched;
            }
            case LEFT, SINGLE, ANTI -> left;
            case RIGHT -> right;
            case FULL -> new BitSet();
            case MARK -> {
                BitSet marked = (BitSet) left.clone();
                marked.set(Objects.requireNonNull(join.mark()).id(), isMarkNeverNull(join));
                yield marked;
            }
        };
    }

    /// Rows match only where both keys are not NULL.
    private static void addKeys(Join join, BitSet fields, boolean right) {
        for (Join.Key key : join.keys()) {
            if (key.op() == Compare.Op.EQ) {
                addRejected(new Compare(Compare.Op.EQ, key.left(), key.left()), fields);
                if (right) {
                    addRejected(new Compare(Compare.Op.EQ, key.right(), key.right()), fields);
                }
            }
        }
    }

    /// Whether no NULL can keep the answer of a MARK join open.
    public boolean isMarkNeverNull(Join join) {
        for (Join.Key key : join.keys()) {
            boolean both = NeverNull.test(key.left(), of(join.left())) && NeverNull.test(key.right(), of(join.right()));
            if (key.op() == Compare.Op.EQ && !both) {
                return false;
            }
        }
        BitSet inputs = ofInputs(join);
        return join.residual() == null || NeverNull.test(join.residual(), inputs);
    }

    private BitSet positional(List<Plan> inputs, List<Field> fields, boolean all) {
        BitSet never = new BitSet();
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            boolean holds = all
                    ? inputs.stream().allMatch(input -> isNotNull(input, column))
                    : inputs.stream().anyMatch(input -> isNotNull(input, column));
            never.set(fields.get(i).id(), holds);
        }
        return never;
    }

    private boolean isNotNull(Plan plan, int column) {
        return of(plan).get(plan.output().get(column).id());
    }

    private BitSet window(Window window) {
        BitSet fields = (BitSet) of(window.input()).clone();
        for (WindowCall call : window.calls()) {
            fields.set(call.field().id(), RANKING.contains(call.function()));
        }
        return fields;
    }

    private BitSet shared(SharedScan scan) {
        BitSet fields = new BitSet();
        Plan plan = sharedById.get(scan.sharedId());
        for (int i = 0; plan != null && i < scan.fields().size(); i++) {
            fields.set(scan.fields().get(i).id(), isNotNull(plan, scan.columns().get(i)));
        }
        return fields;
    }
}
