package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.StoredColumn;
import dev.rayo.engine.operator.rows.StoredInts;
import dev.rayo.engine.operator.rows.StoredLongs;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the keys of a block's rows as words, those without a NULL, a few at a time: of one key or of several that are
/// packed, each of them a word as [JoinLayout#isWord] says.
final class KeyWords {
    private static final int ROWS = 1024;

    private final StoredColumn[] columns;
    private final @Nullable KeyPacking packing;
    private final int end;
    private int next;
    /// The keys that [#next] read, and their rows in the block.
    final long[] words = new long[ROWS];
    final int[] rows = new int[ROWS];
    private long[] part = new long[0];

    /// The words of one column.
    KeyWords(RowBlock block, int column) {
        this(block, new int[] {column}, null);
    }

    /// @param packing of the columns; null if there is but one
    KeyWords(RowBlock block, int[] columns, @Nullable KeyPacking packing) {
        this.columns = new StoredColumn[columns.length];
        Arrays.setAll(this.columns, i -> block.column(columns[i]));
        this.packing = packing;
        this.end = block.rowCount();
    }

    /// Reads on.
    ///
    /// @return how many keys, 0 also where all of a stretch had NULLs; -1 at the end
    int next() {
        if (next == end) {
            return -1;
        }
        int from = next;
        int count = Math.min(ROWS, end - from);
        next = from + count;
        if (packing == null) {
            load(columns[0], from, count, words);
        } else {
            pack(packing, from, count);
        }
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        int kept = count;
        for (StoredColumn column : columns) {
            kept = column.hasNulls() ? withoutNulls(column, kept) : kept;
        }
        return kept;
    }

    private void pack(KeyPacking pack, int from, int count) {
        part = part.length == 0 ? new long[ROWS] : part;
        Arrays.fill(words, 0, count, 0);
        for (int key = 0; key < columns.length; key++) {
            load(columns[key], from, count, part);
            long min = pack.mins()[key];
            long factor = pack.factors()[key];
            for (int i = 0; i < count; i++) {
                words[i] += (part[i] - min) * factor;
            }
        }
    }

    private static void load(StoredColumn column, int from, int count, long[] to) {
        if (column instanceof StoredInts ints) {
            ints.read(from, count, to);
        } else if (column instanceof StoredLongs longs) {
            longs.read(from, count, to);
        } else {
            throw new IllegalArgumentException("no words: " + column.type());
        }
    }

    private int withoutNulls(StoredColumn column, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            words[kept] = words[i];
            rows[kept] = rows[i];
            kept += column.isNull(rows[i]) ? 0 : 1;
        }
        return kept;
    }
}
