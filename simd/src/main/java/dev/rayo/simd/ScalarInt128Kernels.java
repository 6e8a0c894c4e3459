package dev.rayo.simd;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Defines 128-bit arithmetic. It is also the only version: no lane operation yields the high half of a product, and
/// carries across lanes cost more than they save.
final class ScalarInt128Kernels implements Int128Kernels {

    @Override
    public int apply(
            ExactOperation operation,
            long[] left,
            long[] right,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out) {
        for (int row = 0, at = 0; row < count; row++, at += 2) {
            if (!apply(operation, left[at], left[at + 1], right[at], right[at + 1], precision, out, at)
                    && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int apply(
            ExactOperation operation,
            long[] left,
            long rightHigh,
            long rightLow,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out) {
        for (int row = 0, at = 0; row < count; row++, at += 2) {
            if (!apply(operation, left[at], left[at + 1], rightHigh, rightLow, precision, out, at)
                    && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int apply(
            ExactOperation operation,
            long leftHigh,
            long leftLow,
            long[] right,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out) {
        for (int row = 0, at = 0; row < count; row++, at += 2) {
            if (!apply(operation, leftHigh, leftLow, right[at], right[at + 1], precision, out, at)
                    && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean apply(
            ExactOperation operation,
            long leftHigh,
            long leftLow,
            long rightHigh,
            long rightLow,
            int precision,
            long[] out,
            int at) {
        boolean exact =
                switch (operation) {
                    case ADD -> Int128.add(leftHigh, leftLow, rightHigh, rightLow, out, at);
                    case SUBTRACT -> Int128.subtract(leftHigh, leftLow, rightHigh, rightLow, out, at);
                    case MULTIPLY -> Int128.multiply(leftHigh, leftLow, rightHigh, rightLow, out, at);
                };
        return exact && Int128.fits(out[at], out[at + 1], precision);
    }

    @Override
    public void multiplyWide(long[] left, long[] right, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[2 * row] = Math.multiplyHigh(left[row], right[row]);
            out[2 * row + 1] = left[row] * right[row];
        }
    }

    @Override
    public int scaleUp(long[] values, int digits, int precision, long @Nullable [] validity, int count, long[] out) {
        return apply(
                ExactOperation.MULTIPLY,
                values,
                Int128.powerHigh(digits),
                Int128.powerLow(digits),
                precision,
                validity,
                count,
                out);
    }

    @Override
    public int scaleDown(long[] values, int digits, int precision, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0, at = 0; row < count; row++, at += 2) {
            Int128.divideByPowerOfTen(values[at], values[at + 1], digits, out, at);
            if (!Int128.fits(out[at], out[at + 1], precision) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public void widen(long[] values, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[2 * row] = values[row] >> 63;
            out[2 * row + 1] = values[row];
        }
    }

    @Override
    public void widen(int[] values, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[2 * row] = values[row] >> 31;
            out[2 * row + 1] = values[row];
        }
    }

    @Override
    public int narrow(long[] values, long min, long max, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            long high = values[2 * row];
            long low = values[2 * row + 1];
            out[row] = low;
            if ((high != low >> 63 || low < min || low > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public void toDouble(long[] values, int count, double[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = Int128.toDouble(values[2 * row], values[2 * row + 1]);
        }
    }

    @Override
    public void scaledToDouble(long[] values, int digits, int count, double[] out) {
        if (digits == 0) {
            toDouble(values, count, out);
            return;
        }
        // Powers up to 10^22 are exact doubles.
        double power = Int128.toDouble(Int128.powerHigh(digits), Int128.powerLow(digits));
        long exact = digits <= 22 ? 1L << 53 : -1;
        for (int row = 0; row < count; row++) {
            long high = values[2 * row];
            long low = values[2 * row + 1];
            out[row] = high == low >> 63 && low != Long.MIN_VALUE && Math.abs(low) <= exact
                    ? low / power
                    : new BigDecimal(Int128.toBigInteger(high, low), digits).doubleValue();
        }
    }
}
