package dev.rayo.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectedChunkTest {
    private final Column numbers = new IntColumn(Type.INTEGER, new int[] {10, 11, 12, 13, 14}, null, 5);
    private final Column longs =
            new LongColumn(Type.BIGINT, new long[] {20, 21, 22, 23, 24}, new long[] {0b10111}, 5);
    private final Chunk base = new ColumnsChunk(5, List.of(numbers, longs));

    @Test
    void showsTheSelectedRowsOfEveryColumn() {
        SelectedChunk chunk = new SelectedChunk().reset(base, new int[] {1, 3, 4}, 3);

        assertThat(chunk.rowCount()).isEqualTo(3);
        assertThat(chunk.columnCount()).isEqualTo(2);
        assertThat(((IntColumn) chunk.column(0)).values()).startsWith(11, 13, 14);
        assertThat(chunk.column(1).isNull(1)).isTrue();
        assertThat(chunk.column(1).isNull(2)).isFalse();
        assertThat(chunk.column(0)).isSameAs(chunk.column(0));
    }

    @Test
    void selectsFromASelectionWhetherOrNotTheColumnWasGatheredBefore() {
        SelectedChunk chunk = new SelectedChunk().reset(base, new int[] {1, 3, 4}, 3);
        int[] rows = {0, 2};

        assertThat(((IntColumn) chunk.column(0, rows, 2, new GatherBuffer())).values()).startsWith(11, 14);
        chunk.column(0);
        assertThat(((IntColumn) chunk.column(0, rows, 2, new GatherBuffer())).values()).startsWith(11, 14);
    }

    @Test
    void forgetsItsRowsWhenItIsReset() {
        SelectedChunk chunk = new SelectedChunk().reset(base, new int[] {0, 1, 2}, 3);
        chunk.column(0);
        chunk.reset(base, new int[] {4}, 1);

        assertThat(chunk.column(0).length()).isEqualTo(1);
        assertThat(((IntColumn) chunk.column(0)).values()).startsWith(14);
    }
}
