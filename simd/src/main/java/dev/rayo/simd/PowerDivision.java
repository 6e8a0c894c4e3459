package dev.rayo.simd;

import java.math.BigInteger;

/// Divides by a power of ten with a multiplication: `unsignedMultiplyHigh(value, multiplier) >>> shift` is the quotient of
/// every magnitude of a long, `2^63` included, as in Granlund and Montgomery, "Division by Invariant Integers using
/// Multiplication" (PLDI 1994).
///
/// With `2^(k-1) < power <= 2^k` the multiplier is `ceil(2^(63+k) / power)`: what it is too large by, less than one part in
/// `2^63`, adds less than `1 / power` to a quotient.
final class PowerDivision {
    private static final int DIGITS_MAX = 18;
    private static final long[] MULTIPLIERS = new long[DIGITS_MAX + 1];
    private static final int[] SHIFTS = new int[DIGITS_MAX + 1];

    static {
        for (int digits = 1; digits <= DIGITS_MAX; digits++) {
            BigInteger power = BigInteger.TEN.pow(digits);
            int bits = power.bitLength();
            MULTIPLIERS[digits] = BigInteger.ONE
                    .shiftLeft(63 + bits)
                    .add(power)
                    .subtract(BigInteger.ONE)
                    .divide(power)
                    .longValue();
            SHIFTS[digits] = bits - 1;
        }
    }

    private PowerDivision() {}

    /// Returns the multiplier, an unsigned number, for 1 to 18 digits; 0 for none.
    static long multiplier(int digits) {
        return MULTIPLIERS[digits];
    }

    /// Returns the shift for 1 to 18 digits; 0 for none.
    static int shift(int digits) {
        return SHIFTS[digits];
    }
}
