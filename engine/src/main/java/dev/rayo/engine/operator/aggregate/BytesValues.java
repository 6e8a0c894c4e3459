package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// Byte strings, ordered by unsigned bytes.
final class BytesValues extends GroupValues {
    /// What the JVM adds to an array of bytes, and the reference to it.
    private static final int ARRAY_BYTES = 24;

    private static final byte[] NOTHING = {};

    private byte[][] values = new byte[0][];
    private int[] lengths = new int[0];

    BytesValues(Type type, Reservation memory) {
        super(type, memory);
    }

    @Override
    int groupBytes() {
        return ARRAY_BYTES + Integer.BYTES;
    }

    @Override
    void grow(int groups) {
        int before = values.length;
        values = Arrays.copyOf(values, groups);
        lengths = Arrays.copyOf(lengths, groups);
        Arrays.fill(values, before, groups, NOTHING);
    }

    private void set(int group, byte[] data, int offset, int length) {
        byte[] room = values[group];
        if (room.length < length) {
            int size = length + (length >> 2);
            memory.grow(size);
            memory.shrink(room.length);
            room = new byte[size];
            values[group] = room;
        }
        System.arraycopy(data, offset, room, 0, length);
        lengths[group] = length;
    }

    @Override
    void set(int group, Column plain, int row) {
        BytesColumn column = (BytesColumn) plain;
        long view = column.views()[row];
        set(group, column.data(), BytesColumn.offset(view), BytesColumn.bytes(view));
    }

    @Override
    void set(int group, GroupValues other, int from) {
        BytesValues more = (BytesValues) other;
        set(group, more.values[from], 0, more.lengths[from]);
    }

    @Override
    int compare(int group, Column plain, int row) {
        BytesColumn column = (BytesColumn) plain;
        long view = column.views()[row];
        int from = BytesColumn.offset(view);
        return Arrays.compareUnsigned(
                values[group], 0, lengths[group], column.data(), from, from + BytesColumn.bytes(view));
    }

    @Override
    int compare(int group, GroupValues other, int from) {
        BytesValues more = (BytesValues) other;
        return Arrays.compareUnsigned(values[group], 0, lengths[group], more.values[from], 0, more.lengths[from]);
    }

    @Override
    Column values(int from, int count, long[] validity, SliceBuffer buffer) {
        long total = 0;
        for (int i = from; i < from + count; i++) {
            total += lengths[i];
        }
        if (total > Integer.MAX_VALUE - 16) {
            throw RayoException.resources("a vector of text takes " + total + " bytes", null);
        }
        byte[] data = new byte[(int) total];
        long[] views = buffer.longs(count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = lengths[from + i];
            System.arraycopy(values[from + i], 0, data, at, length);
            views[i] = BytesColumn.view(at, length);
            at += length;
        }
        return new BytesColumn(type, views, data, validity, count);
    }
}
