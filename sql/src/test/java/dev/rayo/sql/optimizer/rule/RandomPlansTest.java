package dev.rayo.sql.optimizer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.optimizer.InterpretedConstants;
import dev.rayo.sql.optimizer.Optimizer;
import dev.rayo.sql.optimizer.PlanInvariants;
import dev.rayo.sql.optimizer.RandomPlan;
import dev.rayo.sql.optimizer.RewriteVerifier;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.join.ReorderJoins;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.reference.PlanInterpreter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomPlansTest {
    private static final int PLANS = Integer.getInteger("rayo.random.plans", 500);

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("SimplifyExpressions", List.of(new SimplifyExpressions())),
                Arguments.of("RemoveEmpty", List.of(new SimplifyExpressions(), new RemoveEmpty())),
                Arguments.of("PushDownFilters", List.of(new PushDownFilters())),
                Arguments.of("PushDownFilters after SimplifyExpressions", List.of(new SimplifyExpressions(), new PushDownFilters())),
                Arguments.of("InferFilters", List.of(new PushDownFilters(), new InferFilters(), new PushDownFilters())),
                Arguments.of("RemoveRenames", List.of(new RemoveRenames())),
                Arguments.of("MergeProjects", List.of(new MergeProjects())),
                Arguments.of("PruneColumns", List.of(PruneColumns.all())),
                Arguments.of("PruneColumns of operators", List.of(PruneColumns.operatorsOnly(), PruneColumns.all())),
                Arguments.of("RemoveSorts", List.of(new RemoveSorts())),
                Arguments.of("PushDownLimits", List.of(new PushDownLimits())),
                Arguments.of("RemoveDistinct", List.of(new RemoveDistinct())),
                Arguments.of("ReorderJoins", List.of(new ReorderJoins())),
                Arguments.of("ReorderJoins after PushDownFilters", List.of(new PushDownFilters(), new ReorderJoins())),
                Arguments.of("SimplifyAggregates", List.of(new SimplifyAggregates())),
                Arguments.of("MergeAggregates", List.of(new SimplifyAggregates(), new MergeAggregates())),
                Arguments.of("SeparateDistinct", List.of(new SeparateDistinct())),
                Arguments.of("AggregateBeforeJoin", List.of(new PushDownFilters(), new AggregateBeforeJoin(0, 0))),
                Arguments.of("PruneGroupKeys", List.of(new PushDownFilters(), new PruneGroupKeys())),
                Arguments.of("AnswerFromStatistics", List.of(new AnswerFromStatistics())),
                Arguments.of("InlineShared", List.of(new InlineShared())),
                Arguments.of("ShareSubplans", List.of(new HoistShared(), new ShareSubplans())),
                Arguments.of("HintPrefixes and OrderTerms", List.of(new SimplifyExpressions(), new PushDownFilters(), new HintPrefixes(), new OrderTerms())),
                Arguments.of("ShareExpressions", List.of(new ShareExpressions())),
                Arguments.of("ReduceAggregates", List.of(new HoistShared(), new ReduceAggregates(0, 0), new ReorderJoins())),
                Arguments.of("the optimizer", List.of((Rule) (plan, context) -> new Optimizer(context.constants()).optimize(plan))),
                Arguments.of(
                        "all in turn, twice",
                        List.of(
                                new SimplifyExpressions(), new PushDownFilters(), new RemoveEmpty(), new RemoveRenames(),
                                new InferFilters(), new PushDownFilters(), PruneColumns.operatorsOnly(),
                                new RemoveDistinct(), new RemoveSorts(), new PushDownLimits(), new MergeProjects(),
                                PruneColumns.all(), new MergeProjects(), new SimplifyExpressions(),
                                new PushDownFilters(), new RemoveEmpty(), new RemoveRenames(), new InferFilters(),
                                new PushDownFilters(), new RemoveDistinct(), new RemoveSorts(), new ReorderJoins(),
                                new PushDownLimits(), PruneColumns.all())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void rulesKeepTheRows(String name, List<Rule> rules) {
        int checked = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            Plan before = RandomPlan.of(seed, 1 + seed % 5);
            try {
                PlanInterpreter.rows(before);
            } catch (RuntimeException failure) {
                continue; // a scalar subquery with two rows, most often
            }
            RuleContext context = new RuleContext(new InterpretedConstants(), FieldIds.after(before));
            Plan after = before;
            for (Rule rule : rules) {
                try {
                    Plan next = rule.apply(after, context);
                    PlanInvariants.check(next);
                    after = next;
                } catch (RuntimeException | AssertionError failure) {
                    throw new AssertionError("seed " + seed + "\n" + PlanPrinter.print(after), failure);
                }
            }
            RewriteVerifier.sameRows(before, after);
            checked++;
        }
        assertThat(checked).isGreaterThan(PLANS / 2);
    }
}
