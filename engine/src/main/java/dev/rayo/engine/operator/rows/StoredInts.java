package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 32-bit values.
public final class StoredInts extends StoredColumn {
    private int[] values = new int[0];
    private @Nullable PackedIntegers packed;

    StoredInts(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows, empty
    /// where it is packed.
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
        if (packed != null) {
            int[] all = new int[length];
            packed.read(0, length, all);
            return new IntColumn(type, all, validity, length);
        }
        return new IntColumn(type, values, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        if (packed == null && from == 0) {
            return new IntColumn(type, values, nulls, count);
        }
        int[] slice = buffer.ints(count);
        if (packed != null) {
            packed.read(from, count, slice);
        } else {
            System.arraycopy(values, from, slice, 0, count);
        }
        return new IntColumn(type, slice, nulls, count);
    }

    @Override
    @Nullable Column gather(int from, int[] rows, int count, GatherBuffer buffer) {
        if (validity != null) {
            return null;
        }
        int[] gathered = buffer.ints(count);
        if (packed != null) {
            packed.gather(from, rows, count, gathered);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[from + rows[i]];
            }
        }
        return new IntColumn(type, gathered, null, count);
    }

    /// Packs the values into fewer bytes each.
    @Override
    StoredColumn sealed() {
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
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
        StoredInts copy = new StoredInts(type, memory);
        copy.packed = PackedIntegers.of(values, length, least, width);
        sealInto(copy);
        return copy;
    }
}
