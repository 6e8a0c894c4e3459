package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import java.util.Arrays;

/// Finds out whether the entries of a dictionary differ from each other, where that is cheap.
final class DistinctEntries {
    /// Larger dictionaries are not looked through.
    private static final int ENTRIES_MAX = 1 << 16;

    private DistinctEntries() {}

    /// False if two entries are equal, or if that is not known.
    static boolean areUnique(Column values) {
        int count = values.length();
        if (count <= 1) {
            return true;
        }
        if (count > ENTRIES_MAX) {
            return false;
        }
        return switch (values) {
            case IntColumn c -> {
                int[] sorted = Arrays.copyOf(c.values(), count);
                Arrays.sort(sorted);
                boolean unique = true;
                for (int i = 1; i < count; i++) {
                    unique &= sorted[i] != sorted[i - 1];
                }
                yield unique;
            }
            case LongColumn c -> {
                long[] sorted = Arrays.copyOf(c.values(), count);
                Arrays.sort(sorted);
                boolean unique = true;
                for (int i = 1; i < count; i++) {
                    unique &= sorted[i] != sorted[i - 1];
                }
                yield unique;
            }
            case BytesColumn c -> areUnique(c);
            default -> false;
        };
    }

    private static boolean areUnique(BytesColumn column) {
        int count = column.length();
        int mask = Integer.highestOneBit(2 * count - 1) * 2 - 1;
        int[] slots = new int[mask + 1];
        byte[] data = column.data();
        for (int i = 0; i < count; i++) {
            int offset = BytesColumn.offset(column.views()[i]);
            int length = BytesColumn.bytes(column.views()[i]);
            int hash = 1;
            for (int k = offset; k < offset + length; k++) {
                hash = 31 * hash + data[k];
            }
            int slot = hash * 0x9E37_79B9 >>> 7 & mask;
            while (slots[slot] != 0) {
                long other = column.views()[slots[slot] - 1];
                int otherOffset = BytesColumn.offset(other);
                if (Arrays.equals(
                        data,
                        offset,
                        offset + length,
                        data,
                        otherOffset,
                        otherOffset + BytesColumn.bytes(other))) {
                    return false;
                }
                slot = slot + 1 & mask;
            }
            slots[slot] = i + 1;
        }
        return true;
    }
}
