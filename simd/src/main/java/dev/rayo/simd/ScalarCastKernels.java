package dev.rayo.simd;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Defines the casts.
sealed class ScalarCastKernels implements CastKernels permits VectorCastKernels {

    @Override
    public void toLong(int[] values, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = values[row];
        }
    }

    @Override
    public void toDouble(int[] values, int count, double[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = values[row];
        }
    }

    @Override
    public void toDouble(long[] values, int count, double[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = values[row];
        }
    }

    @Override
    public void toDouble(float[] values, int count, double[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = values[row];
        }
    }

    @Override
    public void toFloat(int[] values, int count, float[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = values[row];
        }
    }

    @Override
    public void toFloat(long[] values, int count, float[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = values[row];
        }
    }

    @Override
    public void toFloat(double[] values, int count, float[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = (float) values[row];
        }
    }

    @Override
    public int toInt(long[] values, int min, int max, long @Nullable [] validity, int count, int[] out) {
        return toInt(values, min, max, validity, 0, count, out);
    }

    /// Narrows the rows from `from` on.
    static int toInt(long[] values, int min, int max, long @Nullable [] validity, int from, int count, int[] out) {
        for (int row = from; row < count; row++) {
            long value = values[row];
            out[row] = (int) value;
            if ((value < min || value > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int toInt(int[] values, int min, int max, long @Nullable [] validity, int count, int[] out) {
        return toInt(values, min, max, validity, 0, count, out);
    }

    /// Checks and copies the rows from `from` on.
    static int toInt(int[] values, int min, int max, long @Nullable [] validity, int from, int count, int[] out) {
        for (int row = from; row < count; row++) {
            int value = values[row];
            out[row] = value;
            if ((value < min || value > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int toInt(double[] values, int min, int max, long @Nullable [] validity, int count, int[] out) {
        for (int row = 0; row < count; row++) {
            double value = Math.rint(values[row]);
            out[row] = (int) value;
            if (!(value >= min && value <= max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int toLong(double[] values, long min, long max, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            double rounded = Math.rint(values[row]);
            long value = (long) rounded;
            out[row] = value;
            // 2^63 saturates to the greatest long, which may be in range, but is another number. NaN becomes zero.
            boolean inside = value >= min && value <= max && rounded < 0x1p63 && rounded >= -0x1p63;
            if (!inside && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public int scaleUp(
            long[] values, int digits, long min, long max, long @Nullable [] validity, int count, long[] out) {
        return ScalarArithmeticKernels.apply(
                ExactOperation.MULTIPLY, values, Int128.powerLow(digits), min, max, validity, 0, count, out);
    }

    @Override
    public int scaleDown(
            long[] values, int digits, long min, long max, long @Nullable [] validity, int count, long[] out) {
        return scaleDown(values, digits, min, max, validity, 0, count, out);
    }

    /// Scales the rows from `from` on.
    static int scaleDown(
            long[] values, int digits, long min, long max, long @Nullable [] validity, int from, int count, long[] out) {
        long divisor = Int128.powerLow(digits);
        long half = digits == 0 ? 1 : divisor >> 1;
        long multiplier = PowerDivision.multiplier(digits);
        int shift = PowerDivision.shift(digits);
        for (int row = from; row < count; row++) {
            long value = values[row];
            long sign = value >> 63;
            long magnitude = (value ^ sign) - sign;
            long quotient = digits == 0 ? magnitude : Math.unsignedMultiplyHigh(magnitude, multiplier) >>> shift;
            quotient += magnitude - quotient * divisor >= half ? 1 : 0;
            quotient = (quotient ^ sign) - sign;
            out[row] = quotient;
            if ((quotient < min || quotient > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public void scaledToDouble(long[] values, int digits, int count, double[] out) {
        double power = Int128.powerLow(digits);
        for (int row = 0; row < count; row++) {
            long value = values[row];
            // Two exact doubles have a correctly rounded quotient; a longer dividend would be rounded twice.
            out[row] = Math.abs(value) <= 1L << 53 && value != Long.MIN_VALUE
                    ? value / power
                    : BigDecimal.valueOf(value, digits).doubleValue();
        }
    }
}
