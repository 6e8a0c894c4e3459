package dev.rayo.sql.binder;

import dev.rayo.sql.type.Interval;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the plain spellings of constants, so that the plan holds their values. What it does not know is left to the
/// engine's cast, which knows all spellings and raises the errors.
final class ConstantText {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,6}))?");
    private static final Pattern SPAN = Pattern.compile("\\s*([+-]?\\d{1,9})\\s+([a-zA-Z]+)");
    private static final long DAY_MICROS = 86_400_000_000L;

    private ConstantText() {}

    /// Days since 1970 of `2020-01-31`, or null.
    static @Nullable Long date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT))
                    .toEpochDay();
        } catch (DateTimeParseException noSuchDay) {
            return null;
        }
    }

    /// Microseconds of the day of `12:30:00` or `12:30:00.5`, or null.
    static @Nullable Long time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return null;
        }
        long hour = Long.parseLong(time.group(1));
        long minute = Long.parseLong(time.group(2));
        long second = Long.parseLong(time.group(3));
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        String fraction = time.group(4) == null ? "" : time.group(4);
        long micros = Long.parseLong((fraction + "000000").substring(0, 6));
        return ((hour * 60 + minute) * 60 + second) * 1_000_000 + micros;
    }

    /// Microseconds since 1970 of a date, or of a date and a time after a space or `T`; or null.
    static @Nullable Long timestamp(String text) {
        if (text.length() <= 10) {
            Long day = date(text);
            return day == null ? null : day * DAY_MICROS;
        }
        Long day = date(text.substring(0, 10));
        char separator = text.charAt(10);
        Long time = separator == ' ' || separator == 'T' ? time(text.substring(11)) : null;
        return day == null || time == null ? null : day * DAY_MICROS + time;
    }

    /// `1 month`, `2 days -3 hours`; or null.
    static @Nullable Interval interval(String text) {
        Matcher span = SPAN.matcher(text);
        long months = 0;
        long days = 0;
        long micros = 0;
        int end = 0;
        while (end < text.length() && span.region(end, text.length()).lookingAt()) {
            Interval unit = unit(span.group(2));
            if (unit == null) {
                return null;
            }
            long count = Long.parseLong(span.group(1));
            months += count * unit.months();
            days += count * unit.days();
            micros += count * unit.micros();
            end = span.end();
        }
        boolean complete = end > 0 && text.substring(end).isBlank();
        boolean fits = months == (int) months && days == (int) days;
        return complete && fits ? new Interval((int) months, (int) days, micros) : null;
    }

    /// The span that a unit's name stands for, singular or plural, or null.
    static @Nullable Interval unit(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.endsWith("s") && lower.length() > 2 ? lower.substring(0, lower.length() - 1) : lower) {
            case "microsecond" -> new Interval(0, 0, 1);
            case "millisecond" -> new Interval(0, 0, 1_000);
            case "second", "sec" -> new Interval(0, 0, 1_000_000);
            case "minute", "min" -> new Interval(0, 0, 60_000_000);
            case "hour" -> new Interval(0, 0, 3_600_000_000L);
            case "day" -> new Interval(0, 1, 0);
            case "week" -> new Interval(0, 7, 0);
            case "month", "mon" -> new Interval(1, 0, 0);
            case "quarter" -> new Interval(3, 0, 0);
            case "year" -> new Interval(12, 0, 0);
            case "decade" -> new Interval(120, 0, 0);
            case "century", "centurie" -> new Interval(1200, 0, 0);
            case "millennium", "millennia" -> new Interval(12_000, 0, 0);
            default -> null;
        };
    }
}
