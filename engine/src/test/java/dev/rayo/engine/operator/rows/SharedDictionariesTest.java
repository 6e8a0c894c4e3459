package dev.rayo.engine.operator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.TestColumns;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedDictionariesTest {
    private final Ledger ledger = Ledger.root(1 << 26);
    private final RowStore store = new RowStore(List.of(Type.VARCHAR), "test", ledger);
    private final List<@Nullable Object> values = new ArrayList<>();

    /// Every seventh value is NULL.
    private Column coded(List<String> entries, int count) {
        int[] codes = new int[count];
        long[] validity = new long[Columns.words(count)];
        for (int i = 0; i < count; i++) {
            codes[i] = i % entries.size();
            boolean present = i % 7 != 2;
            validity[i >> 6] |= present ? 1L << i : 0;
            values.add(present ? entries.get(codes[i]) : null);
        }
        Dictionary dictionary = new Dictionary(TestColumns.plain(Type.VARCHAR, entries));
        return new DictionaryColumn(codes, dictionary, validity, count);
    }

    /// The columns become a block.
    private void block(Column... columns) {
        RowStore.Appender appender = store.appender();
        for (Column column : columns) {
            appender.append(new ColumnsChunk(column.length(), List.of(column)));
        }
        appender.finish();
    }

    /// All rows, gathered after what can be shared was shared.
    private Column gathered() {
        SharedDictionaries shared = new SharedDictionaries(store);
        for (List<Runnable> tasks = shared.nextTasks(); !tasks.isEmpty(); tasks = shared.nextTasks()) {
            tasks.forEach(Runnable::run);
        }
        List<Integer> rows = new ArrayList<>();
        List<RowBlock> blocks = store.blocks();
        for (int b = 0; b < blocks.size(); b++) {
            for (int row = 0; row < blocks.get(b).rowCount(); row++) {
                rows.add(b << RowStore.BLOCK_BITS | row);
            }
        }
        int[] all = rows.stream().mapToInt(Integer::intValue).toArray();
        return new RowGather(StoredRows.of(store), 0).gather(all, all.length, false);
    }

    private void assertGathered(Column column) {
        List<@Nullable Object> read = new ArrayList<>();
        for (int row = 0; row < column.length(); row++) {
            read.add(TestColumns.value(column, row));
        }
        assertThat(read).isEqualTo(values);
        store.close();
        assertThat(ledger.usedBytes()).isZero();
    }

    @Test
    void blocksOfOtherDictionariesAreGatheredAsCodesOfOne() {
        block(coded(List.of("a", "", "long enough"), 70));
        block(coded(List.of("", "b"), 64));
        block(coded(List.of("c", "a"), 50), coded(List.of("d"), 30), coded(List.of("a", "c"), 40));
        Column column = gathered();
        Dictionary dictionary = ((DictionaryColumn) column).dictionary();
        assertThat(IntStream.range(0, dictionary.size()).mapToObj(i -> TestColumns.value(dictionary.values(), i)))
                .containsExactlyInAnyOrder("a", "", "long enough", "b", "c", "d");
        assertGathered(column);
    }

    @Test
    void aBlockOfPlainTextsKeepsAllPlain() {
        block(coded(List.of("a", "b"), 70));
        List<String> plain = List.of("x", "a", "yy");
        values.addAll(plain);
        block(TestColumns.plain(Type.VARCHAR, plain));
        Column column = gathered();
        assertThat(column).isInstanceOf(BytesColumn.class);
        assertGathered(column);
    }

    @Test
    void aBlockOfNullsKeepsAllPlain() {
        block(coded(List.of("a", "b"), 70));
        List<@Nullable Object> nulls = Collections.nCopies(10, null);
        values.addAll(nulls);
        block(TestColumns.plain(Type.VARCHAR, nulls));
        assertGathered(gathered());
    }

    @Test
    void entriesThatAreTooManyTogetherAreGatheredAllTheSame() {
        for (int b = 0; b < 3; b++) {
            int block = b;
            List<String> entries =
                    IntStream.range(0, 16_000).mapToObj(i -> block + " " + i).toList();
            block(coded(entries, 30_000));
        }
        Column column = gathered();
        assertThat(column).isInstanceOf(BytesColumn.class);
        assertGathered(column);
    }

    @Test
    void noRowsNeedNoDictionary() {
        assertThat(new SharedDictionaries(store).nextTasks()).isEmpty();
    }
}
