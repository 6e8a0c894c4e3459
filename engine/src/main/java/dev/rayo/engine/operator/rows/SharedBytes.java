package dev.rayo.engine.operator.rows;

import dev.rayo.engine.memory.Reservation;
import org.jspecify.annotations.Nullable;

/// Brings the bytes of many blocks together, so that rows of several blocks can be gathered without a copy.
final class SharedBytes {
    private SharedBytes() {}

    /// Moves the bytes of all `columns`, plain [StoredBytes], into one buffer; null, and nothing moved, where they are
    /// too many or memory for the second copy is not to be had.
    ///
    /// @param views  by block; those of columns that moved are set
    /// @param shifts to fill: what readers have to add to the views of a block
    static byte @Nullable [] merge(StoredColumn[] columns, long[][] views, long[] shifts, Reservation memory) {
        long total = 0;
        for (StoredColumn column : columns) {
            total += ((StoredBytes) column).usedBytes();
        }
        if (total > StoredBytes.DATA_BYTES_MAX || !memory.tryGrow(total)) {
            return null;
        }
        byte[] shared = new byte[(int) total];
        int offset = 0;
        for (int b = 0; b < columns.length; b++) {
            StoredBytes column = (StoredBytes) columns[b];
            int size = column.usedBytes();
            shifts[b] = column.moveTo(shared, offset);
            views[b] = column.views();
            offset += size;
        }
        return shared;
    }
}
