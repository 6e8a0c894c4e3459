package dev.rayo.engine.operator.rows;

import dev.rayo.engine.memory.Reservation;
import org.jspecify.annotations.Nullable;

/// Brings the bytes of many blocks together, so that rows of several blocks can be gathered without a copy.
final class SharedBytes {
    private SharedBytes() {}

    /// Moves the bytes of all `columns`, plain [StoredBytes], into one buffer; null, and nothing moved, where they are
    /// too many or memory for the second copy is not to be had.
    static byte @Nullable [] merge(StoredColumn[] columns, long[][] views, Reservation memory) {
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
            column.moveTo(shared, offset);
            views[b] = column.views();
            offset += size;
        }
        return shared;
    }
}
