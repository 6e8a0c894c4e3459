package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.temporal.Instant;
import dev.rayo.sql.function.DatePart;

/// Reads intervals: `1 year 2 months -3 days 04:05:06.7`, `1.5 hours`, `@ 2 days ago`. A number alone is in seconds; a
/// time ends the interval.
public final class IntervalParser {
    private static final long FRACTION_ONE = 1_000_000L;

    private long months;
    private long days;
    private long micros;
    private int at;

    public int months() {
        return (int) months;
    }

    public int days() {
        return (int) days;
    }

    public long micros() {
        return micros;
    }

    /// Whether `data[from, to)` is an interval whose parts fit.
    public boolean parse(byte[] data, int from, int to) {
        months = 0;
        days = 0;
        micros = 0;
        try {
            return parts(data, from, TextSpan.trimEnd(data, from, to)) && months == (int) months && days == (int) days;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private boolean parts(byte[] data, int from, int to) {
        at = TextSpan.skipSpaces(data, from, to);
        if (at < to && data[at] == '@') {
            at = TextSpan.skipSpaces(data, at + 1, to);
        }
        boolean any = false;
        while (at < to) {
            if (any && TextSpan.equals(data, at, to, "ago")) {
                return negate();
            }
            boolean negative = data[at] == '-';
            int start = negative ? at + 1 : at;
            int end = start;
            while (end < to && TextSpan.isDigit(data[end])) {
                end++;
            }
            if (end < to && data[end] == ':' && end > start) {
                return time(data, start, to, negative);
            }
            if (end == start && !(end < to && data[end] == '.')) {
                return false;
            }
            long whole = end == start ? 0 : number(data, start, end, negative);
            at = end;
            long fraction = at < to && data[at] == '.' ? fraction(data, to) : 0;
            at = TextSpan.skipSpaces(data, at, to);
            int unit = at;
            while (at < to && TextSpan.isLetter(data[at])) {
                at++;
            }
            if (unit == at && at < to) {
                return false;
            }
            String name = unit == at ? "seconds" : TextSpan.string(data, unit, at);
            if (unit == at && any || !add(name, whole, negative ? -fraction : fraction)) {
                return false;
            }
            any = true;
            at = TextSpan.skipSpaces(data, at, to);
        }
        return any;
    }

    private static long number(byte[] data, int start, int end, boolean negative) {
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = data[i] - '0';
            value = Math.addExact(Math.multiplyExact(value, 10L), negative ? -digit : digit);
        }
        return value;
    }

    /// Millionths, rounded.
    private long fraction(byte[] data, int to) {
        long value = 0;
        int digits = 0;
        boolean up = false;
        for (at++; at < to && TextSpan.isDigit(data[at]); at++, digits++) {
            if (digits < 6) {
                value = value * 10 + data[at] - '0';
            } else if (digits == 6) {
                up = data[at] >= '5';
            }
        }
        for (; digits < 6; digits++) {
            value *= 10;
        }
        return up ? value + 1 : value;
    }

    private boolean time(byte[] data, int start, int to, boolean negative) {
        long hours = 0;
        int end = start;
        while (data[end] != ':') {
            hours = Math.addExact(Math.multiplyExact(hours, 10L), data[end++] - '0');
        }
        byte[] rest = new byte[to - end + 1];
        rest[0] = '0';
        System.arraycopy(data, end, rest, 1, to - end);
        TimeParser time = new TimeParser();
        if (!time.parsePrefix(rest, 0, rest.length)) {
            return false;
        }
        long span = Math.addExact(Math.multiplyExact(hours, Instant.MICROS_PER_HOUR), time.value());
        micros = Math.addExact(micros, negative ? -span : span);
        return true;
    }

    private boolean negate() {
        months = -months;
        days = -days;
        micros = Math.negateExact(micros);
        return true;
    }

    /// @param fraction millionths of the unit
    private boolean add(String name, long whole, long fraction) {
        DatePart part = DatePart.find(name);
        if (part == null) {
            return false;
        }
        switch (part) {
            case MILLENNIUM -> addMonths(whole, fraction, 12_000);
            case CENTURY -> addMonths(whole, fraction, 1_200);
            case DECADE -> addMonths(whole, fraction, 120);
            case YEAR -> addMonths(whole, fraction, 12);
            case QUARTER -> addMonths(whole, fraction, 3);
            case MONTH -> addMonths(whole, fraction, 1);
            case WEEK -> addDays(whole, fraction, 7);
            case DAY -> addDays(whole, fraction, 1);
            case HOUR -> addMicros(whole, fraction, Instant.MICROS_PER_HOUR);
            case MINUTE -> addMicros(whole, fraction, Instant.MICROS_PER_MINUTE);
            case SECOND -> addMicros(whole, fraction, Instant.MICROS_PER_SECOND);
            case MILLISECONDS -> addMicros(whole, fraction, 1_000);
            case MICROSECONDS -> addMicros(whole, fraction, 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Whole months, and the rest in days of a 30-day month; of a year and more the rest is rounded to months.
    private void addMonths(long whole, long fraction, long monthsPerUnit) {
        months = Math.addExact(months, Math.multiplyExact(whole, monthsPerUnit));
        if (monthsPerUnit >= 12) {
            months += Math.round((double) fraction * monthsPerUnit / FRACTION_ONE);
        } else {
            long millionths = fraction * monthsPerUnit;
            months += millionths / FRACTION_ONE;
            addDays(0, millionths % FRACTION_ONE, 30);
        }
    }

    private void addDays(long whole, long fraction, long daysPerUnit) {
        days = Math.addExact(days, Math.multiplyExact(whole, daysPerUnit));
        long millionths = fraction * daysPerUnit;
        days += millionths / FRACTION_ONE;
        addMicros(0, millionths % FRACTION_ONE, Instant.MICROS_PER_DAY);
    }

    private void addMicros(long whole, long fraction, long microsPerUnit) {
        micros = Math.addExact(micros, Math.multiplyExact(whole, microsPerUnit));
        long part = microsPerUnit >= FRACTION_ONE
                ? fraction * (microsPerUnit / FRACTION_ONE)
                : fraction * microsPerUnit / FRACTION_ONE;
        micros = Math.addExact(micros, part);
    }
}
