package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 128-bit values, high word first.
public final class StoredWides extends StoredColumn {
    private long[] words = new long[0];

    StoredWides(Type type, Reservation memory) {
        super(type, memory);
    }

    /// Two words per row; entries past the length are arbitrary. Replaced when the column grows.
    public long[] words() {
        return words;
    }

    @Override
    int rowBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    void growValues(int rows) {
        words = Arrays.copyOf(words, 2 * rows);
    }

    @Override
    void appendValues(Column plain, int count) {
        if (plain instanceof WideColumn column) {
            System.arraycopy(column.words(), 0, words, 2 * length, 2 * count);
        }
    }

    @Override
    public Column whole() {
        return new WideColumn(type, words, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        long[] slice = buffer.longs(2 * count);
        System.arraycopy(words, 2 * from, slice, 0, 2 * count);
        return new WideColumn(type, slice, nulls, count);
    }

    @Override
    Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        long[] gathered = buffer.longs(2 * count);
        for (int i = 0; i < count; i++) {
            gathered[2 * i] = words[2 * (from + rows[i])];
            gathered[2 * i + 1] = words[2 * (from + rows[i]) + 1];
        }
        return new WideColumn(type, gathered, nulls, count);
    }
}
