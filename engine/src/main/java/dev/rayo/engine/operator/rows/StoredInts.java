package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 32-bit values.
public final class StoredInts extends StoredColumn {
    private int[] values = new int[0];
    /// Of the values that are not NULL; known when the column is sealed.
    private int least = Integer.MIN_VALUE;
    private int greatest = Integer.MAX_VALUE;
    private @Nullable PackedIntegers packed;

    StoredInts(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows, empty
    /// where it is packed.
    public int[] values() {
        return values;
    }

    /// Null where the values lie open.
    @Nullable PackedIntegers packed() {
        return packed;
    }

    /// Writes the values `from` to `from + count`; entries under NULL are arbitrary.
    public void read(int from, int count, long[] to) {
        if (packed != null) {
            packed.read(from, count, to);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[i] = values[from + i];
        }
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
    Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        int[] gathered = buffer.ints(count);
        if (packed != null) {
            packed.gather(from, rows, count, gathered);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[from + rows[i]];
            }
        }
        return new IntColumn(type, gathered, nulls, count);
    }

    @Override
    boolean narrowValues(int from, int count, ValueRange range, long[] rows) {
        if (!(range instanceof ValueRange.Words words)) {
            return false;
        }
        switch (words.part(least, greatest)) {
            case NONE -> Arrays.fill(rows, 0, Columns.words(count), 0L);
            case SOME -> {
                if (packed != null) {
                    packed.narrow(from, count, words, rows);
                } else {
                    narrowPlain(from, count, words, rows);
                }
            }
            case ALL -> {}
        }
        return true;
    }

    private void narrowPlain(int from, int count, ValueRange.Words range, long[] rows) {
        int low = (int) Math.max(range.low(), least);
        int high = (int) Math.min(range.high(), greatest);
        Kernels.current().ranges().narrow(values, from, count, low, high, range.inside(), rows);
    }

    /// Packs the values into fewer bytes each.
    @Override
    StoredColumn sealed() {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int i = 0; i < length; i++) {
            if (!isNull(i)) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        int width = low > high ? Byte.BYTES : PackedIntegers.width(low, high);
        if (width >= rowBytes()) {
            StoredInts copy = (StoredInts) super.sealed();
            copy.least = low;
            copy.greatest = high;
            return copy;
        }
        memory.grow((long) length * width);
        StoredInts copy = new StoredInts(type, memory);
        copy.packed = PackedIntegers.of(values, length, low, high, width);
        copy.least = low;
        copy.greatest = high;
        sealInto(copy);
        return copy;
    }
}
