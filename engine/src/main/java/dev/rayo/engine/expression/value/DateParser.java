package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.temporal.CivilDate;

/// Reads dates: `2000-01-31` with `-`, `/`, `\` or a space between the parts, `-44-03-15`, `0044-03-15 (BC)`, `epoch`,
/// `infinity`, `-infinity`; a time behind is left out.
public final class DateParser {
    private int days;
    private int end;
    private boolean isNamed;

    /// Whether all of `data[from, to)` is a date or a timestamp.
    public boolean parse(byte[] data, int from, int to) {
        if (!parsePrefix(data, from, to)) {
            return false;
        }
        if (TextSpan.skipSpaces(data, end, to) == to) {
            return true;
        }
        TimestampParser timestamp = TimestampParser.local();
        return timestamp.parse(data, from, to) || timestamp.isWellFormed();
    }

    /// Days since 1970-01-01.
    public int days() {
        return days;
    }

    /// Where the date that [#parsePrefix] read ends.
    int end() {
        return end;
    }

    /// Whether the date that [#parsePrefix] read is `epoch` or an infinity.
    boolean isNamed() {
        return isNamed;
    }

    /// Whether `data[from, to)` begins with a date.
    boolean parsePrefix(byte[] data, int from, int to) {
        int at = TextSpan.skipSpaces(data, from, to);
        isNamed = special(data, at, to);
        if (isNamed) {
            return true;
        }
        boolean negative = at < to && data[at] == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long year = 0;
        while (at < to && TextSpan.isDigit(data[at]) && at - start < 9) {
            year = year * 10 + data[at++] - '0';
        }
        if (at == start || at >= to) {
            return false;
        }
        byte separator = data[at++];
        if (separator != '-' && separator != '/' && separator != '\\' && separator != ' ') {
            return false;
        }
        int month = twoDigits(data, at, to);
        at = end;
        if (month < 0 || at >= to || data[at] != separator) {
            return false;
        }
        int day = twoDigits(data, at + 1, to);
        if (day < 0 || end < to && TextSpan.isDigit(data[end])) {
            return false;
        }
        if (negative) {
            year = -year;
        } else if (TextSpan.startsWith(data, end, to, " (bc)")) {
            if (year == 0) {
                return false;
            }
            year = 1 - year;
            end += 5;
        }
        if (!CivilDate.isValid(year, month, day)) {
            return false;
        }
        days = (int) CivilDate.days(year, month, day);
        return true;
    }

    private boolean special(byte[] data, int at, int to) {
        boolean negative = at < to && data[at] == '-';
        int word = negative ? at + 1 : at;
        if (!negative && TextSpan.startsWith(data, at, to, "epoch")) {
            days = 0;
            end = at + 5;
            return true;
        }
        for (String name : new String[] {"infinity", "inf"}) {
            if (TextSpan.startsWith(data, word, to, name)) {
                days = negative ? CivilDate.MINUS_INFINITY : CivilDate.INFINITY;
                end = word + name.length();
                return true;
            }
        }
        return false;
    }

    /// One or two digits, or -1.
    private int twoDigits(byte[] data, int at, int to) {
        end = at;
        if (at >= to || !TextSpan.isDigit(data[at])) {
            return -1;
        }
        int value = data[at] - '0';
        end = at + 1;
        if (end < to && TextSpan.isDigit(data[end])) {
            value = value * 10 + data[end++] - '0';
        }
        return value;
    }
}
