package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Arithmetic on columns of 128-bit integers, which hold decimals of 19 to 38 digits. [ScalarInt128Kernels] is the
/// definition.
///
/// The forms that can overflow return the number of the first valid row whose exact result has more than `precision`
/// decimal digits (at most 38), or -1; what `out` holds is unspecified after an overflow. NULL rows never overflow.
public sealed interface Int128Kernels permits ScalarInt128Kernels {

    int apply(
            ExactOperation operation,
            long[] left,
            long[] right,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out);

    /// Takes the constant `rightHigh:rightLow` as the right side.
    int apply(
            ExactOperation operation,
            long[] left,
            long rightHigh,
            long rightLow,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out);

    /// Takes the constant `leftHigh:leftLow` as the left side.
    int apply(
            ExactOperation operation,
            long leftHigh,
            long leftLow,
            long[] right,
            int precision,
            long @Nullable [] validity,
            int count,
            long[] out);

    /// Multiplies 64-bit integers into 128-bit ones, which never overflows.
    ///
    /// @param out twice `count` entries, neither `left` nor `right`
    void multiplyWide(long[] left, long[] right, int count, long[] out);

    /// Multiplies by `10^digits`, for 0 to 38 digits.
    int scaleUp(long[] values, int digits, int precision, long @Nullable [] validity, int count, long[] out);

    /// Divides by `10^digits` and rounds halves away from zero, for 0 to 38 digits.
    int scaleDown(long[] values, int digits, int precision, long @Nullable [] validity, int count, long[] out);

    /// Widens 64-bit integers.
    ///
    /// @param out twice `count` entries; not `values`
    void widen(long[] values, int count, long[] out);

    /// Widens 32-bit integers.
    void widen(int[] values, int count, long[] out);

    /// Narrows to 64-bit integers between `min` and `max`, and returns the first valid row outside of them, or -1.
    int narrow(long[] values, long min, long max, long @Nullable [] validity, int count, long[] out);

    /// Converts to the nearest doubles.
    void toDouble(long[] values, int count, double[] out);

    /// Divides by `10^digits` into the nearest doubles, for 0 to 38 digits: the value of a decimal.
    void scaledToDouble(long[] values, int digits, int count, double[] out);
}
