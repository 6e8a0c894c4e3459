package dev.rayo.engine.expression.temporal;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.function.DatePart;

/// What EXTRACT gives of dates, times of the day and intervals.
final class Fields {
    private static final long JULIAN_EPOCH = 2_440_588;
    private static final int MONTHS_PER_YEAR = 12;

    private Fields() {}

    /// A field of a day, where the field does not depend on the time.
    static long ofDay(DatePart part, long days) {
        return switch (part) {
            case YEAR -> CivilDate.year(CivilDate.of(days));
            case MONTH -> CivilDate.month(CivilDate.of(days));
            case DAY -> CivilDate.day(CivilDate.of(days));
            case QUARTER -> (CivilDate.month(CivilDate.of(days)) - 1) / 3 + 1;
            case DECADE -> CivilDate.year(CivilDate.of(days)) / 10;
            case CENTURY -> era(CivilDate.year(CivilDate.of(days)), 100);
            case MILLENNIUM -> era(CivilDate.year(CivilDate.of(days)), 1_000);
            case ERA -> CivilDate.year(CivilDate.of(days)) > 0 ? 1 : 0;
            case DOW -> CivilDate.isoDayOfWeek(days) % 7;
            case ISODOW -> CivilDate.isoDayOfWeek(days);
            case DOY -> CivilDate.dayOfYear(days);
            case WEEK -> CivilDate.isoWeek(days);
            case ISOYEAR -> CivilDate.isoYear(days);
            case YEARWEEK -> {
                int year = CivilDate.isoYear(days);
                yield year * 100L + (year > 0 ? CivilDate.isoWeek(days) : -CivilDate.isoWeek(days));
            }
            case TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE -> 0;
            case HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS, EPOCH, JULIAN ->
                throw new IllegalArgumentException(part + " depends on the time");
        };
    }

    /// Years 1 to `length` are in the first; there is no zeroth.
    private static long era(int year, int length) {
        return year > 0 ? (year - 1) / length + 1 : year / length - 1;
    }

    static boolean isOfTime(DatePart part) {
        return switch (part) {
            case HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS -> true;
            case YEAR, MONTH, DAY, QUARTER, DECADE, CENTURY, MILLENNIUM, ERA, DOW, ISODOW, DOY, WEEK, ISOYEAR,
                    YEARWEEK, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE, EPOCH, JULIAN -> false;
        };
    }

    /// A field of a span of time; MILLISECONDS and MICROSECONDS include the seconds.
    static long ofTime(DatePart part, long micros) {
        return switch (part) {
            case HOUR -> micros / Instant.MICROS_PER_HOUR;
            case MINUTE -> micros % Instant.MICROS_PER_HOUR / Instant.MICROS_PER_MINUTE;
            case SECOND -> micros % Instant.MICROS_PER_MINUTE / Instant.MICROS_PER_SECOND;
            case MILLISECONDS -> micros % Instant.MICROS_PER_MINUTE / 1_000;
            case MICROSECONDS -> micros % Instant.MICROS_PER_MINUTE;
            case TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE -> 0;
            case YEAR, MONTH, DAY, QUARTER, DECADE, CENTURY, MILLENNIUM, ERA, DOW, ISODOW, DOY, WEEK, ISOYEAR,
                    YEARWEEK, EPOCH, JULIAN ->
                throw unknown("TIME", part);
        };
    }

    static long ofInterval(DatePart part, int months, int days, long micros) {
        return switch (part) {
            case YEAR -> months / MONTHS_PER_YEAR;
            case MONTH -> months % MONTHS_PER_YEAR;
            case DAY -> days;
            case QUARTER -> months % MONTHS_PER_YEAR / 3 + 1;
            case DECADE -> months / (10 * MONTHS_PER_YEAR);
            case CENTURY -> months / (100 * MONTHS_PER_YEAR);
            case MILLENNIUM -> months / (1_000 * MONTHS_PER_YEAR);
            case HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS -> ofTime(part, micros);
            case ERA, DOW, ISODOW, DOY, WEEK, ISOYEAR, YEARWEEK, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE, EPOCH,
                    JULIAN ->
                throw unknown("INTERVAL", part);
        };
    }

    /// Seconds, where a year has 365.25 days and a month 30.
    static double intervalSeconds(int months, int days, long micros) {
        double wholeDays = months / MONTHS_PER_YEAR * 365.25 + months % MONTHS_PER_YEAR * 30 + days;
        return wholeDays * 86_400 + (double) micros / Instant.MICROS_PER_SECOND;
    }

    static double julian(long days, long timeOfDay) {
        return days + JULIAN_EPOCH + (double) timeOfDay / Instant.MICROS_PER_DAY;
    }

    static RayoException unknown(String type, DatePart part) {
        return RayoException.user("a value of type " + type + " has no part " + part.canonical());
    }

    /// The part that a constant argument names.
    static DatePart part(String name) {
        DatePart part = DatePart.find(name);
        if (part == null) {
            throw RayoException.user("there is no part of a date named '" + name + "'");
        }
        return part;
    }
}
