package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Column;
import org.jspecify.annotations.Nullable;

/// The keys of probe rows as words: the one key as it is, or several packed as those of the table are.
final class ProbeWords {
    private final int[] keys;
    private final @Nullable KeyPacking packing;
    private final WordColumn wordColumn = new WordColumn();
    private long[] packed = new long[0];
    private long[] words = new long[0];

    ProbeWords(int[] keys, @Nullable KeyPacking packing) {
        this.keys = keys;
        this.packing = packing;
    }

    /// Reads the words of the rows `rows[0..count)`.
    ///
    /// @param columns the plain columns of all keys
    /// @param rows    in place: those that can have a match, by the bounds of the keys
    /// @return how many are left
    int read(Column[] columns, int chunkRows, int[] rows, int count) {
        KeyPacking pack = packing;
        if (pack == null) {
            words = wordColumn.of(columns[keys[0]], chunkRows);
            return count;
        }
        packed = packed.length < chunkRows ? new long[chunkRows] : packed;
        words = packed;
        int left = count;
        for (int i = 0; i < keys.length; i++) {
            long[] values = wordColumn.of(columns[keys[i]], chunkRows);
            left = add(values, pack.mins()[i], pack.widths()[i], pack.factors()[i], i == 0, rows, left);
        }
        return left;
    }

    private int add(long[] values, long min, long width, long factor, boolean first, int[] rows, int count) {
        long[] to = packed;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long at = values[row] - min;
            to[row] = (first ? 0 : to[row]) + at * factor;
            rows[kept] = row;
            kept += at >= 0 && at < width ? 1 : 0;
        }
        return kept;
    }

    /// By row, for the rows that [#read] left.
    long[] words() {
        return words;
    }
}
