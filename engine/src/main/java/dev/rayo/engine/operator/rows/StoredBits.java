package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept BOOLEAN values.
public final class StoredBits extends StoredColumn {
    private long[] bits = new long[0];

    StoredBits(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The values as bits; bits past the length are arbitrary. Replaced when the column grows.
    public long[] bits() {
        return bits;
    }

    @Override
    int rowBytes() {
        return 1;
    }

    @Override
    void growValues(int rows) {
        bits = Arrays.copyOf(bits, Columns.words(rows));
    }

    @Override
    void appendValues(Column plain, int count) {
        if (plain instanceof BitColumn column) {
            BitCopy.copy(column.bits(), 0, bits, length, count);
        }
    }

    @Override
    public Column whole() {
        return new BitColumn(type, bits, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        long[] slice = buffer.longs(Columns.words(count));
        BitCopy.copy(bits, from, slice, 0, count);
        return new BitColumn(type, slice, nulls, count);
    }

    @Override
    Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        long[] gathered = buffer.longs(Columns.words(count));
        BitCopy.gather(bits, from, rows, count, gathered);
        return new BitColumn(type, gathered, nulls, count);
    }
}
