package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.binder.Examples.Example;
import dev.rayo.sql.plan.Plan;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Examples COLUMNS = Examples.read("columns.test");
    private static final Examples QUERIES = Examples.read("queries.test");
    private static final Examples SELECT = Examples.read("select.test");

    static Stream<Example> columns() {
        return COLUMNS.examples.stream();
    }

    static Stream<Example> queries() {
        return QUERIES.examples.stream();
    }

    static Stream<Example> select() {
        return SELECT.examples.stream();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void columnsAreCalledAndTypedAsInDuckDb(Example example) {
        Plan plan = Bound.plan(example.sql(), COLUMNS.catalog);
        assertThat(Bound.header(plan)).isEqualTo(example.header());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queriesHaveTheRowsThatDuckDbGives(Example example) {
        Plan plan = Bound.plan(example.sql(), QUERIES.catalog);
        assertThat(Bound.header(plan)).isEqualTo(example.header());
        assertThat(Bound.rows(plan, Examples.isOrdered(example.sql()))).isEqualTo(example.rows());
    }

    @ParameterizedTest
    @MethodSource("select")
    void everyPartOfSelectHasTheRowsThatDuckDbGives(Example example) {
        Plan plan = Bound.plan(example.sql(), SELECT.catalog);
        assertThat(Bound.header(plan)).isEqualTo(example.header());
        if (!example.rows().isEmpty()) {
            assertThat(Bound.rows(plan, Examples.isOrdered(example.sql()))).isEqualTo(example.rows());
        }
    }
}
