package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.catalog.LateCondition;
import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A condition that is learned while a scan runs decides what it reads from then on, and what it reads first.
class LateConditionTest {
    private static final int GROUPS = 6;
    private static final int GROUP_ROWS = 2_048;

    @TempDir
    static Path directory;

    private static ParquetTable table;
    private static Field key;

    /// Row group g has the keys `(g * 5 % 6) * 1000` to 999 more: 0, 5, 4, 3, 2, 1 thousand. The one with 3 thousand
    /// has NULLs.
    @BeforeAll
    static void write() {
        Path file = directory.resolve("late.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute("SET threads = 1");
            duckDb.copy(
                    "SELECT CASE WHEN i // 2048 = 3 AND i % 7 = 0 THEN NULL ELSE i // 2048 * 5 % 6 * 1000 + i % 1000 END AS k,"
                            + " i AS v FROM range(" + GROUPS * GROUP_ROWS + ") AS numbers(i)",
                    file,
                    "row_group_size " + GROUP_ROWS);
        }
        table = ParquetTable.open("late", List.of(file), false);
        key = TableReading.fields(table, List.of(0)).getFirst();
    }

    private record Late(Supplier<@Nullable Expression> condition, @Nullable SortKey key) implements LateCondition {
        @Override
        public @Nullable Expression now() {
            return condition.get();
        }

        @Override
        public @Nullable SortKey soonest() {
            return key;
        }
    }

    private static Expression below(long bound) {
        return new Compare(Compare.Op.LT, Reference.to(key), new Literal(bound, Type.BIGINT));
    }

    /// The numbers of the row groups in the order in which they are handed out; before each but the first `learn` runs.
    private static List<Integer> rowGroups(Late late, Runnable learn) {
        QueryContext query = TableReading.query(TableReading.settings());
        List<Integer> groups = new ArrayList<>();
        ScanRequest request = new ScanRequest(List.of(0), List.of(key), null, late);
        try (ParquetScan scan = (ParquetScan) table.scan(request, query, 0)) {
            for (Morsel morsel = scan.next(); morsel != null; morsel = scan.next()) {
                groups.add(Math.toIntExact(morsel.id().ordinal()));
                try (var operator = morsel.open(new WorkerContext(query, 0))) {
                    assertThat(operator.next()).isNotNull();
                }
                learn.run();
            }
        }
        assertThat(query.ledger().usedBytes()).isZero();
        return groups;
    }

    @Test
    void whatIsKnownWhenAScanOpensLeavesRowGroupsOut() {
        assertThat(rowGroups(new Late(() -> below(2_000), null), () -> {})).hasSize(2);
    }

    @Test
    void whatIsLearnedBetweenTwoMorselsLeavesOutTheLaterOnes() {
        Expression[] known = {null};
        assertThat(rowGroups(new Late(() -> known[0], null), () -> known[0] = below(2_500)))
                .containsExactly(0, 4, 5);
    }

    @Test
    void aConditionThatGetsStricterIsAskedForAgain() {
        Expression[] known = {below(10_000)};
        List<Expression> stricter = new ArrayList<>(List.of(below(9_000), below(500), below(0)));
        assertThat(rowGroups(new Late(() -> known[0], null), () -> known[0] = stricter.removeFirst()))
                .containsExactly(0, 1);
    }

    @Test
    void rowGroupsComeByTheirFirstKey() {
        assertThat(rowGroups(new Late(() -> null, new SortKey(Reference.to(key), true, false)), () -> {}))
                .containsExactly(0, 5, 4, 3, 2, 1);
        assertThat(rowGroups(new Late(() -> null, new SortKey(Reference.to(key), false, false)), () -> {}))
                .containsExactly(1, 2, 3, 4, 5, 0);
    }

    @Test
    void rowGroupsWithNullsComeFirstWhereNullsDo() {
        assertThat(rowGroups(new Late(() -> null, new SortKey(Reference.to(key), true, true)), () -> {}))
                .containsExactly(3, 0, 5, 4, 2, 1);
    }

    @Test
    void aScanWhereNothingIsLearnedReadsAllInOrder() {
        assertThat(rowGroups(new Late(() -> null, null), () -> {})).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /// Ten pages of 100 rows in a row group, in the order of their keys.
    @Test
    void pagesOfARowGroupAreLeftOutByWhatIsKnownWhenItIsOpened() {
        List<List<Long>> rows = new ArrayList<>();
        for (long i = 0; i < 2_000; i++) {
            rows.add(List.of(i % 1_000));
        }
        Path file = WrittenFile.write(
                directory.resolve("pages.parquet"),
                MessageTypeParser.parseMessageType("message rows { required int64 k; }"),
                rows,
                builder -> builder.withRowGroupRowCountLimit(1_000)
                        .withPageRowCountLimit(100)
                        .withDictionaryEncoding(false));
        ParquetTable paged = ParquetTable.open("pages", List.of(file), false);
        Field k = TableReading.fields(paged, List.of(0)).getFirst();
        Expression[] known = {null};
        Expression late = new Compare(Compare.Op.LT, Reference.to(k), new Literal(250L, Type.BIGINT));
        QueryContext query = TableReading.query(TableReading.settings());
        ScanRequest request = new ScanRequest(List.of(0), List.of(k), null, new Late(() -> known[0], null));
        List<Integer> read = new ArrayList<>();
        try (ParquetScan scan = (ParquetScan) paged.scan(request, query, 0)) {
            for (Morsel morsel = scan.next(); morsel != null; morsel = scan.next()) {
                int count = 0;
                try (var operator = morsel.open(new WorkerContext(query, 0))) {
                    for (Chunk chunk = operator.next(); chunk != null; chunk = operator.next()) {
                        assertThat(((LongColumn) chunk.column(0)).values()[0]).isEqualTo(count);
                        count += chunk.rowCount();
                    }
                }
                read.add(count);
                known[0] = late;
            }
            assertThat(scan.counters().pagesPruned()).isEqualTo(7);
            assertThat(scan.counters().rowsPruned()).isEqualTo(700);
        }
        assertThat(read).containsExactly(1_000, 300);
        assertThat(query.ledger().usedBytes()).isZero();
    }
}
