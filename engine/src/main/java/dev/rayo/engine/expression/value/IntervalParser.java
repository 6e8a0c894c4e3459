package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.temporal.Instant;
import dev.rayo.sql.function.DatePart;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Reads intervals: `1 year 2 months -3 days 04:05:06.7`, `1.5 hours`, `@ 2 days ago`. A number alone is in seconds; a
/// time ends the interval.
public final class IntervalParser {
    private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal DAYS_PER_WEEK = BigDecimal.valueOf(7);
    private static final BigDecimal MONTHS_PER_QUARTER = BigDecimal.valueOf(3);

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
            if (end == start) {
                return false;
            }
            long whole = number(data, start, end);
            at = end;
            BigDecimal fraction = at < to && data[at] == '.' ? fraction(data, to) : BigDecimal.ZERO;
            at = TextSpan.skipSpaces(data, at, to);
            int unit = at;
            while (at < to && TextSpan.isLetter(data[at])) {
                at++;
            }
            if (unit == at && at < to) {
                return false;
            }
            String name = unit == at ? "seconds" : TextSpan.string(data, unit, at);
            if (unit == at && any || !add(name, negative ? -whole : whole, negative ? fraction.negate() : fraction)) {
                return false;
            }
            any = true;
            at = TextSpan.skipSpaces(data, at, to);
        }
        return any;
    }

    private static long number(byte[] data, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            value = Math.addExact(Math.multiplyExact(value, 10L), data[i] - '0');
        }
        return value;
    }

    private BigDecimal fraction(byte[] data, int to) {
        int start = ++at;
        while (at < to && TextSpan.isDigit(data[at])) {
            at++;
        }
        return at == start
                ? BigDecimal.ZERO
                : new BigDecimal(new BigInteger(TextSpan.string(data, start, at)), at - start);
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

    private boolean add(String name, long whole, BigDecimal fraction) {
        DatePart part = DatePart.find(name);
        if (part == null) {
            return false;
        }
        switch (part) {
            case MILLENNIUM -> addYears(whole, fraction, 1_000);
            case CENTURY -> addYears(whole, fraction, 100);
            case DECADE -> addYears(whole, fraction, 10);
            case YEAR -> addYears(whole, fraction, 1);
            case QUARTER -> addQuarters(whole, fraction);
            case MONTH -> {
                months = Math.addExact(months, whole);
                addDays(fraction.multiply(DAYS_PER_MONTH));
            }
            case WEEK -> {
                days = Math.addExact(days, Math.multiplyExact(whole, 7L));
                addDays(fraction.multiply(DAYS_PER_WEEK));
            }
            case DAY -> {
                days = Math.addExact(days, whole);
                addDays(fraction);
            }
            case HOUR -> addMicros(whole, fraction, Instant.MICROS_PER_HOUR);
            case MINUTE -> addMicros(whole, fraction, Instant.MICROS_PER_MINUTE);
            case SECOND -> addMicros(whole, fraction, Instant.MICROS_PER_SECOND);
            case MILLISECONDS -> addMicros(whole, fraction, 1_000);
            case MICROSECONDS -> addMicros(whole, BigDecimal.ZERO, 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// What is left of the years is rounded to months.
    private void addYears(long whole, BigDecimal fraction, long yearsPerUnit) {
        long monthsPerUnit = 12 * yearsPerUnit;
        months = Math.addExact(months, Math.multiplyExact(whole, monthsPerUnit));
        months += rounded(fraction.multiply(BigDecimal.valueOf(monthsPerUnit)));
    }

    /// What is left of the quarters is months and days.
    private void addQuarters(long whole, BigDecimal fraction) {
        BigDecimal rest = fraction.multiply(MONTHS_PER_QUARTER);
        months = Math.addExact(months, Math.multiplyExact(whole, 3L)) + rest.longValue();
        days += rounded(rest.remainder(BigDecimal.ONE).multiply(DAYS_PER_MONTH));
    }

    /// Whole days, and the rest as time.
    private void addDays(BigDecimal fraction) {
        days += fraction.longValue();
        addMicros(0, fraction.remainder(BigDecimal.ONE), Instant.MICROS_PER_DAY);
    }

    private void addMicros(long whole, BigDecimal fraction, long microsPerUnit) {
        micros = Math.addExact(micros, Math.multiplyExact(whole, microsPerUnit));
        micros = Math.addExact(micros, rounded(fraction.multiply(BigDecimal.valueOf(microsPerUnit))));
    }

    private static long rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
