package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.KnownFunctions;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
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
import java.util.List;

/// Drops ORDER BY where nobody sees the order: below joins, unions and aggregates that do not depend on it, below
/// another ORDER BY, over a single row.
public final class RemoveSorts implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(UniqueKeys.within(plan)).rewrite(plan, true);
    }

    private record Pass(UniqueKeys uniqueKeys) {
        /// @param seen whether the order of the rows makes a difference above
        Plan rewrite(Plan plan, boolean seen) {
            boolean below = switch (plan) {
                case Filter f -> seen;
                case Project p -> seen;
                case Limit l -> true;
                case With w -> seen;
                case Exchange e -> seen;
                case Aggregate a -> a.measures().stream().anyMatch(measure -> isOrderSensitive(measure.call()));
                case DistinctOn d -> d.order().isEmpty();
                case Window w -> true;
                case Scan s -> false;
                case Values v -> false;
                case Series s -> false;
                case SharedScan s -> false;
                case Join j -> false;
                case Sort s -> false;
                case TopN t -> false;
                case Union u -> false;
                case SetOperation s -> false;
            };
            if (plan instanceof Sort sort && (!seen || uniqueKeys.hasOneRow(sort.input()))) {
                return rewrite(sort.input(), seen);
            }
            List<Plan> inputs = plan.inputs();
            if (plan instanceof With) {
                return PlanTree.mapInputs(plan, input -> rewrite(input, input == inputs.getLast() && seen));
            }
            return PlanTree.mapInputs(plan, input -> rewrite(input, below));
        }

        private static boolean isOrderSensitive(AggregateCall call) {
            return call.order().isEmpty() && KnownFunctions.isOrderSensitive(call.function());
        }
    }
}
