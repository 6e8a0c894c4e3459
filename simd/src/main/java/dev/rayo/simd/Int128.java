package dev.rayo.simd;

import java.math.BigInteger;

/// Arithmetic on one 128-bit integer, two's complement, as a high (signed) and a low (unsigned) long.
///
/// Results go to `out[at]` (high) and `out[at + 1]` (low). Operands are passed by value, so `out` may be where they
/// came from.
public final class Int128 {
    private static final int PRECISION_MAX = 38;
    private static final long[] POWER_HIGH = new long[PRECISION_MAX + 1];
    private static final long[] POWER_LOW = new long[PRECISION_MAX + 1];
    private static final long BILLION = 1_000_000_000L;

    static {
        BigInteger power = BigInteger.ONE;
        for (int digits = 0; digits <= PRECISION_MAX; digits++) {
            POWER_HIGH[digits] = power.shiftRight(64).longValue();
            POWER_LOW[digits] = power.longValue();
            power = power.multiply(BigInteger.TEN);
        }
    }

    private Int128() {}

    /// Returns the order of two values: negative, zero or positive.
    public static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        return leftHigh != rightHigh
                ? Long.compare(leftHigh, rightHigh)
                : Long.compareUnsigned(leftLow, rightLow);
    }

    /// Adds, and returns whether the result is exact.
    public static boolean add(long leftHigh, long leftLow, long rightHigh, long rightLow, long[] out, int at) {
        long low = leftLow + rightLow;
        long high = leftHigh + rightHigh + carry(leftLow, low);
        out[at] = high;
        out[at + 1] = low;
        return ((leftHigh ^ high) & (rightHigh ^ high)) >= 0;
    }

    /// Subtracts, and returns whether the result is exact.
    public static boolean subtract(long leftHigh, long leftLow, long rightHigh, long rightLow, long[] out, int at) {
        long low = leftLow - rightLow;
        long borrow = ((~leftLow & rightLow) | (~(leftLow ^ rightLow) & low)) >>> 63;
        long high = leftHigh - rightHigh - borrow;
        out[at] = high;
        out[at + 1] = low;
        return ((leftHigh ^ rightHigh) & (leftHigh ^ high)) >= 0;
    }

    /// Multiplies, and returns whether the result is exact. The least value, -2^127, counts as inexact.
    public static boolean multiply(long leftHigh, long leftLow, long rightHigh, long rightLow, long[] out, int at) {
        if (leftHigh == leftLow >> 63 && rightHigh == rightLow >> 63) {
            out[at] = Math.multiplyHigh(leftLow, rightLow);
            out[at + 1] = leftLow * rightLow;
            return true;
        }
        boolean negative = (leftHigh ^ rightHigh) < 0;
        long aLow = leftHigh < 0 ? -leftLow : leftLow;
        long aHigh = leftHigh < 0 ? ~leftHigh + (leftLow == 0 ? 1 : 0) : leftHigh;
        long bLow = rightHigh < 0 ? -rightLow : rightLow;
        long bHigh = rightHigh < 0 ? ~rightHigh + (rightLow == 0 ? 1 : 0) : rightHigh;

        // Of aHigh and bHigh at most one may be other than zero, and its product must fit the upper half.
        long cross = aHigh * bLow + bHigh * aLow;
        boolean exact = (aHigh == 0 || bHigh == 0)
                && Math.unsignedMultiplyHigh(aHigh, bLow) == 0
                && Math.unsignedMultiplyHigh(bHigh, aLow) == 0;
        long low = aLow * bLow;
        long high = Math.unsignedMultiplyHigh(aLow, bLow) + cross;
        exact &= high >= 0 && Long.compareUnsigned(high, cross) >= 0;

        out[at] = negative ? ~high + (low == 0 ? 1 : 0) : high;
        out[at + 1] = negative ? -low : low;
        return exact;
    }

    /// Divides by `10^digits` and rounds halves away from zero, for `0 <= digits <= 38`.
    public static void divideByPowerOfTen(long high, long low, int digits, long[] out, int at) {
        boolean negative = high < 0;
        long restLow = negative ? -low : low;
        long restHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        if (digits > 0) {
            // Half of the divisor added to the magnitude: 2^127 + 5 * 10^37 still fits 128 unsigned bits.
            long halfLow = POWER_LOW[digits] >>> 1 | POWER_HIGH[digits] << 63;
            long sum = restLow + halfLow;
            restHigh += (POWER_HIGH[digits] >>> 1) + carry(restLow, sum);
            restLow = sum;
        }
        for (int left = digits; left > 0; left -= 9) {
            long divisor = left >= 9 ? BILLION : POWER_LOW[left];
            // School division by 32-bit digits; every partial dividend is below 10^9 * 2^32.
            long part = restHigh >>> 32;
            long q3 = part / divisor;
            part = part % divisor << 32 | restHigh & 0xffff_ffffL;
            long q2 = part / divisor;
            part = part % divisor << 32 | restLow >>> 32;
            long q1 = part / divisor;
            part = part % divisor << 32 | restLow & 0xffff_ffffL;
            restHigh = q3 << 32 | q2;
            restLow = q1 << 32 | part / divisor;
        }
        out[at] = negative ? ~restHigh + (restLow == 0 ? 1 : 0) : restHigh;
        out[at + 1] = negative ? -restLow : restLow;
    }

    /// Tells whether a value has at most `precision` decimal digits, for `0 <= precision <= 38`.
    public static boolean fits(long high, long low, int precision) {
        long magnitudeLow = high < 0 ? -low : low;
        long magnitudeHigh = high < 0 ? ~high + (low == 0 ? 1 : 0) : high;
        // Unsigned: the magnitude of -2^127 has its top bit set.
        int order = Long.compareUnsigned(magnitudeHigh, POWER_HIGH[precision]);
        return order < 0 || order == 0 && Long.compareUnsigned(magnitudeLow, POWER_LOW[precision]) < 0;
    }

    /// Returns the nearest double.
    public static double toDouble(long high, long low) {
        if (high == low >> 63) {
            return low;
        }
        boolean negative = high < 0;
        long magnitudeLow = negative ? -low : low;
        long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        // The top 64 significant bits, with the lost ones folded into the lowest ("sticky"), round exactly once: 64
        // bits are more than two beyond the 53 of a double.
        int zeros = Long.numberOfLeadingZeros(magnitudeHigh);
        int drop = 64 - zeros;
        long top = zeros == 64
                ? magnitudeLow
                : magnitudeHigh << zeros | (zeros == 0 ? 0 : magnitudeLow >>> drop);
        long lost = zeros == 64 ? 0 : zeros == 0 ? magnitudeLow : magnitudeLow << zeros;
        long half = top >>> 1 | top & 1 | (lost != 0 ? 1 : 0);
        double magnitude = Math.scalb((double) half, zeros == 64 ? 1 : drop + 1);
        return negative ? -magnitude : magnitude;
    }

    /// Returns the high half of `10^digits`.
    public static long powerHigh(int digits) {
        return POWER_HIGH[digits];
    }

    /// Returns the low half of `10^digits`; all of it up to 18 digits.
    public static long powerLow(int digits) {
        return POWER_LOW[digits];
    }

    /// Returns the value of a pair.
    public static BigInteger toBigInteger(long high, long low) {
        BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    /// Writes `value` as a pair.
    ///
    /// @throws ArithmeticException when it does not fit 128 bits
    public static void ofBigInteger(BigInteger value, long[] out, int at) {
        if (value.bitLength() > 127) {
            throw new ArithmeticException("integer does not fit 128 bits: " + value);
        }
        out[at] = value.shiftRight(64).longValue();
        out[at + 1] = value.longValue();
    }

    /// Returns what `left` and something unsigned, added up to `sum`, carry over.
    static long carry(long left, long sum) {
        return Long.compareUnsigned(sum, left) < 0 ? 1 : 0;
    }
}
