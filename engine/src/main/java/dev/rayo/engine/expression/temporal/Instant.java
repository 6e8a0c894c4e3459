package dev.rayo.engine.expression.temporal;

/// TIMESTAMP values: microseconds since 1970-01-01T00:00.
public final class Instant {
    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;
    public static final long NANOS_PER_MICRO = 1_000L;

    /// TIMESTAMP 'infinity' and TIMESTAMP '-infinity', in every unit.
    public static final long INFINITY = Long.MAX_VALUE;

    public static final long MINUS_INFINITY = -Long.MAX_VALUE;

    /// 290309-12-22 (BC) 00:00:00.
    private static final long MIN = -9_223_372_022_400_000_000L;

    private Instant() {}

    public static boolean isFinite(long micros) {
        return micros != INFINITY && micros != MINUS_INFINITY;
    }

    /// Whether a TIMESTAMP can hold this many microseconds.
    public static boolean isInRange(long micros) {
        return micros >= MIN && micros < INFINITY;
    }

    public static long day(long micros) {
        return Math.floorDiv(micros, MICROS_PER_DAY);
    }

    public static long timeOfDay(long micros) {
        return Math.floorMod(micros, MICROS_PER_DAY);
    }

    /// @throws ArithmeticException if a long cannot hold it
    public static long of(long day, long timeOfDay) {
        // Before the epoch the product alone may not fit although the sum does.
        return day < 0 && timeOfDay > 0
                ? Math.addExact(Math.multiplyExact(day + 1, MICROS_PER_DAY), timeOfDay - MICROS_PER_DAY)
                : Math.addExact(Math.multiplyExact(day, MICROS_PER_DAY), timeOfDay);
    }
}
