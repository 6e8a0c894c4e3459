package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Computes once what occurs several times in a plan, where keeping its rows costs less than computing them again.
/// Expects all shared plans in one WITH at the root: [HoistShared].
public final class ShareSubplans implements Rule {
    /// What keeping a row and reading it again costs, against passing it on once.
    private static final double KEEP = 2;

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(plan).apply();
    }

    private static final class Pass {
        private final PlanShapes shapes = new PlanShapes();
        private final CardinalityEstimator estimator;
        private final Map<Integer, Integer> occurrences = new HashMap<>();
        private final Map<Integer, With.Shared> sharedByShape = new HashMap<>();
        private final Plan root;
        private int nextId;

        Pass(Plan root) {
            this.root = root;
            this.estimator = CardinalityEstimator.within(root);
            count(root);
        }

        /// What is inside of a plan that will be shared occurs once.
        private void count(Plan plan) {
            int before = occurrences.merge(shapes.of(plan), 1, Integer::sum) - 1;
            if (plan instanceof With with) {
                with.shared().forEach(shared -> nextId = Math.max(nextId, shared.id() + 1));
            }
            if (before == 0 || !isWorthKeeping(plan, 2)) {
                plan.inputs().forEach(this::count);
            }
        }

        Plan apply() {
            List<With.Shared> all = new ArrayList<>();
            if (root instanceof With with) {
                for (With.Shared each : with.shared()) {
                    Plan plan = share(each.plan(), all);
                    all.add(plan == each.plan() ? each : new With.Shared(each.id(), each.name(), plan));
                }
                Plan input = share(with.input(), all);
                return all.equals(with.shared()) ? with : new With(all, input);
            }
            Plan input = share(root, all);
            return all.isEmpty() ? root : new With(all, input);
        }

        /// @param before the shared plans that `plan` may read; new ones are added behind them
        private Plan share(Plan plan, List<With.Shared> before) {
            With.Shared shared = shared(plan, before);
            if (shared == null) {
                return PlanTree.mapInputs(plan, input -> share(input, before));
            }
            return new SharedScan(
                    shared.id(),
                    shared.name(),
                    plan.output(),
                    IntStream.range(0, plan.output().size()).boxed().toList());
        }

        private With.@Nullable Shared shared(Plan plan, List<With.Shared> before) {
            int shape = shapes.of(plan);
            With.Shared present = sharedByShape.get(shape);
            int count = occurrences.getOrDefault(shape, 0);
            if (present != null || count < 2 || !isWorthKeeping(plan, count)) {
                return present;
            }
            Plan computed = PlanTree.mapInputs(plan, input -> share(input, before));
            With.Shared shared = new With.Shared(nextId, "common" + (sharedByShape.size() + 1), computed);
            nextId++;
            sharedByShape.put(shape, shared);
            before.add(shared);
            return shared;
        }

        private boolean isWorthKeeping(Plan plan, int count) {
            if (!computes(plan) || !Determinism.isRepeatable(plan)) {
                return false;
            }
            return (count - 1) * cost(plan) > count * KEEP * estimator.rows(plan);
        }

        /// Whether more is done than reading and filtering.
        private static boolean computes(Plan plan) {
            return switch (plan) {
                case Plan.Join j -> true;
                case Plan.Aggregate a -> true;
                case Plan.Window w -> true;
                case Plan.SetOperation s -> true;
                case Plan.DistinctOn d -> true;
                case Plan.TopN t -> true;
                case Plan.Scan s -> false;
                case Plan.Values v -> false;
                case Plan.Series s -> false;
                case SharedScan s -> false;
                case Plan.Union u -> false;
                case Plan.Sort s -> computes(s.input());
                case Plan.Filter f -> computes(f.input());
                case Plan.Project p -> computes(p.input());
                case Plan.Limit l -> computes(l.input());
                case With w -> false;
                case Plan.Exchange e -> false;
            };
        }

        /// Rows that flow between the operators of a plan; of a scan those of the table.
        private double cost(Plan plan) {
            double cost = plan instanceof Plan.Scan scan ? scan.table().statistics().rowCount() : 0;
            for (Plan input : plan.inputs()) {
                cost += estimator.rows(input) + cost(input);
            }
            return cost;
        }
    }
}
