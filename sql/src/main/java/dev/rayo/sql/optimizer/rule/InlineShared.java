package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts a shared plan in the place of its reader where there is only one, or where it is only a filtered table, which is
/// cheaper to read again than to keep. Shared plans that nobody reads go away.
public final class InlineShared implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        Map<Integer, Integer> readers = new HashMap<>();
        countReaders(plan, readers);
        return new Pass(readers, context).rewrite(plan);
    }

    /// Of shared plans that are read in the end.
    static void countReaders(Plan plan, Map<Integer, Integer> readers) {
        switch (plan) {
            case SharedScan scan -> readers.merge(scan.sharedId(), 1, Integer::sum);
            case With with -> {
                countReaders(with.input(), readers);
                for (With.Shared each : with.shared().reversed()) {
                    if (readers.containsKey(each.id())) {
                        countReaders(each.plan(), readers);
                    }
                }
            }
            default -> plan.inputs().forEach(input -> countReaders(input, readers));
        }
    }

    private static final class Pass {
        private final Map<Integer, Integer> readers;
        private final RuleContext context;
        private final Map<Integer, Plan> inlined = new HashMap<>();
        private final Set<Integer> placed = new HashSet<>();

        Pass(Map<Integer, Integer> readers, RuleContext context) {
            this.readers = readers;
            this.context = context;
        }

        Plan rewrite(Plan plan) {
            return switch (plan) {
                case With with -> with(with);
                case SharedScan scan -> inlined.containsKey(scan.sharedId()) ? read(scan) : scan;
                default -> PlanTree.mapInputs(plan, this::rewrite);
            };
        }

        private Plan with(With with) {
            List<With.Shared> kept = new ArrayList<>();
            for (With.Shared each : with.shared()) {
                int count = readers.getOrDefault(each.id(), 0);
                if (count == 0) {
                    continue;
                }
                Plan plan = rewrite(each.plan());
                if (count == 1 || isCheap(plan)) {
                    inlined.put(each.id(), plan);
                } else {
                    kept.add(plan == each.plan() ? each : new With.Shared(each.id(), each.name(), plan));
                }
            }
            Plan input = rewrite(with.input());
            if (kept.isEmpty()) {
                return input;
            }
            return kept.equals(with.shared()) && input == with.input() ? with : new With(kept, input);
        }

        /// A table, filtered and renamed, but nothing that computes much.
        private static boolean isCheap(Plan plan) {
            boolean cheap = switch (plan) {
                case Scan s -> true;
                case Values v -> true;
                case Filter f -> isCheap(f.input());
                case Project p -> isCheap(p.input())
                        && p.assignments().stream().allMatch(each -> each.expression() instanceof Reference);
                default -> false;
            };
            return cheap && Determinism.isRepeatable(plan);
        }

        /// The first reader takes the plan as it is, each further one a copy with fields of its own.
        private Plan read(SharedScan scan) {
            Plan plan = inlined.get(scan.sharedId());
            if (!placed.add(scan.sharedId())) {
                plan = copy(plan);
            }
            List<Field> output = plan.output();
            List<Assignment> columns = new ArrayList<>();
            for (int i = 0; i < scan.fields().size(); i++) {
                columns.add(new Assignment(
                        scan.fields().get(i), Reference.to(output.get(scan.columns().get(i)))));
            }
            return new Project(plan, columns);
        }

        private Plan copy(Plan plan) {
            return switch (plan) {
                case Scan s -> {
                    List<Field> fields = fresh(s.fields());
                    Plan renamed = new Scan(s.table(), fields, s.columns(), s.filter());
                    yield Substitution.positional(s.fields(), fields).apply(renamed);
                }
                case Values v -> new Values(fresh(v.fields()), v.rows());
                case Filter f -> {
                    Plan input = copy(f.input());
                    Expression predicate = Substitution.positional(f.input().output(), input.output())
                            .apply(f.predicate());
                    yield new Filter(input, predicate);
                }
                case Project p -> {
                    Plan input = copy(p.input());
                    Substitution renamed = Substitution.positional(p.input().output(), input.output());
                    List<Assignment> assignments = p.assignments().stream()
                            .map(each -> new Assignment(
                                    context.ids().fresh(each.field()), renamed.apply(each.expression())))
                            .toList();
                    yield new Project(input, assignments);
                }
                default -> throw new IllegalStateException("not cheap: " + plan);
            };
        }

        private List<Field> fresh(List<Field> fields) {
            return fields.stream().map(context.ids()::fresh).toList();
        }
    }
}
