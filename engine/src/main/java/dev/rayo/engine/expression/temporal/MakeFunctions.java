package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Dates, times and timestamps out of numbers, and timestamps moved between time zones.
public final class MakeFunctions {
    private MakeFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("make_date", 8, call -> Elementwise.ints(Type.DATE, MakeFunctions::makeDate));
        registry.add("make_time", 8, call -> Elementwise.longs(Type.TIME, MakeFunctions::makeTime));
        registry.add("make_timestamp", 8, MakeFunctions::makeTimestamp);
        registry.add("epoch_ms", 2, call -> call.type() == Type.TIMESTAMP
                ? Elementwise.longs(Type.TIMESTAMP, MakeFunctions::ofMillis)
                : null);
        registry.add("to_timestamp", 3, call -> Elementwise.longs(Type.TIMESTAMP_TZ, MakeFunctions::ofSeconds));
        registry.add("at_time_zone", 50, MakeFunctions::atTimeZone);
    }

    private static long number(Input input, int row) {
        return input.longs()[input.at(row)];
    }

    private static int makeDate(Input[] in, int row) {
        return date(number(in[0], row), number(in[1], row), number(in[2], row));
    }

    private static int date(long year, long month, long day) {
        if (month != (int) month || day != (int) day || !CivilDate.isValid(year, (int) month, (int) day)) {
            throw RayoException.user("date out of range: " + year + "-" + month + "-" + day);
        }
        return (int) CivilDate.days(year, (int) month, (int) day);
    }

    private static long makeTime(Input[] in, int row) {
        long hour = number(in[0], row);
        long minute = number(in[1], row);
        double second = in[2].doubles()[in[2].at(row)];
        double micros = Math.floor(second * Instant.MICROS_PER_SECOND + 0.5);
        boolean fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && micros >= 0 && second < 60;
        long time = fits
                ? hour * Instant.MICROS_PER_HOUR + minute * Instant.MICROS_PER_MINUTE + (long) micros
                : Long.MAX_VALUE;
        if (time >= Instant.MICROS_PER_DAY) {
            throw RayoException.user("time out of range: " + hour + ":" + minute + ":" + second);
        }
        return time;
    }

    private static ScalarKernel makeTimestamp(Call call) {
        return Elementwise.longs(
                Type.TIMESTAMP, call.arguments().size() == 1 ? MakeFunctions::ofMicros : MakeFunctions::ofParts);
    }

    private static long ofMicros(Input[] in, int row) {
        return checked(number(in[0], row));
    }

    private static long ofMillis(Input[] in, int row) {
        try {
            return checked(Math.multiplyExact(number(in[0], row), 1_000L));
        } catch (ArithmeticException e) {
            throw outOfRange(number(in[0], row) + " milliseconds");
        }
    }

    private static long ofParts(Input[] in, int row) {
        int date = date(number(in[0], row), number(in[1], row), number(in[2], row));
        long hour = number(in[3], row);
        long minute = number(in[4], row);
        double second = in[5].doubles()[in[5].at(row)];
        double micros = Math.floor(second * Instant.MICROS_PER_SECOND + 0.5);
        boolean fits = hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && micros >= 0 && second < 61;
        long time = fits
                ? hour * Instant.MICROS_PER_HOUR + minute * Instant.MICROS_PER_MINUTE + (long) micros
                : Long.MAX_VALUE;
        if (time > Instant.MICROS_PER_DAY) {
            throw RayoException.user("time out of range: " + hour + ":" + minute + ":" + second);
        }
        try {
            return checked(Instant.of(date, time));
        } catch (ArithmeticException e) {
            throw outOfRange("the year " + number(in[0], row));
        }
    }

    private static long checked(long micros) {
        if (!Instant.isInRange(micros) || micros == Instant.MINUS_INFINITY) {
            throw outOfRange(micros + " microseconds");
        }
        return micros;
    }

    private static long ofSeconds(Input[] in, int row) {
        double seconds = in[0].doubles()[in[0].at(row)];
        double micros = Math.rint(seconds * Instant.MICROS_PER_SECOND);
        if (!(micros > Long.MIN_VALUE && micros < -(double) Long.MIN_VALUE)) {
            throw outOfRange(seconds + " seconds");
        }
        return checked((long) micros);
    }

    private static RayoException outOfRange(String what) {
        return RayoException.user(what + " are out of the range of TIMESTAMP");
    }

    private static ScalarKernel atTimeZone(Call call) {
        ZoneArgument zone = new ZoneArgument();
        return call.type() == Type.TIMESTAMP
                ? Elementwise.longs(call.type(), (in, row) -> TimeZones.toLocal(number(in[1], row), zone.of(in[0], row)))
                : Elementwise.longs(call.type(), (in, row) -> TimeZones.toInstant(number(in[1], row), zone.of(in[0], row)));
    }

    private static final class ZoneArgument {
        private String name = "";
        private @Nullable ZoneId zone;

        ZoneId of(Input input, int row) {
            String wanted = input.string(row);
            ZoneId known = zone;
            if (known == null || !wanted.equals(name)) {
                known = TimeZones.find(wanted);
                if (known == null) {
                    throw RayoException.user("unknown time zone '" + wanted + "'", "names are like 'Europe/Berlin' or 'UTC'");
                }
                zone = known;
                name = wanted;
            }
            return known;
        }
    }
}
