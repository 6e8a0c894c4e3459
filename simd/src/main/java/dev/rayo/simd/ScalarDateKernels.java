package dev.rayo.simd;

/// Defines the date fields.
///
/// The calendar is shifted to years that begin in March, where leap days come last, and cut into eras of 400 years, as
/// in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (`civil_from_days`).
sealed class ScalarDateKernels implements DateKernels permits VectorDateKernels {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    static final int DAYS_PER_ERA = 146_097;
    /// Days from 0000-03-01 to 1970-01-01.
    static final int DAYS_BEFORE_EPOCH = 719_468;

    @Override
    public void extract(DatePart part, int[] days, int count, int[] out) {
        extract(part, days, 0, count, out);
    }

    /// Extracts the field of the rows from `from` on.
    static void extract(DatePart part, int[] days, int from, int count, int[] out) {
        for (int row = from; row < count; row++) {
            out[row] = extract(part, days[row]);
        }
    }

    private static int extract(DatePart part, int day) {
        long shifted = day + (long) DAYS_BEFORE_EPOCH;
        int era = (int) Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * (long) DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        // Months from March on have 31, 30, 31, 30, 31 days, twice and again: 153 days in five months.
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        return switch (part) {
            case YEAR -> yearOfEra + era * 400 + (monthFromMarch >= 10 ? 1 : 0);
            case MONTH -> monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
            case DAY -> dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        };
    }

    @Override
    public void days(long[] ticks, long ticksPerDay, int count, int[] out) {
        if (ticksPerDay == MICROS_PER_DAY) {
            // A constant divisor compiles to a multiplication.
            for (int row = 0; row < count; row++) {
                out[row] = (int) Math.floorDiv(ticks[row], MICROS_PER_DAY);
            }
            return;
        }
        for (int row = 0; row < count; row++) {
            out[row] = (int) Math.floorDiv(ticks[row], ticksPerDay);
        }
    }
}
