package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanCopy;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

        /// Each reader takes a copy with fields of its own: the ids inside may be those of the reader's surroundings.
        private Plan read(SharedScan scan) {
            Plan plan = Objects.requireNonNull(inlined.get(scan.sharedId()));
            PlanCopy copy = PlanCopy.of(plan, context.ids());
            List<Assignment> columns = new ArrayList<>();
            for (int i = 0; i < scan.fields().size(); i++) {
                Field source = copy.fields().get(scan.columns().get(i));
                columns.add(new Assignment(scan.fields().get(i), Reference.to(source)));
            }
            return new Project(copy.plan(), columns);
        }
    }
}
