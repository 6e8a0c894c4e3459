package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 64-bit values.
public final class StoredLongs extends StoredColumn {
    private long[] values = new long[0];
    private @Nullable PackedIntegers packed;

    StoredLongs(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows, empty
    /// where it is packed.
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
        if (packed != null) {
            long[] all = new long[length];
            packed.read(0, length, all);
            return new LongColumn(type, all, validity, length);
        }
        return new LongColumn(type, values, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        if (packed == null && from == 0) {
            return new LongColumn(type, values, nulls, count);
        }
        long[] slice = buffer.longs(count);
        if (packed != null) {
            packed.read(from, count, slice);
        } else {
            System.arraycopy(values, from, slice, 0, count);
        }
        return new LongColumn(type, slice, nulls, count);
    }

    @Override
    @Nullable Column gather(int from, int[] rows, int count, GatherBuffer buffer) {
        if (validity != null) {
            return null;
        }
        long[] gathered = buffer.longs(count);
        if (packed != null) {
            packed.gather(from, rows, count, gathered);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[from + rows[i]];
            }
        }
        return new LongColumn(type, gathered, null, count);
    }

    /// Packs the values into fewer bytes each.
    @Override
    StoredColumn sealed() {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < length; i++) {
            if (!isNull(i)) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
        }
        int width = least > greatest ? Byte.BYTES : PackedIntegers.width(least, greatest);
        if (width >= rowBytes()) {
            return super.sealed();
        }
        memory.grow((long) length * width);
        StoredLongs copy = new StoredLongs(type, memory);
        copy.packed = PackedIntegers.of(values, length, least, width);
        sealInto(copy);
        return copy;
    }
}
