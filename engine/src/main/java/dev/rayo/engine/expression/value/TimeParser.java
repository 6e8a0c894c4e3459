package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.cast.TextCasts.LongParser;
import dev.rayo.engine.expression.temporal.Instant;

/// Reads times of the day: `10:00`, `10:00:00.123456`, up to `24:00:00`. What follows is left out; of a timestamp the
/// time is taken.
public final class TimeParser implements LongParser {
    private long nanos;
    private int end;

    @Override
    public boolean parse(byte[] data, int from, int to) {
        if (parsePrefix(data, from, to) && (end == to || !TextSpan.isDigit(data[end]))) {
            return true;
        }
        TimestampParser timestamp = TimestampParser.local();
        if (!timestamp.parse(data, from, to) || !Instant.isFinite(timestamp.value())) {
            return false;
        }
        nanos = Instant.timeOfDay(timestamp.value()) * Instant.NANOS_PER_MICRO;
        return true;
    }

    /// Microseconds of the day.
    @Override
    public long value() {
        return nanos / Instant.NANOS_PER_MICRO;
    }

    /// Nanoseconds of the day.
    long nanos() {
        return nanos;
    }

    int end() {
        return end;
    }

    /// Whether `data[from, to)` begins with a time.
    boolean parsePrefix(byte[] data, int from, int to) {
        int at = TextSpan.skipSpaces(data, from, to);
        int hour = twoDigits(data, at, to);
        if (hour < 0 || hour > 24 || end >= to || data[end] != ':') {
            return false;
        }
        int minute = 0;
        int second = 0;
        long fraction = 0;
        if (++end < to) {
            minute = twoDigits(data, end, to);
            if (minute < 0 || minute >= 60) {
                return false;
            }
        }
        if (end < to && data[end] == ':' && ++end < to) {
            second = twoDigits(data, end, to);
            if (second < 0 || second >= 60) {
                return false;
            }
            if (end < to && data[end] == '.') {
                fraction = fraction(data, end + 1, to);
            }
        }
        nanos = ((hour * 60L + minute) * 60 + second) * 1_000_000_000L + fraction;
        return nanos <= 86_400_000_000_000L;
    }

    /// Nanoseconds; further digits are dropped.
    private long fraction(byte[] data, int at, int to) {
        long value = 0;
        long unit = 100_000_000L;
        while (at < to && TextSpan.isDigit(data[at])) {
            value += (data[at++] - '0') * unit;
            unit /= 10;
        }
        end = at;
        return value;
    }

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
