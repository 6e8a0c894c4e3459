package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.PlanTree;
import java.util.BitSet;
import java.util.List;

/// Drops DISTINCT over rows that are distinct, and where duplicates make no difference: on the right of SEMI, ANTI and
/// MARK joins, below another DISTINCT.
public final class RemoveDistinct implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        UniqueKeys uniqueKeys = UniqueKeys.within(plan);
        return PlanTree.rewrite(plan, node -> rewrite(node, uniqueKeys));
    }

    private static Plan rewrite(Plan plan, UniqueKeys uniqueKeys) {
        return switch (plan) {
            case Join join -> switch (join.kind()) {
                case SEMI, ANTI, MARK -> PlanTree.withInputs(join, List.of(join.left(), withDuplicates(join.right())));
                case INNER, LEFT, RIGHT, FULL, SINGLE -> join;
            };
            case Aggregate a when isDistinct(a) -> {
                if (isUnique(a, uniqueKeys)) {
                    yield MergeProjects.identityRemoved(new Project(a.input(), a.keys()));
                }
                yield PlanTree.mapInputs(a, RemoveDistinct::withDuplicates);
            }
            default -> plan;
        };
    }

    static boolean isDistinct(Aggregate aggregate) {
        return aggregate.measures().isEmpty()
                && aggregate.groupingId() == null
                && !aggregate.keys().isEmpty()
                && aggregate.groupingSets().size() == 1
                && aggregate.groupingSets().getFirst().size() == aggregate.keys().size();
    }

    private static boolean isUnique(Aggregate aggregate, UniqueKeys uniqueKeys) {
        BitSet keys = new BitSet();
        for (Assignment key : aggregate.keys()) {
            if (key.expression() instanceof Reference reference) {
                keys.set(reference.id());
            }
        }
        return uniqueKeys.areUnique(aggregate.input(), keys);
    }

    /// A plan whose distinct rows are those of `plan`.
    private static Plan withDuplicates(Plan plan) {
        return switch (plan) {
            case Aggregate a when isDistinct(a) ->
                withDuplicates(MergeProjects.identityRemoved(new Project(a.input(), a.keys())));
            case Project p -> PlanTree.mapInputs(p, RemoveDistinct::withDuplicates);
            case Union u -> PlanTree.mapInputs(u, RemoveDistinct::withDuplicates);
            default -> plan;
        };
    }
}
