package dev.rayo.engine.operator.rows;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.TestColumns;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Conditions tested where values are kept select the same rows as on plain columns.
class StoredRangesTest {
    private static final int ROWS = 3_000;
    private static final Type PRICE = new Type.Decimal(15, 2);

    /// Values of one type and width, and constants in, between and beyond them.
    record Kept(String name, Type type, IntFunction<Object> value, List<Object> constants) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kept> kept() {
        Random random = new Random(5);
        List<Object> floats = List.of(
                0f,
                -0f,
                1.5f,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                Float.MIN_VALUE,
                -3f,
                Float.MAX_VALUE);
        List<Object> doubles = floats.stream()
                .map(value -> (Object) ((Float) value).doubleValue())
                .toList();
        return Stream.of(
                new Kept(
                        "bytes of INTEGER",
                        Type.INTEGER,
                        i -> (long) random.nextInt(200) - 77,
                        List.of(-77L, 0L, 122L, 123L, -78L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE)),
                new Kept(
                        "shorts of DATE",
                        Type.DATE,
                        i -> 8_000L + random.nextInt(2_500),
                        List.of(7_999L, 8_000L, 9_131L, 9_496L, 10_500L)),
                new Kept(
                        "INTEGER",
                        Type.INTEGER,
                        i -> (long) random.nextInt(),
                        List.of(0L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE, 1_000_000L)),
                new Kept(
                        "bytes of DECIMAL",
                        PRICE,
                        i -> BigDecimal.valueOf(random.nextInt(11), 2),
                        decimals("0.05", "0.07", "-1.00", "0.10", "9999999999999.99")),
                new Kept(
                        "ints of DECIMAL",
                        PRICE,
                        i -> BigDecimal.valueOf(random.nextInt(10_500_000), 2),
                        decimals("0.00", "50000.00", "104999.99")),
                new Kept(
                        "BIGINT",
                        Type.BIGINT,
                        i -> random.nextLong(),
                        List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 60, -(1L << 60))),
                new Kept("one BIGINT", Type.BIGINT, i -> 7L, List.of(6L, 7L, 8L, Long.MIN_VALUE, Long.MAX_VALUE)),
                new Kept(
                        "REAL",
                        Type.REAL,
                        i -> i % 3 == 0
                                ? floats.get(random.nextInt(floats.size()))
                                : (Object) (random.nextFloat() * 4 - 2),
                        floats),
                new Kept(
                        "DOUBLE",
                        Type.DOUBLE,
                        i -> i % 3 == 0
                                ? doubles.get(random.nextInt(doubles.size()))
                                : (Object) (random.nextDouble() * 4 - 2),
                        doubles),
                new Kept(
                        "DOUBLE of cents",
                        Type.DOUBLE,
                        i -> random.nextInt(11) / 100.0,
                        List.of(0.05, 0.07, 0.0, -0.0, 0.1, 0.069999, -1.0, Double.NaN, Double.POSITIVE_INFINITY)));
    }

    private static List<Object> decimals(String... texts) {
        return Arrays.stream(texts).map(text -> (Object) new BigDecimal(text)).toList();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void conditionsSelectTheSameRowsAsOnPlainColumns(Kept kept) {
        Random random = new Random(6);
        for (boolean nulls : new boolean[] {false, true}) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                values.add(nulls && random.nextInt(4) == 0 ? null : kept.value().apply(i));
            }
            for (boolean sealed : new boolean[] {false, true}) {
                try (Store store = new Store(kept.type(), values, sealed)) {
                    for (Expression condition : conditions(store.field, kept.constants())) {
                        assertThat(store.select(condition))
                                .as("%s, nulls %s, sealed %s", condition, nulls, sealed)
                                .isEqualTo(store.plain(condition));
                    }
                }
            }
        }
    }

    @Test
    void conditionsSelectTheSameRowsOfAColumnOfNulls() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            values.add(null);
        }
        try (Store store = new Store(Type.BIGINT, values, true)) {
            for (Expression condition : conditions(store.field, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE))) {
                assertThat(store.select(condition)).as("%s", condition).isEqualTo(store.plain(condition));
            }
        }
    }

    @Test
    void rangesAreTestedWhereValuesAreKept() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            values.add((long) i);
        }
        try (Store store = new Store(Type.BIGINT, values, true);
                Operator scan = store.open()) {
            Chunk chunk = requireNonNull(scan.next());
            long[] rows = {-1L, 0};
            assertThat(chunk.narrow(0, new ValueRange.Words(3, 5, true), rows)).isTrue();
            assertThat(rows[0]).isEqualTo(0b111000);
            assertThat(chunk.narrow(0, new ValueRange.Words(4, 4, false), rows)).isTrue();
            assertThat(rows[0]).isEqualTo(0b101000);
            assertThat(chunk.narrow(0, new ValueRange.Words(100, 200, true), rows)).isTrue();
            assertThat(rows[0]).isZero();
        }
    }

    /// Every comparison with every constant, ranges of all pairs of them, and an empty one of three.
    private static List<Expression> conditions(Field field, List<Object> constants) {
        List<Expression> conditions = new ArrayList<>();
        for (Object constant : constants) {
            for (Compare.Op op : Compare.Op.values()) {
                conditions.add(compare(op, field, constant));
                Literal literal = new Literal(constant, field.type());
                conditions.add(new Compare(op, literal, Reference.to(field)));
            }
            for (Object other : constants) {
                conditions.add(new Logical(
                        Logical.Op.AND,
                        List.of(compare(Compare.Op.GE, field, constant), compare(Compare.Op.LT, field, other))));
                conditions.add(new Logical(
                        Logical.Op.AND,
                        List.of(compare(Compare.Op.GT, field, constant), compare(Compare.Op.LE, field, other))));
            }
        }
        return conditions;
    }

    private static Expression compare(Compare.Op op, Field field, Object constant) {
        return new Compare(op, Reference.to(field), new Literal(constant, field.type()));
    }

    private static final class Store implements AutoCloseable {
        private final Field field;
        private final RowStore rows;
        private final WorkerContext context;

        Store(Type type, List<@Nullable Object> values, boolean sealed) {
            field = new Field(1, "v", type);
            // Vectors that begin within a word of the validity.
            Settings settings = Settings.standard().withThreads(1).withVectorRows(1_000);
            QueryContext query = new QueryContext(settings, Ledger.root(1 << 20));
            context = new WorkerContext(query, 0);
            rows = sealed
                    ? RowStore.lasting(List.of(type), "test", query.ledger())
                    : new RowStore(List.of(type), "test", query.ledger());
            RowStore.Appender appender = rows.appender();
            appender.append(new ColumnsChunk(values.size(), List.of(TestColumns.plain(type, values))));
            appender.finish();
        }

        Operator open() {
            Morsel morsel = requireNonNull(new RowMorsels(rows.blocks(), new int[] {0}, 0, context.query()).next());
            return morsel.open(context);
        }

        /// The rows that a condition selects in a scan.
        List<Integer> select(Expression condition) {
            return select(condition, false);
        }

        /// The rows that it selects in plain columns of their own.
        List<Integer> plain(Expression condition) {
            return select(condition, true);
        }

        private List<Integer> select(Expression condition, boolean plain) {
            Predicate predicate = ExpressionCompiler.compilePredicate(condition, List.of(field));
            List<Integer> selected = new ArrayList<>();
            int[] selection = new int[context.vectorRows()];
            try (Operator scan = open()) {
                int from = 0;
                for (Chunk chunk = scan.next(); chunk != null; chunk = scan.next()) {
                    Chunk rows = plain ? new ColumnsChunk(chunk.rowCount(), List.of(chunk.column(0))) : chunk;
                    int first = from;
                    Arrays.stream(selection, 0, predicate.select(rows, selection))
                            .forEach(row -> selected.add(first + row));
                    from += chunk.rowCount();
                }
            }
            return selected;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
