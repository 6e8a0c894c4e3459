package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept INTERVAL values.
public final class StoredIntervals extends StoredColumn {
    private int[] months = new int[0];
    private int[] days = new int[0];
    private long[] micros = new long[0];

    StoredIntervals(Type type, Reservation memory) {
        super(type, memory);
    }

    int[] months() {
        return months;
    }

    int[] days() {
        return days;
    }

    long[] micros() {
        return micros;
    }

    @Override
    int rowBytes() {
        return 2 * Integer.BYTES + Long.BYTES;
    }

    @Override
    void growValues(int rows) {
        months = Arrays.copyOf(months, rows);
        days = Arrays.copyOf(days, rows);
        micros = Arrays.copyOf(micros, rows);
    }

    @Override
    void appendValues(Column plain, int count) {
        if (plain instanceof IntervalColumn column) {
            System.arraycopy(column.months(), 0, months, length, count);
            System.arraycopy(column.days(), 0, days, length, count);
            System.arraycopy(column.micros(), 0, micros, length, count);
        }
    }

    @Override
    public Column whole() {
        return new IntervalColumn(type, months, days, micros, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        int[] someMonths = buffer.ints(count);
        int[] someDays = buffer.moreInts(count);
        long[] someMicros = buffer.longs(count);
        System.arraycopy(months, from, someMonths, 0, count);
        System.arraycopy(days, from, someDays, 0, count);
        System.arraycopy(micros, from, someMicros, 0, count);
        return new IntervalColumn(type, someMonths, someDays, someMicros, nulls, count);
    }
}
