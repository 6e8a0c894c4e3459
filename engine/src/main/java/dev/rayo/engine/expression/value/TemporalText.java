package dev.rayo.engine.expression.value;

import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.temporal.CivilDate;
import dev.rayo.engine.expression.temporal.Instant;

/// Writes dates, times, timestamps and intervals: `2000-01-31`, `0044-03-15 (BC)`, `10:00:00.5`, `2000-01-31 10:00:00`,
/// `1 year 2 months 3 days 04:05:06`.
public final class TemporalText {
    private static final long NANOS_PER_DAY = Instant.MICROS_PER_DAY * Instant.NANOS_PER_MICRO;

    private TemporalText() {}

    public static void date(int days, BytesWriter out) {
        if (days == CivilDate.INFINITY || days == CivilDate.MINUS_INFINITY) {
            out.append(days > 0 ? "infinity" : "-infinity");
            return;
        }
        date((long) days, out);
    }

    private static void date(long days, BytesWriter out) {
        long civil = CivilDate.of(days);
        int year = CivilDate.year(civil);
        digits(year > 0 ? year : 1L - year, 4, out);
        out.append((byte) '-');
        digits(CivilDate.month(civil), 2, out);
        out.append((byte) '-');
        digits(CivilDate.day(civil), 2, out);
        if (year <= 0) {
            out.append(" (BC)");
        }
    }

    public static void time(long micros, BytesWriter out) {
        seconds(micros / Instant.MICROS_PER_SECOND, out);
        fraction(micros % Instant.MICROS_PER_SECOND, 6, out);
    }

    public static void timestamp(long micros, BytesWriter out) {
        if (!Instant.isFinite(micros)) {
            out.append(micros > 0 ? "infinity" : "-infinity");
            return;
        }
        date(Instant.day(micros), out);
        out.append((byte) ' ');
        time(Instant.timeOfDay(micros), out);
    }

    /// A timestamp with the offset of UTC.
    public static void timestampTz(long micros, BytesWriter out) {
        timestamp(micros, out);
        if (Instant.isFinite(micros)) {
            out.append("+00");
        }
    }

    public static void timestampNanos(long nanos, BytesWriter out) {
        if (!Instant.isFinite(nanos)) {
            out.append(nanos > 0 ? "infinity" : "-infinity");
            return;
        }
        date(Math.floorDiv(nanos, NANOS_PER_DAY), out);
        out.append((byte) ' ');
        long ofDay = Math.floorMod(nanos, NANOS_PER_DAY);
        seconds(ofDay / 1_000_000_000L, out);
        fraction(ofDay % 1_000_000_000L, 9, out);
    }

    public static void interval(int months, int days, long micros, BytesWriter out) {
        int start = out.length();
        unit(months / 12, "year", start, out);
        unit(months % 12, "month", start, out);
        unit(days, "day", start, out);
        if (micros == 0) {
            if (out.length() == start) {
                out.append("00:00:00");
            }
            return;
        }
        if (out.length() > start) {
            out.append((byte) ' ');
        }
        // Negative numbers reach farther than positive ones.
        long negative = micros < 0 ? micros : -micros;
        if (micros < 0) {
            out.append((byte) '-');
        }
        seconds(-(negative / Instant.MICROS_PER_SECOND), out);
        fraction(-(negative % Instant.MICROS_PER_SECOND), 6, out);
    }

    private static void unit(int value, String name, int start, BytesWriter out) {
        if (value != 0) {
            out.append((out.length() > start ? " " : "") + value + " " + name + (value == 1 || value == -1 ? "" : "s"));
        }
    }

    private static void seconds(long seconds, BytesWriter out) {
        digits(seconds / 3_600, 2, out);
        out.append((byte) ':');
        digits(seconds / 60 % 60, 2, out);
        out.append((byte) ':');
        digits(seconds % 60, 2, out);
    }

    /// A point and at most `width` digits, without zeros at the end; nothing for zero.
    private static void fraction(long value, int width, BytesWriter out) {
        if (value == 0) {
            return;
        }
        out.append((byte) '.');
        digits(value, width, out);
        while (out.data()[out.position() - 1] == '0') {
            out.shorten(1);
        }
    }

    /// A number that is not negative, with zeros in front up to `width` digits.
    public static void digits(long value, int width, BytesWriter out) {
        int length = width;
        for (long bound = NumberText.powerOfTen(width); length < 19 && value >= bound; bound *= 10) {
            length++;
            if (length == 19) {
                break;
            }
        }
        out.ensure(length);
        byte[] data = out.data();
        int at = out.position();
        for (int i = length - 1; i >= 0; i--) {
            data[at + i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        out.advance(length);
    }
}
