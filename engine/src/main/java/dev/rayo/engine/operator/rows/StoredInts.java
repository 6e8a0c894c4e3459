package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 32-bit values.
public final class StoredInts extends StoredColumn {
    private int[] values = new int[0];

    StoredInts(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows.
    public int[] values() {
        return values;
    }

    @Override
    int rowBytes() {
        return Integer.BYTES;
    }

    @Override
    void growValues(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(Column plain, int count) {
        if (plain instanceof IntColumn column) {
            System.arraycopy(column.values(), 0, values, length, count);
        }
    }

    @Override
    public Column whole() {
        return new IntColumn(type, values, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        if (from == 0) {
            return new IntColumn(type, values, nulls, count);
        }
        int[] slice = buffer.ints(count);
        System.arraycopy(values, from, slice, 0, count);
        return new IntColumn(type, slice, nulls, count);
    }
}
