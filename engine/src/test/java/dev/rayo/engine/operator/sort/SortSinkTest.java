package dev.rayo.engine.operator.sort;

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
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SortSinkTest {
    /// `column ASC|DESC NULLS FIRST|LAST`.
    record Order(String column, boolean ascending, boolean nullsFirst) {
        String sql() {
            return column + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }

        SortKey key(Rows rows) {
            return new SortKey(Reference.to(rows.field(column)), ascending, nullsFirst);
        }

        static List<Order> all(String column) {
            List<Order> all = new ArrayList<>();
            for (boolean ascending : new boolean[] {true, false}) {
                for (boolean nullsFirst : new boolean[] {true, false}) {
                    all.add(new Order(column, ascending, nullsFirst));
                }
            }
            return all;
        }
    }

    private static String orderBy(List<Order> orders) {
        return " ORDER BY " + String.join(", ", orders.stream().map(Order::sql).toList());
    }

    private static List<SortKey> keys(Rows rows, List<Order> orders) {
        return orders.stream().map(order -> order.key(rows)).toList();
    }

    /// The last column numbers the rows: as the last key it makes the order total.
    private static void checkSort(Rows rows, List<Order> orders) {
        Oracle oracle = Oracle.shared().load("t", rows);
        String sql = "SELECT * EXCLUDE (row_number_) FROM t" + orderBy(orders);
        List<Object[]> expected = oracle.query(sql);
        int count = orders.size();
        for (int vectorRows : new int[] {1, 7, 2048}) {
            if (vectorRows < 2048 && rows.rows().size() > 5000) {
                continue;
            }
            Form form = Form.values()[++count % 3];
            Settings settings = OperatorAssertions.settings(1 + count % 3, vectorRows, vectorRows * 5);
            try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                SortSink sink = run.fill(new SortSink(keys(rows, orders), rows.fields(), run.query()), rows);
                Oracle.assertSameRowsInOrder(run.readInOrder(sink.result(3)), expected, sql + " " + settings);
                assertThat(run.count(sink.result(3))).isEqualTo(expected.size());
            }
        }
    }

    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    private static Rows numbered(RowGenerator generator, int rows) {
        return generator.column("n", Type.INTEGER, i -> (long) i).rows(rows);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeSortsInEveryDirectionAsInDuckDb(Type type) {
        Rows rows = numbered(new RowGenerator(type.toString().hashCode()).column("k", type, Nulls.SOME, 300), 500);
        for (Order order : Order.all("k")) {
            checkSort(rows, List.of(order, new Order("n", false, false)));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void severalKeysOfEveryTypeFollowEachOther(Type type) {
        Rows rows = numbered(
                new RowGenerator(type.toString().hashCode())
                        .column("a", Type.VARCHAR, Nulls.SOME, 5)
                        .column("k", type, Nulls.SOME, 8)
                        .column("b", Type.TINYINT, Nulls.SOME, 5),
                700);
        Order n = new Order("n", true, false);
        checkSort(rows, List.of(new Order("a", false, true), new Order("k", true, false), new Order("b", false, false), n));
        checkSort(rows, List.of(new Order("b", true, true), new Order("k", false, true), new Order("a", true, false), n));
    }

    @Test
    void floatingNumbersSortNanAboveInfinityAndZerosTogether() {
        Object[] values = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, 1.5, -1.5, Double.MIN_VALUE,
            Double.MAX_VALUE, null
        };
        Rows rows = numbered(
                new RowGenerator(1)
                        .column("k", Type.DOUBLE, i -> values[i % values.length])
                        .column("f", Type.REAL, i -> values[i * 7 % values.length] instanceof Double d ? d.floatValue() : null),
                100);
        for (Order order : Order.all("k")) {
            checkSort(rows, List.of(order, new Order("n", true, false)));
            checkSort(rows, List.of(new Order("f", order.ascending(), order.nullsFirst()), new Order("n", true, false)));
        }
    }

    @Test
    void longTextsWithCommonBeginningsSortByTheirEnds() {
        Random random = new Random(4);
        String common = "a beginning that very many of the texts have in common ".repeat(8);
        Rows rows = numbered(
                new RowGenerator(2).column("k", Type.VARCHAR, i -> switch (random.nextInt(6)) {
                    case 0 -> null;
                    case 1 -> common.substring(0, random.nextInt(common.length()));
                    case 2 -> common + random.nextInt(50);
                    case 3 -> common + "\u0000".repeat(random.nextInt(3));
                    case 4 -> "ab\u0000".substring(0, 1 + random.nextInt(3));
                    default -> "";
                }),
                600);
        // DuckDB's appender ends texts at a zero byte: none is loaded.
        Rows clean = new Rows(
                rows.fields(),
                rows.rows().stream()
                        .map(row -> new Object[] {row[0] instanceof String s ? s.replace('\u0000', '\u0001') : null, row[1]})
                        .toList());
        for (Order order : Order.all("k")) {
            checkSort(clean, List.of(order, new Order("n", true, false)));
        }
    }

    @Test
    void manyRowsAreSortedInRanges() {
        Rows rows = numbered(
                new RowGenerator(3)
                        .skewed("a", Type.INTEGER, 20)
                        .column("k", Type.DOUBLE, Nulls.SOME, 100_000)
                        .column("s", Type.VARCHAR, Nulls.SOME, 1000),
                80_000);
        checkSort(rows, List.of(new Order("k", true, false), new Order("n", true, false)));
        checkSort(rows, List.of(new Order("a", true, false), new Order("s", false, false), new Order("n", false, false)));
    }

    @Test
    void computedKeysSortToo() {
        Rows rows = numbered(new RowGenerator(5).column("k", Type.VARCHAR, Nulls.SOME, 200), 300);
        Expression text = new Expression.Cast(Reference.to(rows.field("n")), Type.VARCHAR, false);
        Oracle oracle = Oracle.shared().load("t", rows);
        List<Object[]> expected = oracle.query(
                "SELECT k, n FROM t ORDER BY n::VARCHAR DESC");
        List<SortKey> keys =
                List.of(new SortKey(text, false, true));
        try (OperatorAssertions run =
                new OperatorAssertions(OperatorAssertions.settings(2, 64, 320), Form.DICTIONARY)) {
            SortSink sink = run.fill(new SortSink(keys, rows.fields(), run.query()), rows);
            Oracle.assertSameRowsInOrder(run.readInOrder(sink.result(3)), expected, "n::VARCHAR");
        }
    }

    @Test
    void noRowsAndNoKeysSort() {
        Rows rows = numbered(new RowGenerator(6).column("k", Type.BIGINT, Nulls.NONE, 10), 20);
        checkSort(rows.withoutRows(), List.of(new Order("k", true, true)));
        try (OperatorAssertions run = new OperatorAssertions(OperatorAssertions.settings(1, 7, 14), Form.PLAIN)) {
            SortSink sink = run.fill(new SortSink(List.of(), rows.fields(), run.query()), rows);
            Oracle.assertSameRows(run.read(sink.result(1)), rows.rows(), "no keys");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theFirstRowsAreThoseOfTheFullSort(Type type) {
        Rows rows = numbered(new RowGenerator(type.toString().hashCode() + 1).column("k", type, Nulls.SOME, 1000), 3000);
        for (Order order : Order.all("k")) {
            List<Order> orders = List.of(order, new Order("n", true, false));
            checkTopN(rows, orders, 10, 0);
            checkTopN(rows, orders, 17, 9);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void firstRowsBringTheirOtherColumns(Type type) {
        Rows rows = numbered(
                new RowGenerator(type.toString().hashCode() + 2)
                        .column("k", Type.BIGINT, Nulls.SOME, 1_000_000)
                        .column("v", type, Nulls.SOME, 1_000_000),
                4000);
        for (Order order : Order.all("k")) {
            checkTopN(rows, List.of(order, new Order("n", true, false)), 40, 0);
        }
    }

    @Test
    void limitsOfAllSizesAreMet() {
        Rows rows = numbered(new RowGenerator(8).column("k", Type.VARCHAR, Nulls.SOME, 40), 12_000);
        List<Order> orders = List.of(new Order("k", false, true), new Order("n", false, false));
        long[][] sizes = {
            {0, 0}, {0, 5}, {1, 0}, {5000, 0}, {3000, 4000}, {Long.MAX_VALUE, 0}, {Long.MAX_VALUE, 11_990},
            {Long.MAX_VALUE, 5}, {10, 20_000}, {2_000_000, 3}
        };
        for (long[] size : sizes) {
            checkTopN(rows, orders, size[0], size[1]);
        }
        checkTopN(rows.withoutRows(), orders, 10, 0);
    }

    private static void checkTopN(Rows rows, List<Order> orders, long limit, long offset) {
        Oracle oracle = Oracle.shared().load("t", rows);
        String sql = "SELECT * EXCLUDE (row_number_) FROM t" + orderBy(orders)
                + (limit == Long.MAX_VALUE ? "" : " LIMIT " + limit) + " OFFSET " + offset;
        List<Object[]> expected = oracle.query(sql);
        for (int threads : new int[] {1, 3}) {
            Settings settings = OperatorAssertions.settings(threads, 256, 1000);
            Form form = Form.values()[(int) ((limit + offset + threads & 0xff) % 3)];
            try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                TopNSink sink = new TopNSink(keys(rows, orders), limit, offset, rows.fields(), new TopBound(), run.query());
                run.fill(sink, rows);
                Oracle.assertSameRowsInOrder(run.readInOrder(sink.result(3)), expected, sql + " " + settings);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void distinctOnKeepsTheFirstRowOfEachKey(Type type) {
        Rows rows = numbered(
                new RowGenerator(type.toString().hashCode() + 2)
                        .column("k", type, Nulls.SOME, 20)
                        .column("j", Type.BOOLEAN, Nulls.SOME, 2)
                        .column("v", Type.VARCHAR, Nulls.SOME, 10),
                400);
        List<Order> orders = List.of(new Order("v", false, true), new Order("n", true, false));
        for (List<String> keys : List.of(List.of("k"), List.of("k", "j"), List.of("j", "k"))) {
        Oracle oracle = Oracle.shared().load("t", rows);
            String on = String.join(", ", keys);
            String sql = "SELECT DISTINCT ON (" + on + ") * EXCLUDE (row_number_) FROM t" + orderBy(orders);
            List<Object[]> expected = oracle.query(sql);
            List<Expression> expressions = keys.stream()
                    .<Expression>map(key -> Reference.to(rows.field(key)))
                    .toList();
            for (Form form : Form.values()) {
                Settings settings = OperatorAssertions.settings(2, 64, 128);
                try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                    DistinctOnSink sink =
                            new DistinctOnSink(expressions, keys(rows, orders), rows.fields(), run.query());
                    run.fill(sink, rows);
                    Oracle.assertSameRows(run.read(sink.result(3)), expected, sql);
                }
            }
        }
    }

    @Test
    void distinctOnWithoutAnOrderKeepsOneRowOfEachKey() {
        Rows rows = numbered(new RowGenerator(9).column("k", Type.INTEGER, Nulls.SOME, 20), 400);
        try (OperatorAssertions run = new OperatorAssertions(OperatorAssertions.settings(2, 64, 128), Form.PLAIN)) {
            List<Expression> on = List.of(Reference.to(rows.field("k")));
            DistinctOnSink sink = run.fill(new DistinctOnSink(on, List.of(), rows.fields(), run.query()), rows);
            List<Object[]> kept = run.read(sink.result(1));
            assertThat(kept.stream().map(row -> row[0]).distinct().count()).isEqualTo(kept.size());
            assertThat(kept).hasSize(
                    (int) rows.rows().stream().map(row -> row[0]).distinct().count());
        }
    }

    @Test
    void nestedValuesHaveNoOrder() {
        Type list = new Type.Array(Type.INTEGER);
        Rows rows = new RowGenerator(1).column("k", list, i -> null).rows(0);
        assertThatThrownBy(() -> new KeyShape(List.of(list), List.of(true), List.of(true)))
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER));
        assertThat(rows.rows()).isEmpty();
    }

    @Test
    void aSortThatIsRefusedMemoryFailsAndGivesEverythingBack() {
        Rows rows = numbered(new RowGenerator(10).column("k", Type.BIGINT, Nulls.NONE, 10_000), 5000);
        List<Order> orders = List.of(new Order("k", true, true));
        for (long limit : new long[] {1000, 50_000, 100_000, 150_000}) {
            Settings settings = OperatorAssertions.settings(2, 64, 640).withMemoryLimit(limit);
            try (OperatorAssertions run = new OperatorAssertions(settings, Form.PLAIN)) {
                assertThatThrownBy(() -> run.fill(new SortSink(keys(rows, orders), rows.fields(), run.query()), rows))
                        .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault())
                                .isEqualTo(Fault.RESOURCES));
            }
            try (OperatorAssertions run = new OperatorAssertions(settings, Form.PLAIN)) {
                TopNSink top = new TopNSink(keys(rows, orders), 4000, 0, rows.fields(), new TopBound(), run.query());
                assertThatThrownBy(() -> run.fill(top, rows)).isInstanceOf(RayoException.class);
            }
        }
    }
}
