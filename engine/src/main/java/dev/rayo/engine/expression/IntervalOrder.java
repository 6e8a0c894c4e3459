package dev.rayo.engine.expression;

import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.sql.type.Interval;

/// The order of intervals: as if a month had 30 days and a day 24 hours.
public final class IntervalOrder {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long DAYS_PER_MONTH = 30;

    private IntervalOrder() {}

    public static int compare(Interval a, Interval b) {
        return compare(a.months(), a.days(), a.micros(), b.months(), b.days(), b.micros());
    }

    /// Compares value `i` of `a` with value `k` of `b`.
    public static int compare(IntervalColumn a, int i, IntervalColumn b, int k) {
        return compare(a.months()[i], a.days()[i], a.micros()[i], b.months()[k], b.days()[k], b.micros()[k]);
    }

    private static int compare(int aMonths, int aDays, long aMicros, int bMonths, int bDays, long bMicros) {
        int byDays = Long.compare(days(aMonths, aDays, aMicros), days(bMonths, bDays, bMicros));
        return byDays != 0 ? byDays : Long.compare(rest(aMicros), rest(bMicros));
    }

    /// Whole days of an interval. Equal intervals have equal [#days] and equal [#rest]: a key for hashing.
    public static long days(int months, int days, long micros) {
        return months * DAYS_PER_MONTH + days + Math.floorDiv(micros, MICROS_PER_DAY);
    }

    /// Microseconds beyond the whole days, from 0 to a day.
    public static long rest(long micros) {
        return Math.floorMod(micros, MICROS_PER_DAY);
    }
}
