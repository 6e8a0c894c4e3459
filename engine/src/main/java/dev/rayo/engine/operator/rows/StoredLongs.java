package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept 64-bit values.
public final class StoredLongs extends StoredColumn {
    private long[] values = new long[0];
    /// Of the values that are not NULL; known when the column is sealed.
    private long least = Long.MIN_VALUE;
    private long greatest = Long.MAX_VALUE;
    private @Nullable PackedIntegers packed;

    StoredLongs(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values by row; entries past the length are arbitrary. Replaced when the column grows, empty
    /// where it is packed.
    public long[] values() {
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
        } else {
            System.arraycopy(values, from, to, 0, count);
        }
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
    Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        long[] gathered = buffer.longs(count);
        if (packed != null) {
            packed.gather(from, rows, count, gathered);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[from + rows[i]];
            }
        }
        return new LongColumn(type, gathered, nulls, count);
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
        Kernels.current()
                .ranges()
                .narrow(values, from, count, range.low(), range.high(), range.inside(), rows);
    }

    /// Packs the values into fewer bytes each.
    @Override
    StoredColumn sealed() {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < length; i++) {
            if (!isNull(i)) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        int width = low > high ? Byte.BYTES : PackedIntegers.width(low, high);
        if (width >= rowBytes()) {
            StoredLongs copy = (StoredLongs) super.sealed();
            copy.least = low;
            copy.greatest = high;
            return copy;
        }
        memory.grow((long) length * width);
        StoredLongs copy = new StoredLongs(type, memory);
        copy.packed = PackedIntegers.of(values, length, low, high, width);
        copy.least = low;
        copy.greatest = high;
        sealInto(copy);
        return copy;
    }
}
