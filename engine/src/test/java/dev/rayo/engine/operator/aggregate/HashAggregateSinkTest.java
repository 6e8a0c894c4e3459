package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate.Measure;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HashAggregateSinkTest {
    /// The aggregate of a column with DuckDB's result type; the SQL is `function(column)`.
    record Call(String function, Type result, String... columns) {
        String sql() {
            return function + "(" + String.join(", ", columns) + ")";
        }
    }

    static Plan.Aggregate plan(Rows rows, List<String> keys, List<List<Integer>> sets, List<Call> calls) {
        List<Assignment> assignments = new ArrayList<>();
        for (String key : keys) {
            Field field = rows.field(key);
            assignments.add(new Assignment(field, Reference.to(field)));
        }
        List<Measure> measures = new ArrayList<>();
        for (Call call : calls) {
            List<Expression> arguments = new ArrayList<>();
            for (String column : call.columns()) {
                arguments.add(Reference.to(rows.field(column)));
            }
            measures.add(new Measure(
                    RowGenerator.fresh(call.function(), call.result()),
                    new AggregateCall(call.function(), arguments, false, null, List.of(), call.result())));
        }
        return new Plan.Aggregate(
                new Plan.Values(rows.fields(), List.of()),
                assignments,
                sets,
                measures,
                sets.size() > 1 ? RowGenerator.fresh("grouping", Type.INTEGER) : null);
    }

    private static List<Object[]> run(Rows rows, Settings settings, Form form, Plan.Aggregate plan, int groupsMax) {
        try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
            HashAggregateSink sink = new HashAggregateSink(plan, rows.fields(), run.query(), groupsMax);
            run.fill(sink, rows);
            List<Object[]> result = run.read(sink.result(7));
            Oracle.assertSameRows(run.read(sink.result(7)), result, "second reading");
            return result;
        }
    }

    private static List<Integer> all(int keys) {
        return IntStream.range(0, keys).boxed().toList();
    }

    private static void check(Rows rows, List<String> keys, List<Call> calls) {
        Oracle oracle = Oracle.shared().load("t", rows);
        List<String> columns = new ArrayList<>(keys);
        calls.forEach(call -> columns.add(call.sql()));
        String sql = "SELECT " + String.join(", ", columns) + " FROM t"
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys));
        List<Object[]> expected = oracle.query(sql);
        Plan.Aggregate plan = plan(rows, keys, List.of(all(keys.size())), calls);
        int count = 0;
        for (int vectorRows : new int[] {1, 2, 7, 64, 2048}) {
            if (vectorRows < 2048 && rows.rows().size() > 3000) {
                continue;
            }
            for (Form form : Form.values()) {
                count++;
                Settings settings = OperatorAssertions.settings(1 + count % 3, vectorRows, vectorRows * 5)
                        .withEqualHashes(count % 4 == 3 && rows.rows().size() < 3000);
                int groupsMax = count % 2 == 0 ? 16 : GroupingWorker.GROUPS_MAX;
                Oracle.assertSameRows(
                        run(rows, settings, form, plan, groupsMax), expected, sql + " " + form + " " + settings);
            }
        }
    }

    private static List<Call> callsFor(Type type) {
        List<Call> calls = new ArrayList<>(List.of(
                new Call("count", Type.BIGINT, "v"), new Call("min", type, "v"), new Call("max", type, "v")));
        if (type.isInteger()) {
            calls.add(new Call("sum", Type.decimal(38, 0), "v"));
            calls.add(new Call("avg", Type.DOUBLE, "v"));
            calls.add(new Call("bit_and", type, "v"));
            calls.add(new Call("bit_or", type, "v"));
            calls.add(new Call("bit_xor", type, "v"));
        }
        if (type instanceof Type.Decimal d) {
            calls.add(new Call("sum", Type.decimal(38, d.scale()), "v"));
            calls.add(new Call("avg", Type.DOUBLE, "v"));
        }
        if (type.isFloating()) {
            calls.add(new Call("sum", Type.DOUBLE, "v"));
            calls.add(new Call("avg", Type.DOUBLE, "v"));
        }
        if (type == Type.BOOLEAN) {
            calls.add(new Call("bool_and", Type.BOOLEAN, "v"));
            calls.add(new Call("bool_or", Type.BOOLEAN, "v"));
        }
        return calls;
    }

    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    @ParameterizedTest
    @MethodSource("types")
    void aggregatesOfEveryTypeEqualDuckDb(Type type) {
        for (Nulls nulls : Nulls.values()) {
            Rows rows = new RowGenerator(type.hashCode() + nulls.ordinal())
                    .column("k", Type.INTEGER, Nulls.SOME, 10)
                    .column("v", type, nulls, 50)
                    .rows(600);
            check(rows, List.of("k"), callsFor(type));
            check(rows, List.of(), callsFor(type));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void keysOfEveryTypeGroupAsInDuckDb(Type type) {
        Rows rows = new RowGenerator(type.hashCode())
                .column("k", type, Nulls.SOME, 40)
                .column("v", Type.INTEGER, Nulls.SOME, 100)
                .rows(700);
        check(rows, List.of("k"), List.of(new Call("count", Type.BIGINT), new Call("sum", Type.decimal(38, 0), "v")));
    }

    @Test
    void severalKeysGroupTogether() {
        Rows rows = new RowGenerator(5)
                .column("a", Type.VARCHAR, Nulls.SOME, 6)
                .column("b", Type.BOOLEAN, Nulls.SOME, 2)
                .column("c", Type.BIGINT, Nulls.NONE, 3)
                .column("v", Type.decimal(12, 2), Nulls.SOME, 100)
                .rows(1500);
        List<Call> calls = List.of(new Call("count", Type.BIGINT), new Call("sum", Type.decimal(38, 2), "v"));
        check(rows, List.of("a", "b", "c"), calls);
        check(rows, List.of("a", "b"), calls);
        check(rows, List.of("c", "b", "a"), List.of());
    }

    @Test
    void manySkewedGroupsAreMergedFromManyTables() {
        Rows rows = new RowGenerator(9)
                .skewed("k", Type.BIGINT, 60_000)
                .column("v", Type.BIGINT, Nulls.SOME, 1000)
                .rows(120_000);
        check(rows, List.of("k"), List.of(new Call("sum", Type.decimal(38, 0), "v"), new Call("max", Type.BIGINT, "v")));
    }

    /// DuckDB adds what dividing microseconds leaves to the quotient: without them the two agree.
    @Test
    void averagesOfIntervalsCarryMonthsIntoDaysAndDaysIntoTime() {
        Random random = new Random(3);
        Rows rows = new RowGenerator(3)
                .column("k", Type.INTEGER, Nulls.SOME, 10)
                .column("v", Type.INTERVAL, i -> new Interval(random.nextInt(-30, 30), random.nextInt(-60, 60), 0))
                .rows(300);
        check(rows, List.of("k"), List.of(new Call("avg", Type.INTERVAL, "v")));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void noRowsMakeOneRowWithoutKeysAndNoneWithKeys(Form form) {
        Rows rows = new RowGenerator(1)
                .column("k", Type.INTEGER, Nulls.NONE, 3)
                .column("v", Type.BIGINT, Nulls.NONE, 3)
                .rows(0);
        List<Call> calls = List.of(new Call("count", Type.BIGINT), new Call("sum", Type.decimal(38, 0), "v"));
        check(rows, List.of(), calls);
        check(rows, List.of("k"), calls);
    }
}
