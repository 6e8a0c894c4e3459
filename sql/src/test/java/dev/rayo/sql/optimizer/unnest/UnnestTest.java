package dev.rayo.sql.optimizer.unnest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.binder.Bound;
import dev.rayo.sql.binder.Examples;
import dev.rayo.sql.binder.Examples.Example;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.PlanReferences;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnnestTest {
    private static final Examples SUBQUERIES = Examples.read("subqueries.test");

    static Stream<Example> subqueries() {
        return SUBQUERIES.examples.stream();
    }

    private static Plan unnested(String sql) {
        Plan plan = Bound.plan(sql, SUBQUERIES.catalog);
        return Unnest.apply(plan, FieldIds.after(plan));
    }

    @ParameterizedTest
    @MethodSource("subqueries")
    void subqueriesHaveTheRowsThatDuckDbGivesBeforeAndAfter(Example example) {
        Plan plan = Bound.plan(example.sql(), SUBQUERIES.catalog);
        Plan unnested = Unnest.apply(plan, FieldIds.after(plan));

        boolean ordered = Examples.isOrdered(example.sql());
        assertThat(Bound.rows(plan, ordered)).as("before").isEqualTo(example.rows());
        assertThat(Bound.rows(unnested, ordered)).as("after").isEqualTo(example.rows());
        assertThat(unnested.output()).isEqualTo(plan.output());
        assertThat(Unnest.isNested(unnested)).isFalse();
        assertThat(PlanReferences.free(unnested)).isEmpty();
    }

    @Test
    void aPlanWithoutSubqueriesStaysTheSameObject() {
        Plan plan = Bound.plan("SELECT a FROM t WHERE b > 1", SUBQUERIES.catalog);
        assertThat(Unnest.apply(plan, FieldIds.after(plan))).isSameAs(plan);
    }

    private static List<Join> joins(Plan plan) {
        List<Join> joins = new ArrayList<>();
        PlanTree.visit(plan, node -> {
            if (node instanceof Join join) {
                joins.add(join);
            }
        });
        return joins;
    }

    private static boolean usesDomain(Plan plan) {
        boolean[] found = {false};
        PlanTree.visit(plan, node -> found[0] |= node instanceof Plan.With with
                && with.shared().stream().anyMatch(shared -> shared.name().equals("domain")));
        return found[0];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (SELECT sum(v) FROM u WHERE k = a) FROM t",
                "SELECT (SELECT count(*) FROM u WHERE k = a) FROM t",
                "SELECT (SELECT 0.5 * avg(v) FROM u WHERE k = a AND w = c) FROM t",
                "SELECT (SELECT v FROM u WHERE k = a ORDER BY v LIMIT 1) FROM t",
                "SELECT (SELECT v FROM u WHERE k = a ORDER BY v LIMIT 1 OFFSET 1) FROM t",
                "SELECT (SELECT sum(v) FROM (SELECT DISTINCT v FROM u WHERE k = a) s) FROM t",
                "SELECT (SELECT sum(v) FROM (SELECT v FROM u WHERE k = a UNION ALL SELECT 1 FROM u WHERE k = a) s) FROM t",
                "SELECT (SELECT v + b FROM u WHERE k < a AND v = 3) FROM t",
                "SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE k = a AND v < b)",
                "SELECT * FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE k > a)",
                "SELECT * FROM t WHERE a IN (SELECT k FROM u WHERE v <> b)",
                "SELECT * FROM t WHERE a NOT IN (SELECT k FROM u WHERE w = c)",
                "SELECT * FROM t WHERE b > (SELECT avg(v) FROM u, e WHERE k = a AND p = k)",
                "SELECT * FROM t, LATERAL (SELECT v, row_number() OVER (ORDER BY v) n FROM u WHERE k = a) s",
                "SELECT * FROM t LEFT JOIN LATERAL (SELECT * FROM u LEFT JOIN e ON p = k WHERE k = a) s ON true",
            })
    void correlationByPredicatesAloneNeedsNoDomain(String sql) {
        assertThat(usesDomain(unnested(sql))).isFalse();
    }

    @Test
    void existsAtTheTopOfWhereIsASemiJoinAndNotExistsAnAntiJoin() {
        Plan plan = unnested(
                "SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE k = a) AND NOT EXISTS (SELECT 1 FROM e WHERE p = a)");
        assertThat(joins(plan)).extracting(Join::kind).containsExactly(Join.Kind.ANTI, Join.Kind.SEMI);
        assertThat(joins(plan)).allSatisfy(join -> {
            assertThat(join.keys()).hasSize(1);
            assertThat(join.residual()).isNull();
        });
    }

    @Test
    void aGroupedScalarSubqueryIsALeftJoin() {
        Plan plan = unnested("SELECT a, (SELECT sum(v) FROM u WHERE k = a) FROM t");
        assertThat(joins(plan)).extracting(Join::kind).containsExactly(Join.Kind.LEFT);
    }

    @Test
    void aScalarSubqueryThatMayHaveMoreRowsIsASingleJoin() {
        Plan plan = unnested("SELECT a, (SELECT v FROM u WHERE k = a) FROM t");
        assertThat(joins(plan)).extracting(Join::kind).containsExactly(Join.Kind.SINGLE);
        assertThatThrownBy(() -> Bound.rows(plan, false))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("more than one row");
    }

    @Test
    void anUncorrelatedAggregateIsACrossJoin() {
        Plan plan = unnested("SELECT a FROM t WHERE b > (SELECT avg(v) FROM u)");
        assertThat(joins(plan)).extracting(Join::kind).containsExactly(Join.Kind.INNER);
    }

    @Test
    void aSeriesCannotDependOnAnotherTable() {
        assertThatThrownBy(() -> unnested("SELECT * FROM t, range(t.a) r(i)"))
                .isInstanceOfSatisfying(RayoException.class, failure -> {
                    assertThat(failure).hasMessageContaining("bounds of range");
                    assertThat(failure.hint()).contains("JOIN range");
                });
        assertThatThrownBy(() -> unnested("SELECT * FROM range((SELECT max(a) FROM t))"))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("bounds of range");
    }

    @Test
    void anOuterJoinsConditionCannotHoldASubqueryOverBothSides() {
        String sql = "SELECT * FROM t LEFT JOIN u ON a = k AND EXISTS (SELECT 1 FROM e WHERE p = a AND q = v)";
        assertThatThrownBy(() -> unnested(sql)).isInstanceOf(RayoException.class).hasMessageContaining("both sides");
    }
}
