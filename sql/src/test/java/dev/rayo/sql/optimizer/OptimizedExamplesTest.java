package dev.rayo.sql.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.binder.Bound;
import dev.rayo.sql.binder.Examples;
import dev.rayo.sql.binder.Examples.Example;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanReferences;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizedExamplesTest {
    private static final Examples QUERIES = Examples.read("queries.test");
    private static final Examples SUBQUERIES = Examples.read("subqueries.test");
    private static final Optimizer OPTIMIZER = new Optimizer(new InterpretedConstants());

    static Stream<Example> queries() {
        return QUERIES.examples.stream();
    }

    static Stream<Example> subqueries() {
        return SUBQUERIES.examples.stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queriesHaveTheRowsThatDuckDbGives(Example example) {
        check(example, QUERIES);
    }

    @ParameterizedTest
    @MethodSource("subqueries")
    void subqueriesHaveTheRowsThatDuckDbGives(Example example) {
        check(example, SUBQUERIES);
    }

    private static void check(Example example, Examples all) {
        Plan bound = Bound.plan(example.sql(), all.catalog);
        Plan optimized = OPTIMIZER.optimize(bound);

        PlanInvariants.check(optimized);
        assertThat(optimized.output()).isEqualTo(bound.output());
        assertThat(PlanReferences.free(optimized)).isEmpty();
        assertThat(Bound.rows(optimized, Examples.isOrdered(example.sql()))).isEqualTo(example.rows());
    }
}
