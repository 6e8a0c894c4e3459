package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.cast.TextCasts.LongParser;
import dev.rayo.engine.expression.temporal.CivilDate;
import dev.rayo.engine.expression.temporal.Instant;
import dev.rayo.engine.expression.temporal.TimeZones;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads timestamps: a date, then after a space or `T` a time, then `Z`, an offset such as `+02:30`, or after a space
/// the name of a time zone. Local timestamps leave offset and zone out.
public final class TimestampParser implements LongParser {
    private static final long NANOS_PER_DAY = Instant.MICROS_PER_DAY * Instant.NANOS_PER_MICRO;

    private final boolean zoned;
    private final boolean nanos;
    private final DateParser date = new DateParser();
    private final TimeParser time = new TimeParser();
    private boolean wellFormed;
    private long value;

    private TimestampParser(boolean zoned, boolean nanos) {
        this.zoned = zoned;
        this.nanos = nanos;
    }

    /// For TIMESTAMP.
    public static TimestampParser local() {
        return new TimestampParser(false, false);
    }

    /// For TIMESTAMP_TZ: without a zone the text is in UTC.
    public static TimestampParser zoned() {
        return new TimestampParser(true, false);
    }

    /// For TIMESTAMP_NS.
    public static TimestampParser nanos() {
        return new TimestampParser(false, true);
    }

    @Override
    public long value() {
        return value;
    }

    /// Whether the last text was a timestamp, be it out of range.
    boolean isWellFormed() {
        return wellFormed;
    }

    @Override
    public boolean parse(byte[] data, int from, int to) {
        wellFormed = false;
        if (!date.parsePrefix(data, from, to)) {
            return false;
        }
        int days = date.days();
        int at = date.end();
        if (date.isNamed()) {
            value = CivilDate.isFinite(days) ? 0 : days > 0 ? Instant.INFINITY : Instant.MINUS_INFINITY;
            return TextSpan.skipSpaces(data, at, to) == to;
        }
        if (at == to) {
            return set(days, 0, 0);
        }
        if (data[at] == ' ' || data[at] == 'T') {
            at++;
        }
        if (!time.parsePrefix(data, at, to)) {
            return false;
        }
        return zone(data, time.end(), to, days);
    }

    private boolean zone(byte[] data, int at, int to, int days) {
        int end = TextSpan.trimEnd(data, at, to);
        if (at < end && data[at] == 'Z') {
            return at + 1 == end && set(days, time.nanos(), 0);
        }
        if (at >= end) {
            return set(days, time.nanos(), 0);
        }
        int start = TextSpan.skipSpaces(data, at, end);
        long offset = start == at ? offset(data, start, end) : Long.MIN_VALUE;
        if (offset != Long.MIN_VALUE) {
            return set(days, time.nanos(), zoned ? offset : 0);
        }
        if (start == at) {
            return false;
        }
        String name = TextSpan.string(data, start, end);
        if (!name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "_/+-".indexOf(c) >= 0))) {
            return false;
        }
        if (!zoned) {
            return set(days, time.nanos(), 0);
        }
        ZoneId zone = TimeZones.find(name);
        return zone != null && set(days, time.nanos(), 0) && localIn(zone);
    }

    private boolean localIn(@Nullable ZoneId zone) {
        value = zone == null ? value : TimeZones.toInstant(value, zone);
        return true;
    }

    /// Microseconds east of UTC of `±HH[:MM[:SS]]` or `±HHMM`; `Long.MIN_VALUE` if it is none.
    private static long offset(byte[] data, int at, int end) {
        int sign = data[at] == '-' ? -1 : 1;
        if (data[at] != '+' && data[at] != '-') {
            return Long.MIN_VALUE;
        }
        at++;
        long seconds = 0;
        for (int unit = 3_600; unit >= 1; unit /= 60) {
            if (end - at < 2 || !TextSpan.isDigit(data[at]) || !TextSpan.isDigit(data[at + 1])) {
                return Long.MIN_VALUE;
            }
            int value = (data[at] - '0') * 10 + data[at + 1] - '0';
            if (unit < 3_600 && value >= 60) {
                return Long.MIN_VALUE;
            }
            seconds += (long) unit * value;
            at += 2;
            if (at == end) {
                return sign * seconds * Instant.MICROS_PER_SECOND;
            }
            if (data[at] == ':') {
                at++;
            }
        }
        return Long.MIN_VALUE;
    }

    private boolean set(int days, long nanosOfDay, long offset) {
        wellFormed = true;
        try {
            if (nanos) {
                value = Math.addExact(
                        Math.multiplyExact(days < 0 ? days + 1L : days, NANOS_PER_DAY),
                        days < 0 ? nanosOfDay - NANOS_PER_DAY : nanosOfDay);
                return Instant.isFinite(value);
            }
            value = Math.subtractExact(Instant.of(days, nanosOfDay / Instant.NANOS_PER_MICRO), offset);
            return Instant.isInRange(value);
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
