package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Columns;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Which kept rows have found a match, as all workers tell it. Thread-safe.
final class MatchedRows {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[][] blocks;

    MatchedRows(StoredRows stored, Reservation memory) {
        blocks = new long[stored.blocks().size()][];
        for (int b = 0; b < blocks.length; b++) {
            int words = Columns.words(stored.blocks().get(b).rowCount());
            memory.grow(8L * words);
            blocks[b] = new long[words];
        }
    }

    void mark(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long[] block = blocks[row >>> RowStore.BLOCK_BITS];
            int word = (row & RowStore.BLOCK_ROWS - 1) >> 6;
            long bit = 1L << row;
            // Most rows that match do so many times: look before writing what all workers share.
            if (((long) WORDS.getOpaque(block, word) & bit) == 0) {
                WORDS.getAndBitwiseOr(block, word, bit);
            }
        }
    }

    /// Whether a row is marked, as far as this thread has heard.
    boolean isMarked(int row) {
        return ((long) WORDS.getOpaque(blocks[row >>> RowStore.BLOCK_BITS], (row & RowStore.BLOCK_ROWS - 1) >> 6)
                        >>> row
                & 1) != 0;
    }

    boolean isMarked(int block, int row) {
        return (blocks[block][row >> 6] >>> row & 1) != 0;
    }
}
