package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// The operands for which an operation with a constant stays inside the range of its result.
///
/// With one side constant, checking the result comes down to one comparison of the other side: `x + c` is in
/// `[min, max]` exactly when `x` is in `[min - c, max - c]`, with ends beyond `long` cut off.
record ExactRange(long low, long high) {

    /// Returns the range of `x` in `x + constant`, or `null` when it is empty.
    static @Nullable ExactRange ofAdd(long constant, long min, long max) {
        long low = min - constant;
        long high = max - constant;
        if (((min ^ constant) & (min ^ low)) < 0) {
            if (min >= 0) {
                return null;
            }
            low = Long.MIN_VALUE;
        }
        if (((max ^ constant) & (max ^ high)) < 0) {
            if (max < 0) {
                return null;
            }
            high = Long.MAX_VALUE;
        }
        return new ExactRange(low, high);
    }

    /// Returns the range of `x` in `x - constant`, or `null` when it is empty.
    static @Nullable ExactRange ofSubtract(long constant, long min, long max) {
        long low = min + constant;
        long high = max + constant;
        if (((min ^ low) & (constant ^ low)) < 0) {
            if (min >= 0) {
                return null;
            }
            low = Long.MIN_VALUE;
        }
        if (((max ^ high) & (constant ^ high)) < 0) {
            if (max < 0) {
                return null;
            }
            high = Long.MAX_VALUE;
        }
        return new ExactRange(low, high);
    }

    /// Returns the range of `x` in `constant - x`, or `null` when it is empty.
    static @Nullable ExactRange ofSubtractFrom(long constant, long min, long max) {
        long low = constant - max;
        long high = constant - min;
        if (((constant ^ max) & (constant ^ low)) < 0) {
            if (constant >= 0) {
                return null;
            }
            low = Long.MIN_VALUE;
        }
        if (((constant ^ min) & (constant ^ high)) < 0) {
            if (constant < 0) {
                return null;
            }
            high = Long.MAX_VALUE;
        }
        return new ExactRange(low, high);
    }

    /// Returns the range of `x` in `x * constant`, or `null` when it is empty.
    static @Nullable ExactRange ofMultiply(long constant, long min, long max) {
        if (constant == 0) {
            return min <= 0 && max >= 0 ? new ExactRange(Long.MIN_VALUE, Long.MAX_VALUE) : null;
        }
        if (constant == -1) {
            return ofSubtractFrom(0, min, max);
        }
        long low = constant > 0 ? Math.ceilDiv(min, constant) : Math.ceilDiv(max, constant);
        long high = constant > 0 ? Math.floorDiv(max, constant) : Math.floorDiv(min, constant);
        return low <= high ? new ExactRange(low, high) : null;
    }

    /// Returns the part of this range that an `int` can be in, or `null` when there is none.
    @Nullable
    ExactRange ofInts() {
        long from = Math.max(low, Integer.MIN_VALUE);
        long to = Math.min(high, Integer.MAX_VALUE);
        return from <= to ? new ExactRange(from, to) : null;
    }
}
