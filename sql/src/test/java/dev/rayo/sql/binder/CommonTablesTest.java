package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonTablesTest {
    private final MemoryCatalog catalog =
            new MemoryCatalog().with(MemoryTable.of("t", "a", Type.INTEGER).row(1).row(2));

    private static List<String> shared(Plan plan) {
        List<String> names = new ArrayList<>();
        PlanTree.visit(plan, node -> {
            if (node instanceof With with) {
                with.shared().forEach(each -> names.add(each.name()));
            }
        });
        return names;
    }

    private Plan plan(String sql) {
        return Bound.plan(sql, catalog);
    }

    @Test
    void whatIsReadOnceTakesThePlaceOfItsScan() {
        Plan plan = plan("WITH q AS (SELECT a + 1 AS b FROM t) SELECT b FROM q WHERE b > 2");
        assertThat(shared(plan)).isEmpty();
        assertThat(Bound.rows(plan, true)).containsExactly("3|");
    }

    @Test
    void whatIsReadTwiceIsShared() {
        Plan plan = plan("WITH q AS (SELECT a FROM t) SELECT x.a, y.a FROM q x, q y ORDER BY ALL");
        assertThat(shared(plan)).containsExactly("q");
        assertThat(Bound.rows(plan, true)).containsExactly("1|1|", "1|2|", "2|1|", "2|2|");
    }

    @Test
    void readsInSubqueriesCountToo() {
        assertThat(shared(plan("WITH q AS (SELECT a FROM t) SELECT (SELECT max(a) FROM q) FROM q"))).containsExactly("q");
    }

    @Test
    void theUserCanAskForTheOtherWay() {
        assertThat(shared(plan("WITH q AS MATERIALIZED (SELECT a FROM t) SELECT a FROM q"))).containsExactly("q");
        Plan inlined = plan("WITH q AS NOT MATERIALIZED (SELECT a FROM t) SELECT x.a FROM q x JOIN q y ON x.a = y.a");
        assertThat(shared(inlined)).isEmpty();
        assertThat(Bound.rows(inlined, false)).containsExactly("1|", "2|");
    }

    @Test
    void whatIsNeverReadGoes() {
        assertThat(shared(plan("WITH q AS (SELECT a FROM t) SELECT 1"))).isEmpty();
    }

    @Test
    void laterTablesReadEarlierOnes() {
        Plan plan = plan("WITH p AS (SELECT a FROM t), q AS (SELECT a FROM p UNION ALL SELECT a FROM p), "
                + "r AS NOT MATERIALIZED (SELECT a FROM q) SELECT count(*) FROM r, r s, q z");
        assertThat(shared(plan)).containsExactly("p", "q");
        assertThat(Bound.rows(plan, true)).containsExactly("64|");
    }

    @Test
    void aTableSharedByAnInlinedOneStaysShared() {
        Plan plan = plan("WITH p AS (SELECT a FROM t), q AS (SELECT x.a FROM p x, p y) SELECT a FROM q");
        assertThat(shared(plan)).containsExactly("p");
        assertThat(Bound.rows(plan, false)).containsExactly("1|", "1|", "2|", "2|");
    }

    @Test
    void innerNamesHideOuterNamesAndTables() {
        assertThat(Bound.rows("WITH t AS (SELECT 7 AS a) SELECT a FROM t", catalog)).containsExactly("7|");
        assertThat(Bound.rows(
                        "WITH q AS (SELECT 1 AS a) SELECT * FROM (WITH q AS (SELECT 2 AS a) SELECT a FROM q) s, q", catalog))
                .containsExactly("2|1|");
        assertThat(Bound.rows("WITH t AS (SELECT a FROM t WHERE a = 2) SELECT a FROM t", catalog)).containsExactly("2|");
    }

    @Test
    void columnsCanBeRenamed() {
        Plan plan = plan("WITH q(x, y) AS (SELECT a, a * 2 FROM t) SELECT y FROM q WHERE x = 2");
        assertThat(Bound.header(plan)).isEqualTo("y: INTEGER");
        assertThat(Bound.rows(plan, true)).containsExactly("4|");
    }

    @Test
    void recursiveIsFineWhereNothingRecurs() {
        assertThat(Bound.rows("WITH RECURSIVE q AS (SELECT 1 AS n) SELECT n FROM q", catalog)).containsExactly("1|");
    }
}
