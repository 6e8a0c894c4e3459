package dev.rayo.engine.operator.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.TestColumns;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowStoreTest {
    private static Chunk texts(String... values) {
        return new ColumnsChunk(values.length, List.of(TestColumns.plain(Type.VARCHAR, List.of(values))));
    }

    /// Every chunk becomes a block of its own.
    private static RowStore store(Ledger ledger, Chunk... chunks) {
        RowStore store = new RowStore(List.of(Type.VARCHAR), "test", ledger);
        for (Chunk chunk : chunks) {
            RowStore.Appender appender = store.appender();
            appender.append(chunk);
            appender.finish();
        }
        return store;
    }

    /// With memory to spare the bytes of all blocks come together; else every vector is copied out.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void textsOfManyBlocksAreGathered(boolean spare) {
        Chunk[] chunks = {texts("a", "bb", "ccc"), texts("", "a longer text than the others"), texts("z")};
        Ledger measure = Ledger.root(1 << 20);
        store(measure, chunks);
        long needed = measure.peakBytes();
        Ledger ledger = Ledger.root(spare ? needed + 1000 : needed);
        try (RowStore store = store(ledger, chunks);
                Reservation rest = ledger.reserve("rest", MemoryKind.HEAP)) {
            if (!spare) {
                rest.grow(ledger.limitBytes() - ledger.usedBytes());
            }
            RowGather gather = new RowGather(StoredRows.of(store), 0);
            int block = RowStore.BLOCK_ROWS;
            int[] rows = {2 * block, 0, RowGather.NO_ROW, block + 1, 2, block};
            Column column = gather.gather(rows, rows.length, true);
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                values.add(TestColumns.value(column, i));
            }
            assertThat(values).containsExactly("z", "a", null, "a longer text than the others", "ccc", "");
        }
        assertThat(ledger.usedBytes()).isZero();
    }

    @Test
    void aRefusalLeavesWhatIsThereAsItWas() {
        Ledger ledger = Ledger.root(2_000);
        try (RowStore store = new RowStore(List.of(Type.VARCHAR), "test", ledger)) {
            RowStore.Appender appender = store.appender();
            appender.append(texts("kept"));
            assertThatThrownBy(() -> appender.append(texts("x".repeat(5_000)))).isInstanceOf(RayoException.class);
        }
        assertThat(ledger.usedBytes()).isZero();
    }

    @Test
    void bitsAreCopiedFromAnyPlaceToAnyPlace() {
        long[] from = {0x0123_4567_89ab_cdefL, 0xfedc_ba98_7654_3210L, 0x5555_aaaa_3333_ccccL};
        for (int fromBit = 0; fromBit < 70; fromBit += 9) {
            for (int toBit = 0; toBit < 70; toBit += 7) {
                for (int count : new int[] {0, 1, 63, 64, 65, 100}) {
                    long[] to = {-1L, 0, -1L};
                    long[] before = to.clone();
                    BitCopy.copy(from, fromBit, to, toBit, count);
                    for (int bit = 0; bit < 192; bit++) {
                        boolean copied = bit >= toBit && bit < toBit + count;
                        long[] source = copied ? from : before;
                        int at = copied ? bit - toBit + fromBit : bit;
                        assertThat(to[bit >> 6] >>> bit & 1).isEqualTo(source[at >> 6] >>> at & 1);
                    }
                }
            }
        }
    }
}
