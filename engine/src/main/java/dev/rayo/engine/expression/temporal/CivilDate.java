package dev.rayo.engine.expression.temporal;

/// The proleptic Gregorian calendar over days since 1970-01-01. Year 0 is 1 BC.
///
/// A civil date is packed into one long: [#year], [#month] (1 to 12) and [#day] (1 to 31) take it apart. The arithmetic
/// shifts the year to begin in March, so that the leap day is its last (Howard Hinnant, "chrono-compatible low-level
/// date algorithms").
public final class CivilDate {
    /// DATE 'infinity' and DATE '-infinity'.
    public static final int INFINITY = Integer.MAX_VALUE;

    public static final int MINUS_INFINITY = -Integer.MAX_VALUE;

    /// The last and the first finite date, 5881580-07-10 and 5877642-06-25 (BC).
    public static final int MAX = Integer.MAX_VALUE - 1;

    public static final int MIN = Integer.MIN_VALUE + 2;

    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_EPOCH = 719_468;

    private CivilDate() {}

    public static boolean isFinite(int days) {
        return days != INFINITY && days != MINUS_INFINITY;
    }

    /// The date that is `days` after 1970-01-01, packed.
    public static long of(long days) {
        long shifted = days + DAYS_TO_EPOCH;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 9 | (long) month << 5 | day;
    }

    public static int year(long packed) {
        return (int) (packed >> 9);
    }

    public static int month(long packed) {
        return (int) (packed >> 5) & 0xf;
    }

    public static int day(long packed) {
        return (int) packed & 0x1f;
    }

    /// Days since 1970-01-01 of a valid date.
    public static long days(long year, int month, int day) {
        long shiftedYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shiftedYear, 400L);
        int yearOfEra = (int) (shiftedYear - era * 400);
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
    }

    public static boolean isLeap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int lengthOfMonth(long year, int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Whether the calendar has such a day, and a DATE can hold it.
    public static boolean isValid(long year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || year < -5_877_641 || year > 5_881_580) {
            return false;
        }
        if (day > lengthOfMonth(year, month)) {
            return false;
        }
        long days = days(year, month, day);
        return days >= MIN && days <= MAX;
    }

    /// Day of the year, from 1.
    public static int dayOfYear(long days) {
        return (int) (days - days(year(of(days)), 1, 1)) + 1;
    }

    /// ISO day of the week: Monday 1 to Sunday 7.
    public static int isoDayOfWeek(long days) {
        return (int) Math.floorMod(days + 3, 7L) + 1;
    }

    /// The year that the ISO week of a day belongs to.
    public static int isoYear(long days) {
        return year(of(thursday(days)));
    }

    /// ISO week of the year: 1 is the one with the year's first Thursday.
    public static int isoWeek(long days) {
        return (dayOfYear(thursday(days)) - 1) / 7 + 1;
    }

    /// The Monday of the week of a day.
    public static long monday(long days) {
        return days - isoDayOfWeek(days) + 1;
    }

    private static long thursday(long days) {
        return days - isoDayOfWeek(days) + 4;
    }

    /// `days` moved by whole months; the day of the month is cut to the length of the month it comes to.
    public static long plusMonths(long days, long months) {
        if (months == 0) {
            return days;
        }
        long packed = of(days);
        long month = year(packed) * 12L + month(packed) - 1 + months;
        long year = Math.floorDiv(month, 12L);
        int monthOfYear = (int) Math.floorMod(month, 12L) + 1;
        return days(year, monthOfYear, Math.min(day(packed), lengthOfMonth(year, monthOfYear)));
    }
}
