package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.plan.ExpressionPrinter;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionBinderTest {
    private static final MemoryCatalog CATALOG = new MemoryCatalog()
            .with(MemoryTable.of(
                    "t", "a", Type.INTEGER, "b", Type.BIGINT, "s", Type.VARCHAR, "x", Type.DOUBLE, "d", Type.DATE,
                    "p", Type.BOOLEAN, "o", Type.BLOB, "l", new Type.Array(Type.INTEGER), "e", Type.decimal(10, 2)));

    private static String print(String sql) {
        Plan.Project project = (Plan.Project) Bound.plan("SELECT " + sql + " AS result FROM t", CATALOG);
        return ExpressionPrinter.print(project.assignments().getFirst().expression());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "X'00FF' | '\\x00\\xFF'::BLOB",
                "NULL | NULL",
                "-1.50 | -1.50",
                "-1e3 | -1000.0e0",
                "99999999999999999999 | 99999999999999999999",
                "-a | -a",
                "~a | ~a",
                "a // 2 | a // 2",
                "a ^ 2 | power(CAST(a AS DOUBLE), 2.0e0)",
                "s ^@ 'x' | starts_with(s, 'x')",
                "a & 3 | a & 3",
                "a << 1 | a << 1",
                "s SIMILAR TO 'a+' | regexp_full_match(s, 'a+')",
                "s NOT ILIKE 'a' | s NOT ILIKE 'a'",
                "s LIKE 'a' ESCAPE '!' | s LIKE 'a' ESCAPE '!'",
                "s GLOB 'a*' | glob(s, 'a*')",
                "s ~ 'a' | regexp_matches(s, 'a')",
                "CASE a WHEN 1 THEN 'x' END | CASE WHEN a = 1 THEN 'x' END",
                "TRY_CAST(s AS INTEGER) | TRY_CAST(s AS INTEGER)",
                "CAST(l AS BIGINT[]) | CAST(l AS BIGINT[])",
                "CAST(NULL AS STRUCT(a INTEGER)) | *",
                "CAST(NULL AS MAP(INTEGER, VARCHAR)) | *",
                "a IN (1) | a = 1",
                "a IN (1, 2, b) | CAST(a AS BIGINT) IN (1, 2) OR CAST(a AS BIGINT) = b",
                "s IN (1, 2) | CAST(s AS INTEGER) IN (1, 2)",
                "p IN (x, true) | *",
                "a IN ('1', '2') | a IN (1, 2)",
                "e = '1.5' | e = 1.50",
                "e = 'x' | e = CAST('x' AS DECIMAL(10,2))",
                "x = 1 | x = 1.0e0",
                "a = 1.5 | CAST(a AS DECIMAL(11,1)) = 1.5",
                "p = 'true' | p = TRUE",
                "INTERVAL (a) DAY | INTERVAL '1 day' * CAST(a AS BIGINT)",
                "INTERVAL (x) DAY | INTERVAL '1 day' * CAST(trunc(x) AS BIGINT)",
                "to_seconds(x) | INTERVAL '1 second' * x",
                "INTERVAL '2' MONTH | INTERVAL '2 months'",
                "INTERVAL '1 month 2 minutes' | *",
                "INTERVAL 1 DECADE | *",
                "INTERVAL 1 CENTURY | *",
                "INTERVAL 1 MILLENNIUM | *",
                "INTERVAL 1 QUARTER | INTERVAL '3 months'",
                "INTERVAL 2 WEEK | INTERVAL '14 days'",
                "INTERVAL 1 HOUR | *",
                "INTERVAL 1 MICROSECOND | *",
                "INTERVAL '1 foo' | CAST('1 foo' AS INTERVAL)",
                "INTERVAL '1 day x' | CAST('1 day x' AS INTERVAL)",
                "TIME '10:11:12.5' | TIME '10:11:12.500'",
                "TIME '25:00:00' | CAST('25:00:00' AS TIME)",
                "TIMESTAMP '2024-01-01' | TIMESTAMP '2024-01-01 00:00:00'",
                "TIMESTAMP '2024-01-01 10:99:00' | CAST('2024-01-01 10:99:00' AS TIMESTAMP)",
                "DATE 'today' | CAST('today' AS DATE)",
                "CAST(true AS INTEGER) | CAST(TRUE AS INTEGER)",
                "CAST('x' AS BOOLEAN) | CAST('x' AS BOOLEAN)",
                "CAST('false' AS BOOLEAN) | FALSE",
                "CAST('1.5' AS DOUBLE) | 1.5e0",
                "CAST('x' AS DOUBLE) | CAST('x' AS DOUBLE)",
                "CAST(1.5 AS INTEGER) | CAST(1.5 AS INTEGER)",
                "CAST(300 AS TINYINT) | CAST(300 AS TINYINT)",
                "CAST(DATE '2024-01-01' AS TIMESTAMP) | TIMESTAMP '2024-01-01 00:00:00'",
                "coalesce(a, 1) | CASE WHEN a IS NOT NULL THEN a ELSE 1 END",
                "typeof(a + b) | 'BIGINT'",
                "current_schema() | 'main'",
                "current_database() | 'rayo'",
                "log(x) | log10(x)",
                "mod(a, 2) | a % 2",
                "len(s) | length(s)",
                "quarter(d) | date_part('quarter', d)",
                "extract('yr' FROM d) | date_part('year', d)",
                "contains(s, 'x') | contains(s, 'x')",
                "upper(upper(s)) | upper(upper(s))",
            })
    void syntaxBecomesTypedExpressions(String sql, String expected) {
        String printed = print(sql);
        if (!expected.equals("*")) {
            assertThat(printed).isEqualTo(expected);
        }
    }

    @Test
    void longChainsOfOperatorsDoNotOverflowTheStack() {
        String sum = "a" + " + 1".repeat(3_000);
        assertThat(Bound.plan("SELECT " + sum + " AS x FROM t", CATALOG).types()).containsExactly(Type.INTEGER);
    }

    @Test
    void windowsHaveTheirFrames() {
        Plan plan = Bound.plan(
                "SELECT sum(a) OVER (ORDER BY a RANGE BETWEEN 2 PRECEDING AND UNBOUNDED FOLLOWING), "
                        + "count(*) OVER (ORDER BY d RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW), "
                        + "avg(a) OVER (ORDER BY a GROUPS BETWEEN CURRENT ROW AND 1 FOLLOWING), "
                        + "sum(x) OVER (RANGE UNBOUNDED PRECEDING), "
                        + "last(a IGNORE NULLS) OVER (ORDER BY b), median(a) OVER (PARTITION BY s) FROM t",
                CATALOG);
        assertThat(PlanPrinter.print(plan)).contains("RANGE", "GROUPS", "PARTITION BY");
        assertThat(plan.types())
                .containsExactly(
                        Type.decimal(38, 0), Type.BIGINT, Type.DOUBLE, Type.DOUBLE, Type.INTEGER, Type.DOUBLE);
    }

    @Test
    void aggregatesAreWrittenInTermsOfOthers() {
        Plan plan = Bound.plan(
                "SELECT any_value(a), median(s), count_if(a), median(d), "
                        + "percentile_disc(0.9) WITHIN GROUP (ORDER BY a DESC), first(a ORDER BY b), "
                        + "sum(DISTINCT a), max(DISTINCT a), string_agg(s) FILTER (WHERE p) FROM t",
                CATALOG);
        Plan.Aggregate aggregate = (Plan.Aggregate) plan.inputs().getFirst();
        assertThat(aggregate.measures())
                .extracting(measure -> measure.call().function())
                .containsExactly(
                        "first", "quantile_disc", "count", "quantile_cont", "quantile_disc", "first", "sum", "max",
                        "string_agg");
        assertThat(aggregate.measures()).extracting(measure -> measure.call().distinct()).containsExactly(
                false, false, false, false, false, false, true, false, false);
        assertThat(aggregate.measures().get(5).call().order()).hasSize(1);
    }

    @Test
    void equalAggregatesAndWindowsAreComputedOnce() {
        Plan plan = Bound.plan(
                "SELECT sum(a), SUM(a) + 1, rank() OVER (ORDER BY sum(a)), rank() OVER (ORDER BY sum(a)) + 1 FROM t "
                        + "GROUP BY b HAVING sum(a) > 1 ORDER BY sum(a)",
                CATALOG);
        int[] calls = new int[2];
        PlanTree.visit(plan, node -> {
            if (node instanceof Plan.Aggregate aggregate) {
                calls[0] += aggregate.measures().size();
            } else if (node instanceof Plan.Window window) {
                calls[1] += window.calls().size();
            }
        });
        assertThat(calls).containsExactly(1, 1);
    }

    @Test
    void limitsAreConstantArithmetic() {
        assertThat(limit("LIMIT 2 * 3 - 1")).isEqualTo(List.of(5L, 0L));
        assertThat(limit("LIMIT 2.5 OFFSET '3'")).isEqualTo(List.of(3L, 3L));
        assertThat(limit("LIMIT 1e1 OFFSET -(-2)")).isEqualTo(List.of(10L, 2L));
        assertThat(limit("LIMIT CAST(7 AS DOUBLE)")).isEqualTo(List.of(7L, 0L));
        assertThat(limit("LIMIT 99999999999999999999 OFFSET 1")).isEqualTo(List.of(Long.MAX_VALUE, 1L));
        assertThat(limit("LIMIT NULL OFFSET 4")).isEqualTo(List.of(Long.MAX_VALUE, 4L));
    }

    @Test
    void limitsThatHaveToBeComputedFilterByRowNumber() {
        String series = "SELECT range AS r FROM range(6) ORDER BY r DESC ";
        assertThat(Bound.rows(series + "LIMIT (SELECT 2)", CATALOG)).containsExactly("5|", "4|");
        assertThat(Bound.rows(series + "LIMIT abs(2) OFFSET (SELECT 1)", CATALOG)).containsExactly("4|", "3|");
        assertThat(Bound.rows(series + "LIMIT (SELECT NULL) OFFSET abs(4)", CATALOG)).containsExactly("1|", "0|");
        assertThat(Bound.rows(series + "LIMIT 50 % OFFSET 1", CATALOG)).containsExactly("4|", "3|", "2|");
    }

    private static List<Long> limit(String clause) {
        Plan plan = Bound.plan("SELECT a FROM t " + clause, CATALOG);
        Plan.Limit limit = (Plan.Limit) plan;
        return List.of(limit.limit(), limit.offset());
    }

    @Test
    void groupingSetsAreBounded() {
        String many = "CUBE (a, b, s, x, d, p, a + 1, a + 2, a + 3, a + 4, a + 5, a + 6, a + 7)";
        assertThat(Bound.failure("SELECT 1 FROM t GROUP BY " + many, CATALOG).getMessage())
                .startsWith("CUBE has more than 4096");
        String product = "CUBE (a, b, s, x, d, p, e), CUBE (a + 1, a + 2, a + 3, a + 4, a + 5, a + 6)";
        assertThat(Bound.failure("SELECT 1 FROM t GROUP BY " + product, CATALOG).getMessage())
                .startsWith("GROUP BY has more than 4096");
        assertThat(Bound.failure("SELECT a FROM t GROUP BY a, ALL", CATALOG)).isNotNull();
    }

    @Test
    void setOperationsOfTypesThatDoNotMeetAreRefused() {
        assertThat(Bound.failure("SELECT l FROM t UNION SELECT a FROM t", CATALOG).getMessage())
                .startsWith("the column \"l\" is INTEGER[] on one side and INTEGER on the other");
    }
}
