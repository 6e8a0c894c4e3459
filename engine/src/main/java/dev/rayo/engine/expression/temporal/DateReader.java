package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.expression.value.TimestampParser;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads timestamps by a [DateFormat]. What the format does not name is that of 1900-01-01 00:00. Names of weekdays are
/// read but not checked.
final class DateReader {
    private static final int ABSENT = Integer.MIN_VALUE;

    private final DateFormat format;
    private String text = "";
    private int at;

    private int year;
    private int month;
    private int day;
    private int dayOfYear;
    private int weekFromSunday;
    private int weekFromMonday;
    private int isoYear;
    private int isoWeek;
    private int weekday;
    private int hour;
    private int minute;
    private int second;
    private long micros;
    private int half;
    private long offset;
    private @Nullable ZoneId zone;

    DateReader(DateFormat format) {
        this.format = format;
    }

    /// The timestamp that `input` is, in microseconds; null if it does not match the format or there is no such date.
    @Nullable Long read(String input) {
        text = input.strip();
        at = 0;
        if (text.equalsIgnoreCase("infinity") || text.equalsIgnoreCase("-infinity") || text.equalsIgnoreCase("epoch")) {
            TimestampParser special = TimestampParser.local();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return special.parse(bytes, 0, bytes.length) ? special.value() : null;
        }
        reset();
        for (DateFormat.Item item : format.items()) {
            boolean matched = switch (item) {
                case DateFormat.Item.Plain(String plain) -> plain(plain);
                case DateFormat.Item.Field(char specifier, boolean padded) -> field(specifier);
            };
            if (!matched) {
                return null;
            }
        }
        return at == text.length() ? timestamp() : null;
    }

    private void reset() {
        year = 1900;
        month = 1;
        day = 1;
        dayOfYear = ABSENT;
        weekFromSunday = ABSENT;
        weekFromMonday = ABSENT;
        isoYear = ABSENT;
        isoWeek = ABSENT;
        weekday = ABSENT;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        half = ABSENT;
        offset = 0;
        zone = null;
    }

    /// Any number of spaces matches a run of spaces.
    private boolean plain(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c)) {
                if (at >= text.length() || !Character.isWhitespace(text.charAt(at))) {
                    return false;
                }
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                while (i + 1 < plain.length() && Character.isWhitespace(plain.charAt(i + 1))) {
                    i++;
                }
            } else if (at >= text.length() || text.charAt(at++) != c) {
                return false;
            }
        }
        return true;
    }

    private boolean field(char specifier) {
        return switch (specifier) {
            case 'a', 'A' -> weekdayName(specifier == 'A') > 0;
            case 'b', 'B' -> (month = monthName(specifier == 'B')) > 0;
            case 'w' -> (weekday = number(1, 0, 6)) >= 0;
            case 'u' -> (weekday = number(1, 1, 7)) >= 0;
            case 'd' -> (day = number(2, 1, 31)) >= 0;
            case 'm' -> (month = number(2, 1, 12)) >= 0;
            case 'y' -> {
                int value = number(2, 0, 99);
                year = value + (value < 69 ? 2000 : 1900);
                yield value >= 0;
            }
            case 'Y' -> (year = number(4, 0, 9999)) >= 0;
            case 'G' -> (isoYear = number(4, 0, 9999)) >= 0;
            case 'H' -> (hour = number(2, 0, 23)) >= 0;
            case 'I' -> (hour = number(2, 1, 12)) >= 0;
            case 'p' -> half();
            case 'M' -> (minute = number(2, 0, 59)) >= 0;
            case 'S' -> (second = number(2, 0, 59)) >= 0;
            case 'f' -> fraction(6);
            case 'g' -> fraction(3);
            case 'n' -> fraction(9);
            case 'j' -> (dayOfYear = number(3, 1, 366)) >= 0;
            case 'U' -> (weekFromSunday = number(2, 0, 53)) >= 0;
            case 'W' -> (weekFromMonday = number(2, 0, 53)) >= 0;
            case 'V' -> (isoWeek = number(2, 1, 53)) >= 0;
            case 'z' -> offset();
            default -> zone();
        };
    }

    /// At most `width` digits; -1 if there are none or the number is out of range.
    private int number(int width, int min, int max) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < width && isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return at == start || value < min || value > max ? -1 : value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean fraction(int width) {
        int start = at;
        long value = 0;
        while (at < text.length() && at - start < width && isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        for (int i = at - start; i < 9; i++) {
            value *= 10;
        }
        micros = value / Instant.NANOS_PER_MICRO;
        return at > start;
    }

    private int weekdayName(boolean full) {
        for (DayOfWeek each : DayOfWeek.values()) {
            if (word(each.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH))) {
                return each.getValue();
            }
        }
        return -1;
    }

    private int monthName(boolean full) {
        for (Month each : Month.values()) {
            if (word(each.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH))) {
                return each.getValue();
            }
        }
        return -1;
    }

    private boolean word(String word) {
        if (!text.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean half() {
        half = word("AM") ? 0 : word("PM") ? 1 : ABSENT;
        return half != ABSENT;
    }

    /// `±HH`, `±HHMM` or `±HH:MM`.
    private boolean offset() {
        if (at >= text.length() || text.charAt(at) != '+' && text.charAt(at) != '-') {
            return false;
        }
        int sign = text.charAt(at++) == '-' ? -1 : 1;
        int start = at;
        int hours = number(2, 0, 99);
        if (hours < 0 || at - start < 2) {
            return false;
        }
        int minutes = 0;
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            minutes = number(2, 0, 59);
        } else if (at < text.length() && isDigit(text.charAt(at))) {
            minutes = number(2, 0, 59);
        }
        offset = sign * (hours * Instant.MICROS_PER_HOUR + minutes * Instant.MICROS_PER_MINUTE);
        return minutes >= 0;
    }

    private boolean zone() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_/+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        zone = start == at ? null : TimeZones.find(text.substring(start, at));
        return zone != null || start == at;
    }

    private @Nullable Long timestamp() {
        if (half != ABSENT) {
            if (hour > 12) {
                return null;
            }
            hour = hour % 12 + 12 * half;
        }
        Long date = date();
        if (date == null) {
            return null;
        }
        long time = ((hour * 60L + minute) * 60 + second) * Instant.MICROS_PER_SECOND + micros;
        long local = Instant.of(date, time) - offset;
        return zone == null ? local : TimeZones.toInstant(local, zone);
    }

    private @Nullable Long date() {
        if (dayOfYear != ABSENT) {
            return CivilDate.days(year, 1, 1) + dayOfYear - 1;
        }
        if (isoYear != ABSENT || isoWeek != ABSENT) {
            long first = CivilDate.monday(CivilDate.days(isoYear == ABSENT ? year : isoYear, 1, 4));
            int weeks = isoWeek == ABSENT ? 0 : isoWeek - 1;
            return first + 7L * weeks + (weekday == ABSENT ? 0 : (weekday + 6) % 7);
        }
        if (weekFromSunday != ABSENT || weekFromMonday != ABSENT) {
            boolean sunday = weekFromSunday != ABSENT;
            long newYear = CivilDate.days(year, 1, 1);
            int weekdayOfNewYear = CivilDate.isoDayOfWeek(newYear) % 7;
            long first = newYear + Math.floorMod((sunday ? 0 : 1) - weekdayOfNewYear, 7);
            int into = weekday == ABSENT ? 0 : sunday ? weekday % 7 : (weekday + 6) % 7;
            return first + 7L * ((sunday ? weekFromSunday : weekFromMonday) - 1) + into;
        }
        return CivilDate.isValid(year, month, day) ? CivilDate.days(year, month, day) : null;
    }
}
