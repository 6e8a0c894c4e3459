package dev.rayo.engine.operator.rows;

import org.jspecify.annotations.Nullable;

/// Finds the different byte strings among rows of which many have one view: views are looked up, bytes only where a
/// view is new.
final class EntryCodes {
    private final byte[] data;
    private final EntrySet entries;
    private final int mask;
    /// Open addressing: a view and its code plus one; 0 marks a free slot.
    private final long[] seen;
    private final int[] seenCodes;

    private EntryCodes(byte[] data, int viewsMax, EntrySet entries) {
        this.data = data;
        this.entries = entries;
        int size = Math.max(16, Integer.highestOneBit(viewsMax) << 2);
        this.mask = size - 1;
        this.seen = new long[size];
        this.seenCodes = new int[size];
    }

    /// Writes the code of every row; rows that are NULL get 0.
    ///
    /// @param viewsMax how many different views there are at most, without NULL rows; at least 1
    /// @param entries  takes the byte strings in
    static void write(
            long[] views,
            byte[] data,
            long @Nullable [] validity,
            int length,
            int viewsMax,
            EntrySet entries,
            int[] codes) {
        EntryCodes found = new EntryCodes(data, viewsMax, entries);
        for (int row = 0; row < length; row++) {
            boolean isNull = validity != null && (validity[row >> 6] >>> row & 1) == 0;
            codes[row] = isNull ? 0 : found.code(views[row]);
        }
    }

    private int code(long view) {
        int slot = (int) (view * 0x9e37_79b9_7f4a_7c15L >>> 32) & mask;
        while (seenCodes[slot] != 0) {
            if (seen[slot] == view) {
                return seenCodes[slot] - 1;
            }
            slot = slot + 1 & mask;
        }
        int code = entries.add(data, view);
        seen[slot] = view;
        seenCodes[slot] = code + 1;
        return code;
    }
}
