package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.StoredColumn;
import dev.rayo.engine.operator.rows.StoredInts;
import dev.rayo.engine.operator.rows.StoredLongs;

/// Reads the keys of a block's rows, those that are not NULL, a few at a time: of a key that is a word, as
/// [JoinLayout#isWord] says.
final class KeyWords {
    private static final int ROWS = 1024;

    private final StoredColumn column;
    private final int end;
    private int next;
    /// The keys that [#next] read, and their rows in the block.
    final long[] words = new long[ROWS];
    final int[] rows = new int[ROWS];

    KeyWords(RowBlock block, int column) {
        this.column = block.column(column);
        this.end = block.rowCount();
    }

    /// Reads on.
    ///
    /// @return how many keys, 0 also where all of a stretch were NULL; -1 at the end
    int next() {
        if (next == end) {
            return -1;
        }
        int from = next;
        int count = Math.min(ROWS, end - from);
        next = from + count;
        if (column instanceof StoredInts ints) {
            int[] values = ints.values();
            for (int i = 0; i < count; i++) {
                words[i] = values[from + i];
                rows[i] = from + i;
            }
        } else if (column instanceof StoredLongs longs) {
            System.arraycopy(longs.values(), from, words, 0, count);
            for (int i = 0; i < count; i++) {
                rows[i] = from + i;
            }
        } else {
            throw new IllegalArgumentException("no words: " + column.type());
        }
        return column.hasNulls() ? withoutNulls(count) : count;
    }

    private int withoutNulls(int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            words[kept] = words[i];
            rows[kept] = rows[i];
            kept += column.isNull(rows[i]) ? 0 : 1;
        }
        return kept;
    }
}
