package dev.rayo.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.binder.Bound;
import dev.rayo.sql.binder.Examples;
import dev.rayo.sql.binder.Examples.Example;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.type.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCopyTest {
    private static final Examples SUBQUERIES = Examples.read("subqueries.test");

    static Stream<Example> subqueries() {
        return SUBQUERIES.examples.stream();
    }

    private static Set<Integer> produced(Plan plan) {
        Set<Integer> ids = new HashSet<>();
        DeepTree.visit(plan, node -> node.output().forEach(field -> ids.add(field.id())));
        return ids;
    }

    @ParameterizedTest
    @MethodSource("subqueries")
    void aCopyHasTheRowsOfTheOriginalAndNoneOfItsFields(Example example) {
        Plan original = Bound.plan(example.sql(), SUBQUERIES.catalog);
        PlanCopy copy = PlanCopy.of(original, FieldIds.after(original));

        assertThat(produced(copy.plan())).doesNotContainAnyElementsOf(produced(original));
        assertThat(PlanReferences.free(copy.plan())).isEmpty();
        assertThat(Bound.header(copy.plan())).isEqualTo(Bound.header(original));
        assertThat(copy.fields()).isEqualTo(copy.plan().output());
        assertThat(Bound.rows(copy.plan(), false)).isEqualTo(Bound.rows(original, false));
    }

    @Test
    void whatThePlanDoesNotProduceStays() {
        Field outer = new Field(9, "o", Type.INTEGER);
        Field own = new Field(1, "x", Type.INTEGER);
        Plan plan = new Plan.Project(
                new Plan.Values(List.of(), List.of(List.of())), List.of(new Assignment(own, Reference.to(outer))));
        Plan copy = PlanCopy.of(plan, FieldIds.after(plan)).plan();
        assertThat(PlanReferences.free(copy)).containsOnlyKeys(9);
        assertThat(copy.output().getFirst().id()).isNotEqualTo(1);
    }

    @Test
    void everyKindOfNodeIsCopied() {
        String sql = "WITH q AS MATERIALIZED (SELECT a, b FROM t) SELECT DISTINCT ON (a) a, rank() OVER (ORDER BY b) r "
                + "FROM (SELECT a, b FROM q UNION ALL (SELECT i, 1 FROM range(5) r(i) EXCEPT SELECT 1, 1) "
                + "UNION ALL (SELECT k, v FROM u ORDER BY k LIMIT 3)) s WHERE a IN (SELECT a FROM q) ORDER BY ALL";
        Plan original = Bound.plan(sql, SUBQUERIES.catalog);
        Plan copy = PlanCopy.of(original, FieldIds.after(original)).plan();
        assertThat(Bound.rows(copy, true)).isEqualTo(Bound.rows(original, true));

        Plan gathered = new Exchange(
                new Plan.TopN(original, List.of(), 2, 0),
                Exchange.Kind.HASH,
                List.of(Reference.to(original.output().getFirst())));
        Plan gatheredCopy = PlanCopy.of(gathered, FieldIds.after(gathered)).plan();
        assertThat(Bound.rows(gatheredCopy, true)).isEqualTo(Bound.rows(gathered, true));
    }

    @Test
    void referencesAreCollectedOnceEachInOrder() {
        Field a = new Field(1, "a", Type.INTEGER);
        Field b = new Field(2, "b", Type.INTEGER);
        assertThat(PlanReferences.of(List.of(Reference.to(b), Reference.to(a), Reference.to(b))).keySet())
                .containsExactly(2, 1);
        assertThat(PlanReferences.within(Reference.to(a), Set.of(1, 2))).isTrue();
        assertThat(PlanReferences.within(Reference.to(a), Set.of(2))).isFalse();
        assertThat(PlanReferences.of(new Literal(1L, Type.INTEGER))).isEmpty();
    }
}
