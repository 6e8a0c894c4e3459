package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HashAggregateSinkTest extends AggregateChecks {
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
            Rows rows = new RowGenerator(type.toString().hashCode() + nulls.ordinal())
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
        Rows rows = new RowGenerator(type.toString().hashCode())
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
                .skewed("k", Type.BIGINT, 30_000)
                .column("v", Type.BIGINT, Nulls.SOME, 1000)
                .rows(50_000);
        check(rows, List.of("k"), List.of(new Call("sum", Type.decimal(38, 0), "v"), new Call("max", Type.BIGINT, "v")));
    }

    /// Keys close together are found by place from some thousand groups on; then come some that lie far off.
    @Test
    void denseKeysThatBecomeSparseKeepTheirGroups() {
        for (Type type : List.of(Type.INTEGER, Type.BIGINT)) {
            Rows rows = new RowGenerator(21)
                    .column("k", type, i -> i % 97 == 0 ? null : denseThenSparse(i))
                    .column("v", Type.INTEGER, Nulls.SOME, 1000)
                    .rows(24_000);
            check(rows, List.of("k"), List.of(new Call("count", Type.BIGINT), new Call("avg", Type.DOUBLE, "v")));
        }
    }

    private static long denseThenSparse(int row) {
        long spread = row * 7_919L % 9_000;
        return row < 16_000 ? 4_000 - spread : row % 2 == 0 ? 4_000 - spread : spread * 200_000 - 900_000_000;
    }

    /// The sums of some groups outgrow a long, on the way to their result or for good.
    @Test
    void sumsThatOutgrowALongStayExact() {
        Random random = new Random(8);
        Rows rows = new RowGenerator(8)
                .column("k", Type.INTEGER, i -> (long) i % 40)
                .column("v", Type.BIGINT, i -> i % 40 < 3 || i > 2_000 ? random.nextLong() : random.nextLong(1_000))
                .rows(2_900);
        List<Call> calls = List.of(
                new Call("sum", Type.decimal(38, 0), "v"),
                new Call("count", Type.BIGINT, "v"),
                new Call("count", Type.BIGINT));
        check(rows, List.of("k"), calls);
        check(rows, List.of(), calls);
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
