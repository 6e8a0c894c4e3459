package dev.rayo.engine.operator.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateFunctionsTest extends AggregateChecks {
    private static final Type HUGE = Type.decimal(38, 0);

    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    /// `n` numbers the rows, so that an order by it is total.
    private static Rows rows(Type type, Nulls nulls, int count) {
        return new RowGenerator(type.toString().hashCode() * 31 + nulls.ordinal())
                .column("k", Type.INTEGER, Nulls.SOME, 12)
                .column("v", type, nulls, 30)
                .column("f", Type.BOOLEAN, Nulls.SOME, 2)
                .column("n", Type.INTEGER, i -> (long) i * 7919 % 10_007)
                .rows(count);
    }

    @ParameterizedTest
    @MethodSource("types")
    void distinctValuesCountOnce(Type type) {
        for (Nulls nulls : Nulls.values()) {
            Rows rows = rows(type, nulls, 400);
            List<Call> calls = new ArrayList<>(List.of(
                    new Call("count", Type.BIGINT, "v").ofDistinct(),
                    new Call("count", Type.BIGINT, "v").ofDistinct().where("f"),
                    new Call("count", Type.BIGINT)));
            if (type.isInteger()) {
                calls.add(new Call("sum", HUGE, "v").ofDistinct());
                calls.add(new Call("avg", Type.DOUBLE, "v").ofDistinct());
            }
            check(rows, List.of("k"), calls);
            check(rows, List.of(), calls);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void filtersLeaveRowsOut(Type type) {
        Rows rows = rows(type, Nulls.SOME, 300);
        List<Call> calls = new ArrayList<>(List.of(
                new Call("count", Type.BIGINT).where("f"),
                new Call("count", Type.BIGINT, "v").where("f"),
                new Call("min", type, "v").where("f"),
                new Call("max", type, "v").where("f"),
                new Call("max", type, "v")));
        if (type.isInteger()) {
            calls.add(new Call("sum", HUGE, "v").where("f"));
            calls.add(new Call("avg", Type.DOUBLE, "v").where("f"));
        }
        check(rows, List.of("k"), calls);
        check(rows, List.of(), calls);
        check(rows, List.of("n"), calls);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aRowIsPickedByTheOrderOfAnother(Type type) {
        for (Nulls nulls : Nulls.values()) {
            Rows rows = rows(type, nulls, 300);
            List<Call> calls = List.of(
                    new Call("first", type, "v").orderedBy("n"),
                    new Call("last", type, "v").orderedBy("n"),
                    new Call("first", type, "v").orderedBy("-n").where("f"),
                    new Call("any_value", type, "v").orderedBy("n"),
                    new Call("arg_min", type, "v", "n"),
                    new Call("arg_max", type, "v", "n").where("f"),
                    new Call("arg_max", Type.INTEGER, "n", "v").orderedBy("n"));
            check(rows, List.of("k"), calls);
            check(rows, List.of(), calls);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void withoutAnOrderAnyRowOfTheGroupIsPicked(Type type) {
        Rows rows = new RowGenerator(11)
                .column("k", Type.INTEGER, i -> (long) i % 40)
                .column("v", type, i -> i % 40 == 7 ? null : RowGenerator.value(type, 3, i % 40))
                .rows(400);
        List<Call> calls = List.of(
                new Call("first", type, "v"), new Call("last", type, "v"), new Call("any_value", type, "v"));
        check(rows, List.of("k"), calls);
    }

    @ParameterizedTest
    @MethodSource("types")
    void quantilesAndModes(Type type) {
        for (Nulls nulls : Nulls.values()) {
            Rows rows = rows(type, nulls, 250);
            List<Call> calls = new ArrayList<>();
            for (double fraction : new double[] {0, 0.3, 0.5, 0.75, 1}) {
                calls.add(new Call("quantile_disc", type, "v").with(fraction, Type.DOUBLE));
                Type result = type.isInteger() ? Type.DOUBLE : type == Type.DATE ? Type.TIMESTAMP : type;
                boolean continuous = type.isNumeric() || type.isTemporal() || type == Type.TIME;
                // Of values beyond 53 bits DuckDB's last digits are those of another order of operations.
                boolean narrow = type != Type.REAL
                        && type != Type.BIGINT
                        && !type.equals(Type.decimal(30, 6))
                        && !type.equals(Type.decimal(18, 4));
                if (continuous && narrow) {
                    calls.add(new Call("quantile_cont", result, "v").with(fraction, Type.DOUBLE));
                }
            }
            check(rows, List.of("k"), calls);
            check(rows, List.of(), calls);
        }
    }

    @Test
    void continuousQuantilesOfWideNumbersLieBetweenTheirNeighbours() {
        for (Type type : List.of(Type.REAL, Type.decimal(30, 6), Type.BIGINT, Type.INTERVAL)) {
            Rows rows = new RowGenerator(3)
                    .column("v", type, i -> type == Type.INTERVAL
                            ? new dev.rayo.sql.type.Interval(0, 2 * i, 0)
                            : type == Type.REAL
                                    ? (Object) (float) i
                                    : type == Type.BIGINT ? (Object) (long) i : BigDecimal.valueOf(i * 1_000_000L, 6))
                    .rows(10);
            Type result = type == Type.BIGINT ? Type.DOUBLE : type;
            Call call = new Call("quantile_cont", result, "v").with(0.5, Type.DOUBLE);
            Plan.Aggregate plan = plan(rows, List.of(), List.of(List.of()), List.of(call));
            Object median = run(rows, OperatorAssertions.settings(2, 64, 64), Form.PLAIN, plan, 16).getFirst()[0];
            assertThat(String.valueOf(median)).isIn("4.5", "4.500000", "Interval[months=0, days=9, micros=0]");
        }
    }

    @Test
    void theModeIsTheMostFrequentValue() {
        for (Type type : RowGenerator.TYPES) {
            if (type == Type.BOOLEAN) {
                continue;
            }
            Rows rows = new RowGenerator(type.toString().hashCode())
                    .column("k", Type.INTEGER, i -> (long) i % 3)
                    // Of each group half the rows have one value, the others all different ones.
                    .column("v", type, i -> i % 10 == 9 ? null : RowGenerator.value(type, 5, i % 2 == 0 ? 4 + i % 3 : 10 + i))
                    .rows(120);
            check(rows, List.of("k"), List.of(new Call("mode", type, "v")));
        }
    }

    @Test
    void statisticsOfOneAndTwoArguments() {
        Rows rows = new RowGenerator(77)
                .column("k", Type.INTEGER, Nulls.SOME, 9)
                .column("x", Type.DOUBLE, Nulls.SOME, 40)
                .column("y", Type.DOUBLE, Nulls.SOME, 40)
                .column("c", Type.DOUBLE, i -> i % 4 == 0 ? null : 2.5)
                .column("s", Type.DOUBLE, i -> i % 3 == 0 ? null : 1 + (i % 5) / 8.0)
                .column("f", Type.BOOLEAN, Nulls.SOME, 2)
                .column("id", Type.INTEGER, i -> (long) i / 2)
                .rows(500);
        List<Call> calls = new ArrayList<>();
        for (String name : List.of("stddev_samp", "stddev_pop", "var_samp", "var_pop")) {
            for (String column : List.of("x", "c", "s")) {
                calls.add(new Call(name, Type.DOUBLE, column));
                calls.add(new Call(name, Type.DOUBLE, column).where("f"));
            }
        }
        for (String name : List.of("skewness", "kurtosis", "kurtosis_pop")) {
            calls.add(new Call(name, Type.DOUBLE, "s"));
        }
        calls.add(new Call("product", Type.DOUBLE, "s"));
        check(rows, List.of("k"), calls);
        check(rows, List.of(), calls);
        check(rows, List.of("id"), calls);
    }

    @Test
    void regressionsOfTwoArguments() {
        Rows rows = new RowGenerator(78)
                .column("k", Type.INTEGER, Nulls.SOME, 9)
                .column("x", Type.DOUBLE, i -> i % 7 == 0 ? null : i % 13 * 0.5)
                .column("y", Type.DOUBLE, i -> i % 5 == 0 ? null : i % 17 * 0.25 + i % 13)
                .column("c", Type.DOUBLE, i -> 2.5)
                .column("id", Type.INTEGER, i -> (long) i / 2)
                .rows(400);
        List<Call> calls = new ArrayList<>();
        for (String name : List.of(
                "corr", "covar_pop", "covar_samp", "regr_avgx", "regr_avgy", "regr_intercept", "regr_r2", "regr_slope",
                "regr_sxx", "regr_sxy", "regr_syy")) {
            calls.add(new Call(name, Type.DOUBLE, "y", "x"));
            calls.add(new Call(name, Type.DOUBLE, "y", "c"));
            calls.add(new Call(name, Type.DOUBLE, "c", "x"));
        }
        calls.add(new Call("regr_count", Type.BIGINT, "y", "x"));
        check(rows, List.of("k"), calls);
        check(rows, List.of(), calls);
        check(rows, List.of("id"), calls);
    }

    @Test
    void textsAreJoinedInOrder() {
        Rows rows = rows(Type.VARCHAR, Nulls.SOME, 300);
        check(
                rows,
                List.of("k"),
                List.of(
                        new Call("string_agg", Type.VARCHAR, "v").with(", ", Type.VARCHAR).orderedBy("n"),
                        new Call("string_agg", Type.VARCHAR, "v").with("", Type.VARCHAR).orderedBy("-n").where("f"),
                        new Call("string_agg", Type.VARCHAR, "v")
                                .with("|", Type.VARCHAR)
                                .orderedBy("v")
                                .ofDistinct()));
        check(rows, List.of(), List.of(new Call("string_agg", Type.VARCHAR, "v").with(",", Type.VARCHAR).orderedBy("n")));
    }

    @Test
    void textsOfOneWorkerAreJoinedAsTheyCome() {
        Rows rows = rows(Type.VARCHAR, Nulls.SOME, 200);
        Call call = new Call("string_agg", Type.VARCHAR, "v").with("-", Type.VARCHAR);
        String expected = rows.rows().stream()
                .filter(row -> row[1] != null)
                .map(row -> row[1].toString())
                .collect(Collectors.joining("-"));
        Plan.Aggregate plan = plan(rows, List.of(), List.of(List.of()), List.of(call));
        assertThat(run(rows, OperatorAssertions.settings(1, 7, 70), Form.PLAIN, plan, 16))
                .containsExactly(new Object[] {expected});
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 127, 129, 1000, 50_000})
    void distinctValuesAreEstimated(int distinct) {
        Rows rows = new RowGenerator(5)
                .column("k", Type.INTEGER, i -> (long) i % 2)
                .column("v", Type.BIGINT, i -> i % 5 == 0 || distinct == 0 ? null : (long) (i * 31) % distinct)
                .rows(3 * distinct + 10);
        Call call = new Call("approx_count_distinct", Type.BIGINT, "v");
        long exact = rows.rows().stream().map(row -> row[1]).filter(v -> v != null).distinct().count();
        Plan.Aggregate plan = plan(rows, List.of(), List.of(List.of()), List.of(call));
        for (int threads : new int[] {1, 3}) {
            long estimate = (Long) run(rows, OperatorAssertions.settings(threads, 2048, 4096), Form.MIXED, plan, 16)
                    .getFirst()[0];
            assertThat((double) estimate).isBetween(exact * 0.93, exact * 1.07);
        }
    }

    @Test
    void timesAverageExactly() {
        Rows rows = new RowGenerator(6)
                .column("k", Type.INTEGER, Nulls.SOME, 5)
                .column("s", Type.TIMESTAMP, Nulls.SOME, 100)
                .column("t", Type.TIME, Nulls.SOME, 100)
                .rows(200);
        check(
                rows,
                List.of("k"),
                List.of(new Call("avg", Type.TIMESTAMP, "s"), new Call("avg", Type.TIME, "t")));
    }

    @Test
    void aSumOutOfRangeIsTheUsersFault() {
        BigDecimal big = new BigDecimal("9".repeat(38));
        for (int count : new int[] {2, 10}) {
            Rows rows = new RowGenerator(7)
                    .column("k", Type.INTEGER, i -> (long) i % 2)
                    .column("v", HUGE, i -> big)
                    .rows(count * 2);
            for (List<String> keys : List.of(List.<String>of(), List.of("k"))) {
                Plan.Aggregate plan =
                        plan(rows, keys, List.of(all(keys.size())), List.of(new Call("sum", HUGE, "v")));
                for (int groupsMax : new int[] {1, 1000}) {
                    assertThatThrownBy(() -> run(
                                    rows, OperatorAssertions.settings(2, 2, 2), Form.PLAIN, plan, groupsMax))
                            .isInstanceOfSatisfying(
                                    RayoException.class,
                                    e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                            .hasMessageContaining("out of range");
                }
            }
        }
    }

    @Test
    void skewnessOfInfinityIsTheUsersFault() {
        Rows rows = new RowGenerator(8)
                .column("v", Type.DOUBLE, i -> i == 3 ? Double.POSITIVE_INFINITY : i)
                .rows(9);
        for (String name : List.of("skewness", "kurtosis")) {
            Plan.Aggregate plan =
                    plan(rows, List.of(), List.of(List.of()), List.of(new Call(name, Type.DOUBLE, "v")));
            assertThatThrownBy(() -> run(rows, OperatorAssertions.settings(1, 64, 64), Form.PLAIN, plan, 16))
                    .hasMessageContaining("out of range");
        }
    }

    @Test
    void anUnknownAggregateIsABug() {
        Rows rows = rows(Type.INTEGER, Nulls.NONE, 1);
        Plan.Aggregate plan = plan(rows, List.of(), List.of(List.of()), List.of(new Call("nonsense", HUGE, "v")));
        assertThatThrownBy(() -> run(rows, OperatorAssertions.settings(1, 64, 64), Form.PLAIN, plan, 16))
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTERNAL));
    }

    @Test
    void groupingSetsAreFedInOnePass() {
        Rows rows = new RowGenerator(9)
                .column("a", Type.VARCHAR, Nulls.SOME, 4)
                .column("b", Type.INTEGER, Nulls.SOME, 5)
                .column("v", Type.BIGINT, Nulls.SOME, 30)
                .rows(400);
        List<Call> calls = List.of(
                new Call("count", Type.BIGINT),
                new Call("sum", HUGE, "v"),
                new Call("count", Type.BIGINT, "v").ofDistinct());
        Plan.Aggregate plan =
                plan(rows, List.of("a", "b"), List.of(List.of(0, 1), List.of(0), List.of(1), List.of()), calls);
        String id = "CASE grouping(a, b) WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 ELSE 3 END";
        String sql = "SELECT a, b, count(*), sum(v), count(DISTINCT v), " + id
                + " FROM t GROUP BY GROUPING SETS ((a, b), (a), (b), ())";
        check(rows, sql, plan);
        check(rows.withoutRows(), sql, plan);
    }

    @Test
    void anAggregationThatIsRefusedMemoryFailsAndGivesEverythingBack() {
        Rows rows = rows(Type.VARCHAR, Nulls.NONE, 2000);
        List<Call> calls = List.of(
                new Call("count", Type.BIGINT, "v").ofDistinct(),
                new Call("max", Type.VARCHAR, "v"),
                new Call("string_agg", Type.VARCHAR, "v").with(",", Type.VARCHAR).orderedBy("n"));
        Plan.Aggregate plan = plan(rows, List.of("n"), List.of(all(1)), calls);
        for (long limit : new long[] {2000, 20_000, 100_000, 200_000, 400_000}) {
            assertThatThrownBy(() -> run(
                            rows,
                            OperatorAssertions.settings(2, 64, 640).withMemoryLimit(limit),
                            Form.PLAIN,
                            plan,
                            100))
                    .isInstanceOfSatisfying(
                            RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESOURCES));
        }
    }
}
