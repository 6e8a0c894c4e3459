package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the different byte strings among rows that share the bytes of equal ones, mostly: views are looked up first,
/// bytes are compared only where a view is new.
final class EntryCodes {
    private final byte[] data;
    private final int mask;
    /// Open addressing: a view and its code plus one; 0 marks a free slot.
    private final long[] seen;
    private final int[] seenCodes;
    /// The same of the entries, by their bytes.
    private final int[] slots;
    private final long[] entries;
    private int entryCount;

    private EntryCodes(byte[] data, int viewsMax) {
        this.data = data;
        int size = Math.max(16, Integer.highestOneBit(viewsMax) << 2);
        this.mask = size - 1;
        this.seen = new long[size];
        this.seenCodes = new int[size];
        this.slots = new int[size];
        this.entries = new long[viewsMax];
    }

    /// Writes the code of every row; rows that are NULL get 0.
    ///
    /// @param viewsMax how many different views there are at most, without NULL rows; at least 1
    /// @return the entries, all different
    static Dictionary of(
            Type type, long[] views, byte[] data, long @Nullable [] validity, int length, int viewsMax, int[] codes) {
        EntryCodes found = new EntryCodes(data, viewsMax);
        for (int row = 0; row < length; row++) {
            boolean isNull = validity != null && (validity[row >> 6] >>> row & 1) == 0;
            codes[row] = isNull ? 0 : found.code(views[row]);
        }
        return found.dictionary(type);
    }

    private int code(long view) {
        long mixed = view * 0x9e37_79b9_7f4a_7c15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (seenCodes[slot] != 0) {
            if (seen[slot] == view) {
                return seenCodes[slot] - 1;
            }
            slot = slot + 1 & mask;
        }
        int code = entry(view);
        seen[slot] = view;
        seenCodes[slot] = code + 1;
        return code;
    }

    private int entry(long view) {
        int hash = 1;
        int offset = BytesColumn.offset(view);
        for (int i = offset; i < offset + BytesColumn.bytes(view); i++) {
            hash = 31 * hash + data[i];
        }
        int slot = (hash * 0x9e37_79b9 >>> 1) & mask;
        while (slots[slot] != 0) {
            if (BytesColumn.compare(data, entries[slots[slot] - 1], data, view) == 0) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & mask;
        }
        entries[entryCount++] = view;
        slots[slot] = entryCount;
        return entryCount - 1;
    }

    private Dictionary dictionary(Type type) {
        int bytes = 0;
        for (int i = 0; i < entryCount; i++) {
            bytes += BytesColumn.bytes(entries[i]);
        }
        byte[] copy = new byte[bytes];
        int at = 0;
        for (int i = 0; i < entryCount; i++) {
            int size = BytesColumn.bytes(entries[i]);
            System.arraycopy(data, BytesColumn.offset(entries[i]), copy, at, size);
            entries[i] = BytesColumn.view(at, size);
            at += size;
        }
        return new Dictionary(new BytesColumn(type, Arrays.copyOf(entries, entryCount), copy, null, entryCount), true);
    }
}
