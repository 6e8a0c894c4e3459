package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;

/// Moves all shared plans of a statement into one WITH at the root, each behind those it reads.
public final class HoistShared implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        List<With.Shared> shared = new ArrayList<>();
        Plan input = strip(plan, shared);
        if (shared.isEmpty()) {
            return plan;
        }
        return plan instanceof With with && with.input() == input && with.shared().equals(shared)
                ? plan
                : new With(shared, input);
    }

    private static Plan strip(Plan plan, List<With.Shared> shared) {
        if (plan instanceof With with) {
            for (With.Shared each : with.shared()) {
                Plan own = strip(each.plan(), shared);
                shared.add(own == each.plan() ? each : new With.Shared(each.id(), each.name(), own));
            }
            return strip(with.input(), shared);
        }
        return PlanTree.mapInputs(plan, input -> strip(input, shared));
    }
}
