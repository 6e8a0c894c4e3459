package dev.rayo.engine.operator.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.plan.WindowCall.Bound;
import dev.rayo.sql.plan.WindowCall.Frame;
import dev.rayo.sql.plan.WindowCall.Unit;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WindowSinkTest {
    private static final Type HUGE = Type.decimal(38, 0);

    /// One end of a frame.
    record End(Bound bound, @Nullable Object offset) {
        static End of(Bound bound) {
            return new End(bound, null);
        }

        static End of(Bound bound, Object offset) {
            return new End(bound, offset);
        }

        String sql() {
            String distance = offset instanceof Interval i
                    ? "INTERVAL '" + i.months() + " months " + i.days() + " days " + i.micros() + " microseconds'"
                    : String.valueOf(offset);
            return switch (bound) {
                case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
                case PRECEDING -> distance + " PRECEDING";
                case CURRENT_ROW -> "CURRENT ROW";
                case FOLLOWING -> distance + " FOLLOWING";
                case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
            };
        }
    }

    /// A call with its SQL text, and the frame.
    record Call(String sql, String function, Type type, List<Expression> arguments, @Nullable Expression filter,
            boolean distinct, boolean ignoreNulls) {
        static Call of(String sql, String function, Type type, Expression... arguments) {
            return new Call(sql, function, type, List.of(arguments), null, false, false);
        }

        WindowCall in(Frame frame) {
            return new WindowCall(
                    RowGenerator.fresh(function, type), function, arguments, filter, distinct, ignoreNulls, frame);
        }
    }

    private static Literal number(long value) {
        return new Literal(value, Type.BIGINT);
    }

    private static Rows rows(Type type, int count) {
        return new RowGenerator(type.toString().hashCode())
                .column("p", Type.INTEGER, Nulls.SOME, 5)
                .column("o", Type.INTEGER, i -> i % 11 == 0 ? null : (long) (i * 31 % 23))
                .column("v", type, Nulls.SOME, 25)
                .column("x", Type.INTEGER, i -> i % 6 == 0 ? null : (long) (i * 17 % 40))
                .column("f", Type.BOOLEAN, Nulls.SOME, 2)
                .column("n", Type.INTEGER, i -> (long) i * 7919 % 10_007)
                .rows(count);
    }

    private static Frame frame(Unit unit, End start, End end, @Nullable Type offsets) {
        return new Frame(unit, start.bound(), literal(start, offsets), end.bound(), literal(end, offsets));
    }

    private static @Nullable Expression literal(End end, @Nullable Type type) {
        return end.offset() == null || type == null ? null : new Literal(end.offset(), type);
    }

    private static Reference column(Rows rows, String name) {
        return Reference.to(rows.field(name));
    }

    /// @param over the text of OVER without its parentheses
    private static void check(
            Rows rows, List<String> partition, List<SortKey> order, List<Call> calls, Frame frame, String over) {
        List<String> columns = new ArrayList<>();
        columns.add("* EXCLUDE (row_number_)");
        calls.forEach(call -> columns.add(call.sql() + " OVER (" + over + ")"));
        String sql = "SELECT " + String.join(", ", columns) + " FROM t";
        List<Object[]> expected = Oracle.shared().load("t", rows).query(sql);
        List<Expression> keys = partition.stream().<Expression>map(name -> column(rows, name)).toList();
        Plan.Window plan = new Plan.Window(
                new Plan.Values(rows.fields(), List.of()),
                keys,
                order,
                calls.stream().map(call -> call.in(frame)).toList());
        int count = over.length() + calls.size();
        for (int vectorRows : new int[] {1, 7, 2048}) {
            Form form = Form.values()[++count % 3];
            Settings settings = OperatorAssertions.settings(1 + count % 3, vectorRows, vectorRows * 20);
            Oracle.assertSameRows(run(rows, plan, settings, form), expected, sql + " " + settings);
        }
    }

    private static List<Object[]> run(Rows rows, Plan.Window plan, Settings settings, Form form) {
        try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
            WindowSink sink = run.fill(new WindowSink(plan, rows.fields(), run.query()), rows);
            return run.read(sink.result(5));
        }
    }

    private static SortKey ascending(Rows rows, String name) {
        return new SortKey(column(rows, name), true, false);
    }

    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    @Test
    void rankingFunctionsNumberRowsAndTies() {
        Rows rows = rows(Type.VARCHAR, 300);
        List<Call> tied = List.of(
                Call.of("rank()", "rank", Type.BIGINT),
                Call.of("dense_rank()", "dense_rank", Type.BIGINT),
                Call.of("percent_rank()", "percent_rank", Type.DOUBLE),
                Call.of("cume_dist()", "cume_dist", Type.DOUBLE));
        List<Call> total = new ArrayList<>(tied);
        total.add(Call.of("row_number()", "row_number", Type.BIGINT));
        for (long buckets : new long[] {1, 3, 7, 1000}) {
            total.add(Call.of("ntile(" + buckets + ")", "ntile", Type.BIGINT, number(buckets)));
        }
        for (List<String> partition : List.of(List.<String>of(), List.of("p"), List.of("p", "v"))) {
            String by = partition.isEmpty() ? "" : "PARTITION BY " + String.join(", ", partition) + " ";
            check(rows, partition, List.of(ascending(rows, "o")), tied, Frame.TO_CURRENT_ROW,
                    by + "ORDER BY o NULLS LAST");
            check(rows, partition, List.of(new SortKey(column(rows, "o"), false, true), ascending(rows, "n")), total,
                    Frame.TO_CURRENT_ROW, by + "ORDER BY o DESC NULLS FIRST, n");
        }
        check(rows.withoutRows(), List.of("p"), List.of(ascending(rows, "o")), tied, Frame.TO_CURRENT_ROW,
                "PARTITION BY p ORDER BY o NULLS LAST");
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesOfOtherRowsAreFound(Type type) {
        Rows rows = rows(type, 250);
        Expression v = column(rows, "v");
        List<Call> calls = new ArrayList<>(List.of(
                Call.of("lag(v)", "lag", type, v),
                Call.of("lead(v)", "lead", type, v),
                Call.of("lag(v, 3)", "lag", type, v, number(3)),
                Call.of("lead(v, -2)", "lead", type, v, number(-2)),
                Call.of("lag(v, 0)", "lag", type, v, number(0)),
                Call.of("lead(v, 2, v)", "lead", type, v, number(2), v),
                Call.of("lag(x, 1, n)", "lag", Type.INTEGER, column(rows, "x"), number(1), column(rows, "n")),
                Call.of("first_value(v)", "first_value", type, v),
                Call.of("last_value(v)", "last_value", type, v),
                Call.of("nth_value(v, 3)", "nth_value", type, v, number(3))));
        for (String name : List.of("lag", "lead", "first_value", "last_value")) {
            calls.add(new Call(name + "(v IGNORE NULLS)", name, type, List.of(v), null, false, true));
        }
        calls.add(new Call("nth_value(v, 2 IGNORE NULLS)", "nth_value", type, List.of(v, number(2)), null, false, true));
        calls.add(new Call("lag(v, 2 IGNORE NULLS)", "lag", type, List.of(v, number(2)), null, false, true));
        List<SortKey> order = List.of(ascending(rows, "o"), ascending(rows, "n"));
        check(rows, List.of("p"), order, calls, Frame.TO_CURRENT_ROW, "PARTITION BY p ORDER BY o NULLS LAST, n");
        Frame sliding = frame(Unit.ROWS, End.of(Bound.PRECEDING, 2L), End.of(Bound.FOLLOWING, 1L), Type.BIGINT);
        check(rows, List.of("p"), order, calls.subList(7, 12), sliding,
                "PARTITION BY p ORDER BY o NULLS LAST, n ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING");
    }

    private static List<Call> aggregates(Rows rows) {
        Expression x = column(rows, "x");
        Expression v = column(rows, "v");
        Expression f = column(rows, "f");
        return List.of(
                Call.of("count(*)", "count", Type.BIGINT),
                Call.of("count(x)", "count", Type.BIGINT, x),
                Call.of("sum(x)", "sum", HUGE, x),
                Call.of("avg(x)", "avg", Type.DOUBLE, x),
                Call.of("min(v)", "min", rows.field("v").type(), v),
                Call.of("max(x)", "max", Type.INTEGER, x),
                new Call("sum(x) FILTER (WHERE f)", "sum", HUGE, List.of(x), f, false, false),
                new Call("count(*) FILTER (WHERE f)", "count", Type.BIGINT, List.of(), f, false, false),
                new Call("count(DISTINCT x)", "count", Type.BIGINT, List.of(x), null, true, false));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void aggregatesOverEveryFrameEqualDuckDb(Unit unit) {
        Rows rows = rows(Type.VARCHAR, 200);
        List<End> starts = List.of(
                End.of(Bound.UNBOUNDED_PRECEDING),
                End.of(Bound.PRECEDING, 3L),
                End.of(Bound.CURRENT_ROW),
                End.of(Bound.FOLLOWING, 1L));
        List<End> ends = List.of(
                End.of(Bound.PRECEDING, 1L),
                End.of(Bound.CURRENT_ROW),
                End.of(Bound.FOLLOWING, 2L),
                End.of(Bound.UNBOUNDED_FOLLOWING));
        // Ties would be in any order: ROWS gets a total one.
        boolean total = unit == Unit.ROWS;
        List<SortKey> order =
                total ? List.of(ascending(rows, "o"), ascending(rows, "n")) : List.of(ascending(rows, "o"));
        Type offsets = unit == Unit.RANGE ? Type.INTEGER : Type.BIGINT;
        for (End start : starts) {
            for (End end : ends) {
                if (end.bound().compareTo(start.bound()) < 0) {
                    continue;
                }
                String over = "PARTITION BY p ORDER BY o NULLS LAST" + (total ? ", n " : " ") + unit + " BETWEEN "
                        + start.sql() + " AND " + end.sql();
                check(rows, List.of("p"), order, aggregates(rows), frame(unit, start, end, offsets), over);
            }
        }
    }

    @Test
    void wholePartitionsAreAggregatedOnce() {
        Rows rows = rows(Type.DATE, 400);
        check(rows, List.of("p"), List.of(), aggregates(rows), Frame.WHOLE_PARTITION, "PARTITION BY p");
        check(rows, List.of(), List.of(), aggregates(rows), Frame.WHOLE_PARTITION, "");
    }

    @Test
    void wideFramesThatSlideArePutTogetherFromATree() {
        Rows rows = rows(Type.BIGINT, 500);
        List<Call> calls = List.of(
                Call.of("sum(x)", "sum", HUGE, column(rows, "x")),
                Call.of("max(v)", "max", Type.BIGINT, column(rows, "v")),
                Call.of("quantile_disc(x, 0.5)", "quantile_disc", Type.INTEGER, column(rows, "x"),
                        new Literal(0.5, Type.DOUBLE)),
                Call.of("string_agg(n, ',')", "string_agg", Type.VARCHAR,
                        new Expression.Cast(column(rows, "n"), Type.VARCHAR, false), new Literal(",", Type.VARCHAR)));
        for (long width : new long[] {40, 200}) {
            Frame frame = frame(Unit.ROWS, End.of(Bound.PRECEDING, width), End.of(Bound.FOLLOWING, width), Type.BIGINT);
            check(rows, List.of(), List.of(ascending(rows, "n")), calls, frame,
                    "ORDER BY n ROWS BETWEEN " + width + " PRECEDING AND " + width + " FOLLOWING");
        }
    }

    @Test
    void rangesReachByTheTypeOfTheirKey() {
        Object[][] cases = {
            {Type.BIGINT, 1_000_000_000_000_000_000L, Type.BIGINT},
            {Type.decimal(9, 2), new BigDecimal("1000000.50"), Type.decimal(9, 2)},
            {Type.DOUBLE, 10_000.25, Type.DOUBLE},
            {Type.DATE, new Interval(13, 40, 0), Type.INTERVAL},
            {Type.TIMESTAMP, new Interval(200, 3, 1_000_000), Type.INTERVAL},
        };
        for (Object[] each : cases) {
            Rows rows = new RowGenerator(each[0].toString().hashCode())
                    .column("p", Type.INTEGER, Nulls.SOME, 3)
                    .column("k", (Type) each[0], i -> i % 7 == 0
                            ? null
                            : RowGenerator.value(
                                    each[0] == Type.BIGINT ? Type.INTEGER : (Type) each[0], 9, 3 + i * 31 % 40))
                    .column("x", Type.INTEGER, Nulls.SOME, 30)
                    .rows(150);
            List<Call> calls = List.of(
                    Call.of("count(*)", "count", Type.BIGINT), Call.of("sum(x)", "sum", HUGE, column(rows, "x")));
            End start = End.of(Bound.PRECEDING, each[1]);
            End end = End.of(Bound.FOLLOWING, each[1]);
            Frame frame = frame(Unit.RANGE, start, end, (Type) each[2]);
            for (boolean ascending : new boolean[] {true, false}) {
                for (boolean nullsFirst : new boolean[] {true, false}) {
                    SortKey key = new SortKey(column(rows, "k"), ascending, nullsFirst);
                    String over = "PARTITION BY p ORDER BY k" + (ascending ? " ASC" : " DESC")
                            + (nullsFirst ? " NULLS FIRST" : " NULLS LAST") + " RANGE BETWEEN " + start.sql() + " AND "
                            + end.sql();
                    check(rows, List.of("p"), List.of(key), calls, frame, over);
                }
            }
        }
    }

    @Test
    void offsetsThatMakeNoFrameAreTheUsersFault() {
        Rows rows = rows(Type.INTEGER, 20);
        for (Unit unit : Unit.values()) {
            Type type = unit == Unit.RANGE ? Type.INTEGER : Type.BIGINT;
            for (Object offset : new Object[] {-1L, null}) {
                Frame frame = new Frame(
                        unit, Bound.PRECEDING, new Literal(offset, type), Bound.CURRENT_ROW, null);
                Call call = Call.of("count(*)", "count", Type.BIGINT);
                Plan.Window plan = new Plan.Window(
                        new Plan.Values(rows.fields(), List.of()),
                        List.of(),
                        List.of(ascending(rows, "o")),
                        List.of(call.in(frame)));
                assertThatThrownBy(() -> run(rows, plan, OperatorAssertions.settings(1, 64, 64), Form.PLAIN))
                        .isInstanceOfSatisfying(
                                RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER));
            }
        }
        Call ntile = Call.of("ntile(0)", "ntile", Type.BIGINT, number(0));
        Plan.Window plan = new Plan.Window(
                new Plan.Values(rows.fields(), List.of()), List.of(), List.of(), List.of(ntile.in(Frame.TO_CURRENT_ROW)));
        assertThatThrownBy(() -> run(rows, plan, OperatorAssertions.settings(1, 64, 64), Form.PLAIN))
                .hasMessageContaining("ntile");
    }

    private static Plan.Window firstRows(Rows rows, List<Expression> keys, List<SortKey> order, long rowsMax) {
        Call number = Call.of("row_number()", "row_number", Type.BIGINT);
        return new Plan.Window(
                new Plan.Values(rows.fields(), List.of()),
                keys,
                order,
                List.of(number.in(Frame.TO_CURRENT_ROW)),
                rowsMax,
                Plan.Window.Counted.ROW_NUMBER);
    }

    @Test
    void theFirstRowsOfEachPartitionAreThoseThatSortingAllPutsFirst() {
        Rows rows = rows(Type.DOUBLE, 3_000);
        for (long rowsMax : new long[] {1, 2, 64, 65, 10_000}) {
            for (boolean ascending : new boolean[] {true, false}) {
                SortKey first = new SortKey(column(rows, "v"), ascending, true);
                Plan.Window plan = firstRows(
                        rows, List.of(column(rows, "p")), List.of(first, ascending(rows, "n")), rowsMax);
                String over = "PARTITION BY p ORDER BY v " + (ascending ? "ASC" : "DESC") + " NULLS FIRST, n";
                String sql = "SELECT * EXCLUDE (row_number_), row_number() OVER (" + over
                        + ") AS place FROM t QUALIFY place <= " + rowsMax;
                List<Object[]> expected = Oracle.shared().load("t", rows).query(sql);
                for (Form form : Form.values()) {
                    Settings settings = OperatorAssertions.settings(2, 64, 640);
                    Oracle.assertSameRows(run(rows, plan, settings, form), expected, sql + " " + form);
                }
            }
        }
    }

    @Test
    void choosingFirstRowsThatIsRefusedMemoryFailsAndGivesEverythingBack() {
        Rows rows = new RowGenerator(11)
                .column("k", Type.BIGINT, Nulls.NONE, 1_000_000)
                .column("v", Type.BIGINT, Nulls.NONE, 1_000_000)
                .rows(5_000);
        Plan.Window plan = firstRows(rows, List.of(column(rows, "k")), List.of(ascending(rows, "v")), 2);
        for (long limit : new long[] {1_000, 50_000, 100_000, 200_000}) {
            Settings settings = OperatorAssertions.settings(2, 64, 640).withMemoryLimit(limit);
            assertThatThrownBy(() -> run(rows, plan, settings, Form.PLAIN))
                    .isInstanceOfSatisfying(
                            RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESOURCES));
        }
    }
}
