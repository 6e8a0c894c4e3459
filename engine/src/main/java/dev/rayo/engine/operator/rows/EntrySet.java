package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// Different byte strings, numbered in the order in which they came: a dictionary in the making.
final class EntrySet {
    private static final int INITIAL_SLOTS = 64;

    private long[] views = new long[INITIAL_SLOTS / 2];
    private byte[] data = new byte[INITIAL_SLOTS];
    private int used;
    private int size;
    /// Open addressing: an entry's number plus one; 0 marks a free slot.
    private int[] slots = new int[INITIAL_SLOTS];

    int size() {
        return size;
    }

    /// The number of the bytes that `view` shows of `from`; they are copied when they are new.
    int add(byte[] from, long view) {
        int mask = slots.length - 1;
        int slot = hash(from, view) & mask;
        while (slots[slot] != 0) {
            if (BytesColumn.compare(data, views[slots[slot] - 1], from, view) == 0) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & mask;
        }
        append(from, view);
        slots[slot] = size;
        if (2 * size > slots.length) {
            moreSlots();
        }
        return size - 1;
    }

    private void append(byte[] from, long view) {
        int bytes = BytesColumn.bytes(view);
        if (used + bytes > data.length) {
            data = Arrays.copyOf(data, Math.max(used + bytes, 2 * data.length));
        }
        if (size == views.length) {
            views = Arrays.copyOf(views, 2 * size);
        }
        System.arraycopy(from, BytesColumn.offset(view), data, used, bytes);
        views[size++] = BytesColumn.view(used, bytes);
        used += bytes;
    }

    private void moreSlots() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = hash(data, views[i]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = i + 1;
        }
    }

    private static int hash(byte[] from, long view) {
        int hash = 1;
        int offset = BytesColumn.offset(view);
        int end = offset + BytesColumn.bytes(view);
        for (int i = offset; i < end; i++) {
            hash = 31 * hash + from[i];
        }
        hash *= 0x9e37_79b9;
        return hash ^ hash >>> 15;
    }

    /// The entries so far.
    Dictionary dictionary(Type type) {
        return new Dictionary(
                new BytesColumn(type, Arrays.copyOf(views, size), Arrays.copyOf(data, used), null, size));
    }
}
