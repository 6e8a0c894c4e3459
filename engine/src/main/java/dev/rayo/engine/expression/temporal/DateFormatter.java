package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.value.TemporalText;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/// Writes timestamps by a [DateFormat].
final class DateFormatter {
    private DateFormatter() {}

    static void write(DateFormat format, long day, long timeOfDay, BytesWriter out) {
        for (DateFormat.Item item : format.items()) {
            switch (item) {
                case DateFormat.Item.Plain(String text) -> out.append(text);
                case DateFormat.Item.Field(char specifier, boolean padded) ->
                    field(specifier, padded, day, timeOfDay, out);
            }
        }
    }

    private static void field(char specifier, boolean padded, long day, long time, BytesWriter out) {
        long civil = CivilDate.of(day);
        int year = CivilDate.year(civil);
        int month = CivilDate.month(civil);
        int two = padded ? 2 : 1;
        int hour = (int) (time / Instant.MICROS_PER_HOUR);
        long micros = time % Instant.MICROS_PER_SECOND;
        switch (specifier) {
            case 'a', 'A' ->
                out.append(DayOfWeek.of(CivilDate.isoDayOfWeek(day)).getDisplayName(style(specifier == 'A'), Locale.ENGLISH));
            case 'b', 'B' -> out.append(Month.of(month).getDisplayName(style(specifier == 'B'), Locale.ENGLISH));
            case 'w' -> digits(CivilDate.isoDayOfWeek(day) % 7, 1, out);
            case 'u' -> digits(CivilDate.isoDayOfWeek(day), 1, out);
            case 'd' -> digits(CivilDate.day(civil), two, out);
            case 'm' -> digits(month, two, out);
            case 'y' -> digits(Math.abs(year % 100), two, out);
            case 'Y' -> year(year, out);
            case 'G' -> year(CivilDate.isoYear(day), out);
            case 'H' -> digits(hour, two, out);
            case 'I' -> digits(hour % 12 == 0 ? 12 : hour % 12, two, out);
            case 'p' -> out.append(hour >= 12 ? "PM" : "AM");
            case 'M' -> digits(time / Instant.MICROS_PER_MINUTE % 60, two, out);
            case 'S' -> digits(time / Instant.MICROS_PER_SECOND % 60, two, out);
            case 'f' -> digits(micros, 6, out);
            case 'g' -> digits(micros / 1_000, 3, out);
            case 'n' -> digits(micros * Instant.NANOS_PER_MICRO, 9, out);
            case 'j' -> digits(CivilDate.dayOfYear(day), padded ? 3 : 1, out);
            case 'U' -> digits(week(day, CivilDate.isoDayOfWeek(day) % 7), 2, out);
            case 'W' -> digits(week(day, CivilDate.isoDayOfWeek(day) - 1), 2, out);
            case 'V' -> digits(CivilDate.isoWeek(day), 2, out);
            case 'z' -> out.append("+00");
            default -> {
                // %Z: a local timestamp has no zone.
            }
        }
    }

    private static TextStyle style(boolean full) {
        return full ? TextStyle.FULL : TextStyle.SHORT;
    }

    private static void digits(long value, int width, BytesWriter out) {
        TemporalText.digits(value, width, out);
    }

    private static void year(int year, BytesWriter out) {
        if (year < 0) {
            out.append(Integer.toString(year));
        } else {
            digits(year, 4, out);
        }
    }

    /// Weeks of the year, of which the first begins with the year's first such weekday.
    private static int week(long day, int daysIntoWeek) {
        return (CivilDate.dayOfYear(day) + 6 - daysIntoWeek) / 7;
    }
}
