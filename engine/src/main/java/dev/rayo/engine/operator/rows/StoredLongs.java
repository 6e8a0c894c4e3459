package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 64-bit values.
public final class StoredLongs extends StoredColumn {
    private long[] values = new long[0];

    StoredLongs(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows.
    public long[] values() {
        return values;
    }

    @Override
    int rowBytes() {
        return Long.BYTES;
    }

    @Override
    void growValues(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(Column plain, int count) {
        if (plain instanceof LongColumn column) {
            System.arraycopy(column.values(), 0, values, length, count);
        }
    }

    @Override
    public Column whole() {
        return new LongColumn(type, values, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        if (from == 0) {
            return new LongColumn(type, values, nulls, count);
        }
        long[] slice = buffer.longs(count);
        System.arraycopy(values, from, slice, 0, count);
        return new LongColumn(type, slice, nulls, count);
    }
}
