package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.PlanTree;

/// Says which side of a SEMI or ANTI join becomes the table: the one that [JoinCost] finds cheaper, as [JoinSearch]
/// assumed when it priced the join. All other kinds were turned by [ReorderJoins] so that it is the right one.
public final class ChooseBuildSide implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        CardinalityEstimator estimator = CardinalityEstimator.within(plan);
        return PlanTree.rewrite(plan, node -> node instanceof Join join ? choose(join, estimator) : node);
    }

    private static Join choose(Join join, CardinalityEstimator estimator) {
        return switch (join.kind()) {
            case SEMI, ANTI -> {
                Join.Side side = cheaper(join, estimator);
                yield side == join.build() ? join : join.withBuild(side);
            }
            case INNER, LEFT, RIGHT, FULL, MARK, SINGLE -> join;
        };
    }

    private static Join.Side cheaper(Join join, CardinalityEstimator estimator) {
        if (join.keys().isEmpty()) {
            return Join.Side.RIGHT;
        }
        double left = estimator.rows(join.left());
        double right = estimator.rows(join.right());
        double output = estimator.rows(join);
        return JoinCost.of(right, left, output, true) < JoinCost.of(left, right, output, true)
                ? Join.Side.LEFT
                : Join.Side.RIGHT;
    }
}
