package dev.rayo.engine.expression.cast;

import dev.rayo.simd.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;

/// The double next to a decimal.
public final class DecimalQuotient {
    /// Up to here integers are exact in a double, and up to [#SCALE_EXACT] powers of ten: then one division rounds once.
    private static final long EXACT = 1L << 53;

    private static final int SCALE_EXACT = 22;
    private static final double[] POWERS = new double[SCALE_EXACT + 1];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private DecimalQuotient() {}

    public static double toDouble(long unscaled, int scale) {
        return scale <= SCALE_EXACT && unscaled >= -EXACT && unscaled <= EXACT
                ? unscaled / POWERS[scale]
                : exact(BigInteger.valueOf(unscaled), scale);
    }

    public static double toDouble(long high, long low, int scale) {
        if (high == low >> 63) {
            return toDouble(low, scale);
        }
        return scale == 0 ? Int128.toDouble(high, low) : exact(Int128.toBigInteger(high, low), scale);
    }

    private static double exact(BigInteger unscaled, int scale) {
        return new BigDecimal(unscaled, scale).doubleValue();
    }
}
