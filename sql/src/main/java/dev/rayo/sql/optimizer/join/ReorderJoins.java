package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.List;

/// Puts joins into the order that is thought to cost least, and on the right of each what its hash table is built from.
public final class ReorderJoins implements Rule {
    /// Pairs of subgraphs looked at before the search is given up for [GreedyOrder]: about five milliseconds.
    static final int PAIRS_MAX = 20_000;

    private final int pairsMax;

    public ReorderJoins() {
        this(PAIRS_MAX);
    }

    ReorderJoins(int pairsMax) {
        this.pairsMax = pairsMax;
    }

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(CardinalityEstimator.within(plan), UniqueKeys.within(plan), pairsMax).reorder(plan, true);
    }

    private record Pass(CardinalityEstimator estimator, UniqueKeys uniqueKeys, int pairsMax) {
        /// @param positional whether the order of the output columns matters
        Plan reorder(Plan plan, boolean positional) {
            if (JoinRegion.isRegion(plan)) {
                Plan ordered = region(plan);
                return positional && !ordered.output().equals(plan.output()) ? inOrder(ordered, plan) : ordered;
            }
            return switch (plan) {
                case Project p -> PlanTree.mapInputs(p, input -> reorder(input, false));
                case Aggregate a -> PlanTree.mapInputs(a, input -> reorder(input, false));
                case Union u -> PlanTree.mapInputs(u, input -> reorder(input, true));
                case SetOperation s -> PlanTree.mapInputs(s, input -> reorder(input, true));
                case With w -> PlanTree.mapInputs(w, input -> reorder(input, true));
                default -> PlanTree.mapInputs(plan, input -> reorder(input, positional));
            };
        }

        private static Plan inOrder(Plan ordered, Plan original) {
            return new Project(
                    ordered,
                    original.output().stream()
                            .map(field -> new Assignment(field, Reference.to(field)))
                            .toList());
        }

        private Plan region(Plan plan) {
            JoinRegion region = JoinRegion.of(plan, uniqueKeys, leaf -> reorder(leaf, false));
            if (region.leaves.size() > JoinGraph.RELATIONS_MAX) {
                return PlanTree.mapInputs(plan, input -> reorder(input, true));
            }
            JoinGraphBuilder builder = new JoinGraphBuilder(region, estimator);
            JoinGraph graph = builder.build();
            JoinTree tree = ConnectedSubgraphs.cheapest(graph, pairsMax);
            Plan joined = new JoinBuilder(graph).build(tree == null ? GreedyOrder.of(graph) : tree);
            List<Expression> constants = builder.constants;
            return constants.isEmpty() ? joined : new Filter(joined, Conjunction.of(constants));
        }
    }
}
