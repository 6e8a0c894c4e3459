package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// Intervals, ordered as if a month had 30 days and a day 24 hours.
final class IntervalValues extends GroupValues {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private int[] months = new int[0];
    private int[] days = new int[0];
    private long[] micros = new long[0];

    IntervalValues(Type type, Reservation memory) {
        super(type, memory);
    }

    @Override
    int groupBytes() {
        return 2 * Integer.BYTES + Long.BYTES;
    }

    @Override
    void grow(int groups) {
        months = Arrays.copyOf(months, groups);
        days = Arrays.copyOf(days, groups);
        micros = Arrays.copyOf(micros, groups);
    }

    @Override
    void set(int group, Column plain, int row) {
        IntervalColumn column = (IntervalColumn) plain;
        months[group] = column.months()[row];
        days[group] = column.days()[row];
        micros[group] = column.micros()[row];
    }

    @Override
    void set(int group, GroupValues other, int from) {
        IntervalValues values = (IntervalValues) other;
        months[group] = values.months[from];
        days[group] = values.days[from];
        micros[group] = values.micros[from];
    }

    @Override
    int compare(int group, Column plain, int row) {
        IntervalColumn column = (IntervalColumn) plain;
        return compare(group, column.months()[row], column.days()[row], column.micros()[row]);
    }

    @Override
    int compare(int group, GroupValues other, int from) {
        IntervalValues values = (IntervalValues) other;
        return compare(group, values.months[from], values.days[from], values.micros[from]);
    }

    private int compare(int group, int otherMonths, int otherDays, long otherMicros) {
        long left = months[group] * 30L + days[group] + Math.floorDiv(micros[group], MICROS_PER_DAY);
        long right = otherMonths * 30L + otherDays + Math.floorDiv(otherMicros, MICROS_PER_DAY);
        return left != right
                ? Long.compare(left, right)
                : Long.compare(
                        Math.floorMod(micros[group], MICROS_PER_DAY), Math.floorMod(otherMicros, MICROS_PER_DAY));
    }

    @Override
    Column values(int from, int count, long[] validity, SliceBuffer buffer) {
        int[] someMonths = buffer.ints(count);
        int[] someDays = buffer.moreInts(count);
        long[] someMicros = buffer.longs(count);
        System.arraycopy(months, from, someMonths, 0, count);
        System.arraycopy(days, from, someDays, 0, count);
        System.arraycopy(micros, from, someMicros, 0, count);
        return new IntervalColumn(type, someMonths, someDays, someMicros, validity, count);
    }
}
