package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Computes no more than is read above: assignments, aggregates, window functions, marks and joins whose result nobody
/// wants go away. With `columns`, scans and shared plans read only what is used, and projections keep what is not
/// needed further up out of hash tables and sorts.
public final class PruneColumns implements Rule {
    private final boolean columns;

    private PruneColumns(boolean columns) {
        this.columns = columns;
    }

    /// Everything, for the final plan.
    public static PruneColumns all() {
        return new PruneColumns(true);
    }

    /// Only what operators compute; scans stay whole, so that equal subplans stay equal.
    public static PruneColumns operatorsOnly() {
        return new PruneColumns(false);
    }

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(columns, UniqueKeys.within(plan)).shaped(plan, plan.output());
    }

    private static final class Pass {
        private final boolean columns;
        private final UniqueKeys uniqueKeys;
        private final Map<Integer, BitSet> sharedColumnsUsed = new HashMap<>();

        private Pass(boolean columns, UniqueKeys uniqueKeys) {
            this.columns = columns;
            this.uniqueKeys = uniqueKeys;
        }

        /// The plan with exactly these of its output fields, in this order.
        private Plan shaped(Plan plan, List<Field> fields) {
            Plan pruned = prune(plan, References.of(fields));
            return pruned.output().equals(fields)
                    ? pruned
                    : MergeProjects.identityRemoved(new Project(pruned, RemoveEmpty.identities(fields)));
        }

        /// The plan with no fields but `required`; with more of them while only operators are pruned.
        private Plan exactly(Plan plan, BitSet required) {
            Plan pruned = prune(plan, required);
            List<Field> output = pruned.output();
            List<Field> kept = output.stream().filter(field -> required.get(field.id())).toList();
            return !columns || kept.size() == output.size()
                    ? pruned
                    : new Project(pruned, RemoveEmpty.identities(kept));
        }

        /// The plan with at least the fields of `required` that it puts out.
        private Plan prune(Plan plan, BitSet required) {
            return switch (plan) {
                case Scan s -> scan(s, required);
                case Values v -> values(v, required);
                case Series s -> s;
                case Filter f -> {
                    BitSet below = with(required, List.of(f.predicate()));
                    yield PlanTree.mapInputs(f, input -> prune(input, below));
                }
                case Project p -> project(p, required);
                case Aggregate a -> aggregate(a, required);
                case Join j -> join(j, required);
                case Sort s -> exactInput(s, withKeys(required, s.keys()));
                case TopN t -> exactInput(t, withKeys(required, t.keys()));
                case Limit l -> PlanTree.mapInputs(l, input -> prune(input, required));
                case DistinctOn d -> exactInput(d, withKeys(with(required, d.keys()), d.order()));
                case Union u -> union(u, required);
                case SetOperation s -> PlanTree.mapInputs(s, input -> shaped(input, input.output()));
                case Window w -> window(w, required);
                case With w -> with(w, required);
                case SharedScan s -> sharedScan(s, required);
                case Exchange e -> exactInput(e, with(required, e.keys()));
            };
        }

        private Plan exactInput(Plan plan, BitSet required) {
            return PlanTree.mapInputs(plan, input -> exactly(input, required));
        }

        private static BitSet with(BitSet required, List<Expression> expressions) {
            BitSet all = (BitSet) required.clone();
            expressions.forEach(each -> References.collect(each, all));
            return all;
        }

        private static BitSet withKeys(BitSet required, List<SortKey> keys) {
            return with(required, keys.stream().map(SortKey::expression).toList());
        }

        private Plan scan(Scan scan, BitSet required) {
            if (!columns) {
                return scan;
            }
            BitSet read = scan.filter() == null ? required : with(required, List.of(scan.filter()));
            List<Field> fields = new ArrayList<>();
            List<Integer> ordinals = new ArrayList<>();
            for (int i = 0; i < scan.fields().size(); i++) {
                if (read.get(scan.fields().get(i).id())) {
                    fields.add(scan.fields().get(i));
                    ordinals.add(scan.columns().get(i));
                }
            }
            return fields.size() == scan.fields().size()
                    ? scan
                    : new Scan(scan.table(), fields, ordinals, scan.filter());
        }

        private static Plan values(Values values, BitSet required) {
            List<Integer> kept = kept(values.fields(), required);
            if (kept.size() == values.fields().size()) {
                return values;
            }
            List<List<Expression>> rows = new ArrayList<>();
            values.rows().forEach(row -> rows.add(at(row, kept)));
            return new Values(at(values.fields(), kept), rows);
        }

        private static List<Integer> kept(List<Field> fields, BitSet required) {
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                if (required.get(fields.get(i).id())) {
                    kept.add(i);
                }
            }
            return kept;
        }

        private static <T> List<T> at(List<T> list, List<Integer> positions) {
            return positions.stream().map(list::get).toList();
        }

        private Plan project(Project project, BitSet required) {
            List<Assignment> kept = project.assignments().stream()
                    .filter(each -> required.get(each.field().id()))
                    .toList();
            BitSet below = with(new BitSet(), kept.stream().map(Assignment::expression).toList());
            Plan input = prune(project.input(), below);
            if (kept.isEmpty()) {
                return input;
            }
            if (kept.size() == project.assignments().size() && input == project.input()) {
                return project;
            }
            return MergeProjects.identityRemoved(new Project(input, kept));
        }

        private Plan aggregate(Aggregate aggregate, BitSet required) {
            List<Aggregate.Measure> measures = aggregate.measures().stream()
                    .filter(each -> required.get(each.field().id()))
                    .toList();
            Field groupingId = aggregate.groupingId() != null && required.get(aggregate.groupingId().id())
                    ? aggregate.groupingId()
                    : null;
            boolean oneRow = aggregate.keys().isEmpty() && aggregate.groupingSets().size() == 1;
            if (oneRow && measures.isEmpty() && groupingId == null) {
                return new Values(List.of(), List.of(List.of()));
            }
            Aggregate pruned = measures.size() == aggregate.measures().size() && groupingId == aggregate.groupingId()
                    ? aggregate
                    : new Aggregate(
                            aggregate.input(), aggregate.keys(), aggregate.groupingSets(), measures, groupingId);
            BitSet below = with(new BitSet(), PlanTree.expressions(pruned));
            return PlanTree.mapInputs(pruned, input -> prune(input, below));
        }

        private Plan join(Join join, BitSet required) {
            if (isIdle(join, required)) {
                return prune(join.left(), required);
            }
            BitSet below = with(required, PlanTree.expressions(join));
            return PlanTree.withInputs(join, List.of(prune(join.left(), below), exactly(join.right(), below)));
        }

        /// Whether the join gives each left row back once, with nothing that is required.
        private boolean isIdle(Join join, BitSet required) {
            return switch (join.kind()) {
                case MARK -> !required.get(Objects.requireNonNull(join.mark()).id());
                case LEFT, SINGLE -> join.right().output().stream().noneMatch(field -> required.get(field.id()))
                        && uniqueKeys.isRightUnique(join);
                case INNER, RIGHT, FULL, SEMI, ANTI -> false;
            };
        }

        private Plan union(Union union, BitSet required) {
            List<Integer> kept = columns ? kept(union.fields(), required) : kept(union.fields(), References.of(union));
            List<Plan> inputs = new ArrayList<>();
            for (Plan input : union.inputs()) {
                inputs.add(shaped(input, at(input.output(), kept)));
            }
            return kept.size() == union.fields().size()
                    ? PlanTree.withInputs(union, inputs)
                    : new Union(inputs, at(union.fields(), kept));
        }

        private Plan window(Window window, BitSet required) {
            List<WindowCall> calls = window.calls().stream()
                    .filter(call -> required.get(call.field().id()))
                    .toList();
            if (calls.isEmpty() && window.rowsMax() == Window.ALL_ROWS) {
                return prune(window.input(), required);
            }
            Window pruned = calls.size() == window.calls().size()
                    ? window
                    : new Window(
                            window.input(),
                            window.partitionBy(),
                            window.order(),
                            calls,
                            window.rowsMax(),
                            window.counted());
            return exactInput(pruned, with(required, PlanTree.expressions(pruned)));
        }

        private Plan with(With with, BitSet required) {
            List<Plan> inputs = new ArrayList<>(with.inputs());
            Plan main = prune(with.input(), required);
            List<With.Shared> shared = new ArrayList<>(with.shared());
            for (int i = shared.size() - 1; i >= 0; i--) {
                With.Shared each = shared.get(i);
                List<Field> output = each.plan().output();
                BitSet used = sharedColumnsUsed.getOrDefault(each.id(), new BitSet());
                List<Integer> kept = new ArrayList<>();
                for (int column = 0; column < output.size(); column++) {
                    if (!columns || used.get(column)) {
                        kept.add(column);
                    }
                }
                shared.set(i, new With.Shared(each.id(), each.name(), shaped(each.plan(), at(output, kept))));
                if (kept.size() < output.size()) {
                    main = renumbered(main, each.id(), kept);
                    for (int later = i + 1; later < shared.size(); later++) {
                        With.Shared reader = shared.get(later);
                        Plan plan = renumbered(reader.plan(), each.id(), kept);
                        shared.set(later, new With.Shared(reader.id(), reader.name(), plan));
                    }
                }
            }
            for (int i = 0; i < shared.size(); i++) {
                inputs.set(i, shared.get(i).plan());
            }
            inputs.set(shared.size(), main);
            return PlanTree.withInputs(with, inputs);
        }

        private static Plan renumbered(Plan plan, int sharedId, List<Integer> kept) {
            return PlanTree.rewrite(plan, node -> node instanceof SharedScan scan && scan.sharedId() == sharedId
                    ? new SharedScan(
                            scan.sharedId(),
                            scan.name(),
                            scan.fields(),
                            scan.columns().stream().map(kept::indexOf).toList())
                    : node);
        }

        private Plan sharedScan(SharedScan scan, BitSet required) {
            List<Integer> kept = columns ? kept(scan.fields(), required) : kept(scan.fields(), References.of(scan));
            BitSet used = sharedColumnsUsed.computeIfAbsent(scan.sharedId(), id -> new BitSet());
            kept.forEach(position -> used.set(scan.columns().get(position)));
            return kept.size() == scan.fields().size()
                    ? scan
                    : new SharedScan(
                            scan.sharedId(), scan.name(), at(scan.fields(), kept), at(scan.columns(), kept));
        }
    }
}
