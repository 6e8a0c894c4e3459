package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept REAL values.
public final class StoredFloats extends StoredColumn {
    private float[] values = new float[0];

    StoredFloats(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows.
    public float[] values() {
        return values;
    }

    @Override
    int rowBytes() {
        return Float.BYTES;
    }

    @Override
    void growValues(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(Column plain, int count) {
        if (plain instanceof FloatColumn column) {
            System.arraycopy(column.values(), 0, values, length, count);
        }
    }

    @Override
    public Column whole() {
        return new FloatColumn(type, values, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        if (from == 0) {
            return new FloatColumn(type, values, nulls, count);
        }
        float[] slice = buffer.floats(count);
        System.arraycopy(values, from, slice, 0, count);
        return new FloatColumn(type, slice, nulls, count);
    }

    @Override
    Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        float[] gathered = buffer.floats(count);
        for (int i = 0; i < count; i++) {
            gathered[i] = values[from + rows[i]];
        }
        return new FloatColumn(type, gathered, nulls, count);
    }

    @Override
    boolean narrowValues(int from, int count, ValueRange range, long[] rows) {
        if (!(range instanceof ValueRange.Floats floats)) {
            return false;
        }
        Kernels.current()
                .ranges()
                .narrow(values, from, count, (float) floats.low(), (float) floats.high(), floats.inside(), rows);
        return true;
    }
}
