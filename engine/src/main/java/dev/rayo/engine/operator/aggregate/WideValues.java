package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// 128-bit values.
final class WideValues extends GroupValues {
    private long[] words = new long[0];

    WideValues(Type type, Reservation memory) {
        super(type, memory);
    }

    @Override
    int groupBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    void grow(int groups) {
        words = Arrays.copyOf(words, 2 * groups);
    }

    private void set(int group, long[] from, int at) {
        words[2 * group] = from[2 * at];
        words[2 * group + 1] = from[2 * at + 1];
    }

    @Override
    void set(int group, Column plain, int row) {
        set(group, ((WideColumn) plain).words(), row);
    }

    @Override
    void set(int group, GroupValues other, int from) {
        set(group, ((WideValues) other).words, from);
    }

    private int compare(int group, long[] other, int at) {
        return Int128.compare(words[2 * group], words[2 * group + 1], other[2 * at], other[2 * at + 1]);
    }

    @Override
    int compare(int group, Column plain, int row) {
        return compare(group, ((WideColumn) plain).words(), row);
    }

    @Override
    int compare(int group, GroupValues other, int from) {
        return compare(group, ((WideValues) other).words, from);
    }

    @Override
    Column values(int from, int count, long[] validity, SliceBuffer buffer) {
        long[] values = buffer.longs(2 * count);
        System.arraycopy(words, 2 * from, values, 0, 2 * count);
        return new WideColumn(type, values, validity, count);
    }
}
