package dev.rayo.engine.expression.temporal;

/// The calendar difference of two timestamps: years and months, then days, then time, all of one sign.
final class Age {
    private int months;
    private int days;
    private long micros;

    int months() {
        return months;
    }

    int days() {
        return days;
    }

    long micros() {
        return micros;
    }

    /// Computes how much later `later` is than `earlier`; negative if it is not.
    Age of(long later, long earlier) {
        boolean negative = later < earlier;
        long end = CivilDate.of(Instant.day(negative ? earlier : later));
        long start = CivilDate.of(Instant.day(negative ? later : earlier));
        micros = Instant.timeOfDay(negative ? earlier : later) - Instant.timeOfDay(negative ? later : earlier);
        days = CivilDate.day(end) - CivilDate.day(start);
        months = (CivilDate.year(end) - CivilDate.year(start)) * 12 + CivilDate.month(end) - CivilDate.month(start);
        if (micros < 0) {
            micros += Instant.MICROS_PER_DAY;
            days--;
        }
        if (days < 0) {
            // Days are borrowed from the month that the earlier timestamp is in.
            days += CivilDate.lengthOfMonth(CivilDate.year(start), CivilDate.month(start));
            months--;
        }
        if (negative) {
            months = -months;
            days = -days;
            micros = -micros;
        }
        return this;
    }

    /// Whole months from `start` to `end`. The last day of a month counts as whole for every later day.
    long wholeMonths(long start, long end) {
        if (start > end) {
            return -wholeMonths(end, start);
        }
        long civilEnd = CivilDate.of(Instant.day(end));
        int length = CivilDate.lengthOfMonth(CivilDate.year(civilEnd), CivilDate.month(civilEnd));
        if (CivilDate.day(civilEnd) == length) {
            long civilStart = CivilDate.of(Instant.day(start));
            int day = CivilDate.day(civilStart);
            if (day > length || day == length && Instant.timeOfDay(start) < Instant.timeOfDay(end)) {
                long cut = CivilDate.days(CivilDate.year(civilStart), CivilDate.month(civilStart), length);
                start = Instant.of(cut, Instant.timeOfDay(start));
            }
        }
        return of(end, start).months();
    }
}
