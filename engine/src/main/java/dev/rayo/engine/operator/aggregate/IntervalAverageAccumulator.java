package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `avg` of INTERVAL, part by part. What a division leaves of months goes over into days, a month counting 30, and what
/// it leaves of days into microseconds.
final class IntervalAverageAccumulator extends Accumulator {
    private static final int PARTS = 4;
    private static final long DAYS_PER_MONTH = 30;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /// Months, days, microseconds, rows by group.
    private long[] sums = new long[0];

    IntervalAverageAccumulator(Reservation memory) {
        super(memory);
    }

    @Override
    int groupBytes() {
        return PARTS * Long.BYTES;
    }

    @Override
    void grow(int groups) {
        sums = Arrays.copyOf(sums, PARTS * groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        if (arguments[0] instanceof IntervalColumn column) {
            for (int row = 0; row < count; row++) {
                if (!column.isNull(row)) {
                    int at = PARTS * groups[row];
                    sums[at] += column.months()[row];
                    sums[at + 1] += column.days()[row];
                    sums[at + 2] = add(sums[at + 2], column.micros()[row]);
                    sums[at + 3]++;
                }
            }
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        long[] other = ((IntervalAverageAccumulator) accumulator).sums;
        for (int i = 0; i < count; i++) {
            int a = PARTS * from[i];
            int b = PARTS * into[i];
            sums[b] += other[a];
            sums[b + 1] += other[a + 1];
            sums[b + 2] = add(sums[b + 2], other[a + 2]);
            sums[b + 3] += other[a + 3];
        }
    }

    private static long add(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw outOfRange();
        }
        return sum;
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        int[] months = buffer.ints(count);
        int[] days = buffer.moreInts(count);
        long[] micros = buffer.longs(count);
        long[] validity = buffer.validity(count);
        Arrays.fill(validity, 0, Columns.words(count), 0);
        for (int i = 0; i < count; i++) {
            int at = PARTS * (from + i);
            long rows = sums[at + 3];
            if (rows > 0) {
                long monthDays = sums[at] % rows * DAYS_PER_MONTH;
                double restDays = (double) (sums[at + 1] % rows + monthDays % rows) / rows;
                months[i] = narrow(sums[at] / rows);
                days[i] = narrow(sums[at + 1] / rows + monthDays / rows);
                micros[i] = add(sums[at + 2] / rows, (long) (restDays * MICROS_PER_DAY));
                validity[i >> 6] |= 1L << i;
            }
        }
        return new IntervalColumn(Type.INTERVAL, months, days, micros, validity, count);
    }

    private static int narrow(long value) {
        if (value != (int) value) {
            throw outOfRange();
        }
        return (int) value;
    }

    private static RayoException outOfRange() {
        return RayoException.user("average of INTERVAL is out of range", null);
    }
}
