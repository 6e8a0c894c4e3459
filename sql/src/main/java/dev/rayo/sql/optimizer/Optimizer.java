package dev.rayo.sql.optimizer;

import dev.rayo.sql.optimizer.join.ChooseBuildSide;
import dev.rayo.sql.optimizer.join.ReorderJoins;
import dev.rayo.sql.optimizer.rule.AggregateBeforeJoin;
import dev.rayo.sql.optimizer.rule.AnswerFromStatistics;
import dev.rayo.sql.optimizer.rule.HintPrefixes;
import dev.rayo.sql.optimizer.rule.HoistShared;
import dev.rayo.sql.optimizer.rule.InferFilters;
import dev.rayo.sql.optimizer.rule.InlineShared;
import dev.rayo.sql.optimizer.rule.LimitPartitions;
import dev.rayo.sql.optimizer.rule.MergeAggregates;
import dev.rayo.sql.optimizer.rule.MergeProjects;
import dev.rayo.sql.optimizer.rule.OrderTerms;
import dev.rayo.sql.optimizer.rule.PruneColumns;
import dev.rayo.sql.optimizer.rule.PruneGroupKeys;
import dev.rayo.sql.optimizer.rule.PushDownFilters;
import dev.rayo.sql.optimizer.rule.PushDownLimits;
import dev.rayo.sql.optimizer.rule.ReduceAggregates;
import dev.rayo.sql.optimizer.rule.RemoveDistinct;
import dev.rayo.sql.optimizer.rule.RemoveEmpty;
import dev.rayo.sql.optimizer.rule.RemoveRenames;
import dev.rayo.sql.optimizer.rule.RemoveSorts;
import dev.rayo.sql.optimizer.rule.SeparateDistinct;
import dev.rayo.sql.optimizer.rule.ShareExpressions;
import dev.rayo.sql.optimizer.rule.ShareSubplans;
import dev.rayo.sql.optimizer.rule.SimplifyAggregates;
import dev.rayo.sql.optimizer.rule.SimplifyExpressions;
import dev.rayo.sql.optimizer.unnest.Unnest;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import java.util.List;

/// Makes a bound plan a good one: the same output fields and rows, computed with less work. Immutable and thread-safe.
///
/// The rules run in a fixed sequence, so that the same statement over the same statistics always has the same plan.
public final class Optimizer {
    /// Rounds of carrying filters over joins; a chain of equal columns takes one round for each time it turns.
    private static final int INFERENCE_ROUNDS_MAX = 4;

    /// Brings the plan into the form that the later rules expect: no subqueries, filters at the bottom, joins side by side.
    private static final List<Rule> NORMALIZE = List.of(
            new SimplifyExpressions(),
            new RemoveEmpty(),
            new InlineShared(),
            new RemoveRenames(),
            new MergeProjects(),
            new PushDownFilters(),
            PruneColumns.operatorsOnly(),
            new RemoveRenames());

    private static final List<Rule> REDUCE = List.of(
            new SimplifyExpressions(),
            new RemoveEmpty(),
            new InlineShared(),
            new SimplifyAggregates(),
            new MergeAggregates(),
            new PruneGroupKeys(),
            new SeparateDistinct(),
            new AggregateBeforeJoin(),
            new RemoveDistinct(),
            new RemoveSorts(),
            new AnswerFromStatistics(),
            new RemoveRenames(),
            new PushDownFilters(),
            new LimitPartitions());

    private static final List<Rule> ARRANGE = List.of(
            new ReorderJoins(),
            new HoistShared(),
            new ReduceAggregates(),
            new ReorderJoins(),
            new ShareSubplans(),
            new PushDownLimits(),
            PruneColumns.all(),
            new MergeProjects(),
            new ShareExpressions(),
            new OrderTerms(),
            new HintPrefixes(),
            new ChooseBuildSide());

    private final ConstantEvaluator constants;

    public Optimizer(ConstantEvaluator constants) {
        this.constants = constants;
    }

    /// @param plan as the binder makes it
    public Plan optimize(Plan plan) {
        RuleContext context = new RuleContext(constants, FieldIds.after(plan));
        Plan simple = new SimplifyExpressions().apply(plan, context);
        Plan normal = apply(NORMALIZE, Unnest.apply(simple, context.ids()), context);
        Plan inferred = infer(normal, context);
        return apply(ARRANGE, apply(REDUCE, inferred, context), context);
    }

    private static Plan apply(List<Rule> rules, Plan plan, RuleContext context) {
        Plan current = plan;
        for (Rule rule : rules) {
            current = rule.apply(current, context);
        }
        return current;
    }

    private static Plan infer(Plan plan, RuleContext context) {
        InferFilters infer = new InferFilters();
        PushDownFilters push = new PushDownFilters();
        Plan current = plan;
        for (int round = 0; round < INFERENCE_ROUNDS_MAX; round++) {
            Plan inferred = infer.apply(current, context);
            if (inferred == current) {
                return current;
            }
            current = push.apply(inferred, context);
        }
        return current;
    }
}
