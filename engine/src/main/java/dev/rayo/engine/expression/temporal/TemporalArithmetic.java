package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Dates, times and timestamps plus and minus days and intervals, and their differences. Infinite dates stay infinite;
/// times of the day go round.
public final class TemporalArithmetic {
    private TemporalArithmetic() {}

    public static void register(FunctionRegistry registry) {
        registry.add("add", 5, TemporalArithmetic::add);
        registry.add("subtract", 5, TemporalArithmetic::subtract);
    }

    private static @Nullable ScalarKernel add(Call call) {
        Type left = call.arguments().get(0).type();
        Type right = call.arguments().get(1).type();
        boolean swapped = right.isTemporal() || right == Type.TIME && left != Type.DATE;
        return swapped ? sum(right, left, 1, 0, 1) : sum(left, right, 0, 1, 1);
    }

    /// `time + span` or, with `sign` -1, `time - span`.
    private static @Nullable ScalarKernel sum(Type time, Type span, int timeAt, int spanAt, int sign) {
        if (time == Type.DATE && span == Type.INTEGER) {
            return Elementwise.ints(
                    Type.DATE, (in, row) -> plusDays(date(in[timeAt], row), sign * (long) date(in[spanAt], row)));
        }
        if (time == Type.DATE && span == Type.TIME) {
            return Elementwise.longs(
                    Type.TIMESTAMP, (in, row) -> at(date(in[timeAt], row), value(in[spanAt], row)));
        }
        if (span != Type.INTERVAL) {
            return null;
        }
        if (time == Type.TIME) {
            return Elementwise.longs(Type.TIME, (in, row) -> {
                long micros = in[spanAt].intervals().micros()[in[spanAt].at(row)] % Instant.MICROS_PER_DAY;
                return Math.floorMod(value(in[timeAt], row) + sign * micros, Instant.MICROS_PER_DAY);
            });
        }
        if (time == Type.DATE) {
            return Elementwise.longs(
                    Type.TIMESTAMP,
                    (in, row) -> plus(at(date(in[timeAt], row), 0), in[spanAt].intervals(), in[spanAt].at(row), sign));
        }
        return time == Type.TIMESTAMP || time == Type.TIMESTAMP_TZ
                ? Elementwise.longs(
                        time,
                        (in, row) -> plus(value(in[timeAt], row), in[spanAt].intervals(), in[spanAt].at(row), sign))
                : null;
    }

    private static @Nullable ScalarKernel subtract(Call call) {
        Type left = call.arguments().get(0).type();
        Type right = call.arguments().get(1).type();
        if (left == Type.DATE && right == Type.DATE) {
            return Elementwise.longs(Type.BIGINT, (in, row) -> (long) date(in[0], row) - date(in[1], row));
        }
        if (left == right && (left == Type.TIMESTAMP || left == Type.TIMESTAMP_TZ)) {
            return new TimestampDifference();
        }
        return sum(left, right, 0, 1, -1);
    }

    private static int date(Input input, int row) {
        return input.ints()[input.at(row)];
    }

    private static long value(Input input, int row) {
        return input.longs()[input.at(row)];
    }

    private static int plusDays(int date, long days) {
        if (!CivilDate.isFinite(date)) {
            return date;
        }
        long sum = date + days;
        if (sum < CivilDate.MIN || sum > CivilDate.MAX) {
            throw outOfRange("DATE");
        }
        return (int) sum;
    }

    private static long at(int date, long timeOfDay) {
        if (!CivilDate.isFinite(date)) {
            return date > 0 ? Instant.INFINITY : Instant.MINUS_INFINITY;
        }
        try {
            return checked(Instant.of(date, timeOfDay));
        } catch (ArithmeticException e) {
            throw outOfRange("TIMESTAMP");
        }
    }

    /// Months first, with the day cut to the length of the month, then days, then time.
    static long plus(long timestamp, IntervalColumn interval, int i, int sign) {
        if (!Instant.isFinite(timestamp)) {
            return timestamp;
        }
        try {
            long day = CivilDate.plusMonths(Instant.day(timestamp), sign * (long) interval.months()[i]);
            day += sign * (long) interval.days()[i];
            if (day < CivilDate.MIN || day > CivilDate.MAX) {
                throw outOfRange("DATE");
            }
            long micros = interval.micros()[i];
            // Whole days of the interval first: their sum with the date may be far from any timestamp.
            day = Math.addExact(day, sign * (micros / Instant.MICROS_PER_DAY));
            long time = Instant.timeOfDay(timestamp) + sign * (micros % Instant.MICROS_PER_DAY);
            day += Math.floorDiv(time, Instant.MICROS_PER_DAY);
            return checked(Instant.of(day, Math.floorMod(time, Instant.MICROS_PER_DAY)));
        } catch (ArithmeticException e) {
            throw outOfRange("TIMESTAMP");
        }
    }

    private static long checked(long micros) {
        if (!Instant.isInRange(micros)) {
            throw outOfRange("TIMESTAMP");
        }
        return micros;
    }

    private static RayoException outOfRange(String type) {
        return RayoException.user("the result of date arithmetic is out of the range of " + type);
    }
}
