package dev.rayo.engine.operator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.TestColumns;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows of a lasting store that another store shares.
class SharedRowsTest {
    private static final List<Type> TYPES = List.of(Type.INTEGER, Type.BIGINT, Type.VARCHAR, Type.BIGINT);
    private static final int ROWS = 5_000;

    private final Ledger ledger = Ledger.root(1 << 30);
    private final QueryContext query = new QueryContext(Settings.standard().withVectorRows(512), ledger);
    private final RowStore table = RowStore.lasting(TYPES, "table", ledger);
    private final RowStore taken = new RowStore(TYPES, "taken", ledger);

    SharedRowsTest() {
        RowStore.Appender appender = table.appender();
        // The first block has narrow numbers, the second one wide ones.
        fill(appender, 0);
        appender.finish();
        RowStore.Appender other = table.appender();
        fill(other, 1_000_000_000);
        other.finish();
    }

    @AfterEach
    void everyByteIsGivenBack() {
        taken.close();
        table.close();
        assertThat(ledger.usedBytes()).isZero();
    }

    private static void fill(RowStore.Appender appender, int factor) {
        List<@Nullable Object> ints = new ArrayList<>();
        List<@Nullable Object> longs = new ArrayList<>();
        List<@Nullable Object> texts = new ArrayList<>();
        List<@Nullable Object> numbers = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            ints.add(factor == 0 ? i % 200 - 100 : Integer.MAX_VALUE - i * 400_000);
            longs.add(i % 11 == 0 ? null : (Object) ((long) factor * i + i % 7));
            texts.add(i % 13 == 0 ? null : "text " + i * (factor + 1));
            numbers.add((long) factor + i);
        }
        appender.append(new ColumnsChunk(
                ROWS,
                List.of(
                        TestColumns.plain(Type.INTEGER, ints),
                        TestColumns.plain(Type.BIGINT, longs),
                        TestColumns.plain(Type.VARCHAR, texts),
                        TestColumns.plain(Type.BIGINT, numbers))));
    }

    /// Puts the chunks of the table that pass `wanted` into the other store; returns the rows in the order of the table.
    private void take(Predicate<Chunk> wanted) {
        RowStore.Appender appender = taken.appender();
        RowMorsels morsels = new RowMorsels(table.blocks(), new int[] {0, 1, 2, 3}, 0, query);
        for (Morsel morsel = morsels.next(); morsel != null; morsel = morsels.next()) {
            try (var reader = morsel.open(new WorkerContext(query, 0))) {
                for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                    if (wanted.test(chunk)) {
                        appender.appendOrShare(chunk);
                    }
                }
            }
        }
        appender.finish();
    }

    private List<List<@Nullable Object>> rows(RowStore store) {
        StoredRows stored = StoredRows.of(store);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<RowGather> gathers = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            gathers.add(new RowGather(stored, i));
        }
        for (int b = 0; b < stored.blocks().size(); b++) {
            for (int row = stored.blocks().get(b).rowCount() - 1; row >= 0; row--) {
                List<@Nullable Object> values = new ArrayList<>();
                for (RowGather gather : gathers) {
                    Column column = gather.gather(new int[] {RowGather.NO_ROW, b << RowStore.BLOCK_BITS | row}, 2, true);
                    assertThat(TestColumns.value(column, 0)).isNull();
                    values.add(TestColumns.value(column, 1));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private List<List<@Nullable Object>> tableRows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RowBlock block : table.blocks()) {
            for (int row = 0; row < block.rowCount(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < block.columnCount(); i++) {
                    values.add(TestColumns.value(block.column(i).slice(row, 1, new SliceBuffer()), 0));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    @Test
    void wholeBlocksAreNotCopied() {
        long before = ledger.usedBytes();
        take(chunk -> true);
        assertThat(ledger.usedBytes()).isEqualTo(before);
        assertThat(taken.blocks()).hasSize(2);
        assertThat(taken.rowCount()).isEqualTo(2 * ROWS);
        assertThat(rows(taken)).containsExactlyInAnyOrderElementsOf(tableRows());
    }

    @Test
    void rowsOfABlockThatIsNotReadToItsEndAreCopied() {
        int[] chunks = new int[1];
        take(chunk -> ++chunks[0] <= 12);
        int seen = ROWS + 2 * 512;
        assertThat(taken.rowCount()).isEqualTo(seen);
        assertThat(rows(taken)).containsExactlyInAnyOrderElementsOf(tableRows().subList(0, seen));
    }

    @Test
    void rowsOfABlockOfWhichSomeAreLeftOutAreCopied() {
        int[] chunks = new int[1];
        take(chunk -> ++chunks[0] != 3);
        assertThat(taken.rowCount()).isEqualTo(2 * ROWS - 512);
        List<List<@Nullable Object>> wanted = tableRows();
        wanted.subList(2 * 512, 3 * 512).clear();
        assertThat(rows(taken)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void theTableReadsAsBefore() {
        List<List<@Nullable Object>> before = tableRows();
        take(chunk -> true);
        StoredRows.of(taken);
        assertThat(tableRows()).isEqualTo(before);
    }
}
