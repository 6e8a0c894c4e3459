package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Turns columns of one numeric type into another. [ScalarCastKernels] is the definition.
///
/// The checked forms return the number of the first valid row whose value is outside of `min` to `max`, or -1; what
/// `out` holds is unspecified then. NULL rows never fail. 128-bit integers are cast by [Int128Kernels].
public sealed interface CastKernels permits ScalarCastKernels {

    void toLong(int[] values, int count, long[] out);

    void toDouble(int[] values, int count, double[] out);

    /// Rounds to the nearest double, ties to even.
    void toDouble(long[] values, int count, double[] out);

    void toDouble(float[] values, int count, double[] out);

    /// Rounds to the nearest float, ties to even.
    void toFloat(int[] values, int count, float[] out);

    /// Rounds to the nearest float, ties to even.
    void toFloat(long[] values, int count, float[] out);

    /// Rounds to the nearest float, ties to even; what is too large becomes an infinity.
    void toFloat(double[] values, int count, float[] out);

    /// Narrows to a range inside that of `int`.
    int toInt(long[] values, int min, int max, long @Nullable [] validity, int count, int[] out);

    /// Checks that values are inside a range narrower than that of `int`, and copies them.
    int toInt(int[] values, int min, int max, long @Nullable [] validity, int count, int[] out);

    /// Rounds to the nearest integer, ties to even. NaN is outside of every range.
    int toInt(double[] values, int min, int max, long @Nullable [] validity, int count, int[] out);

    /// Rounds to the nearest integer, ties to even. NaN is outside of every range.
    int toLong(double[] values, long min, long max, long @Nullable [] validity, int count, long[] out);

    /// Multiplies by `10^digits`, for 0 to 18 digits: a decimal gets a larger scale.
    int scaleUp(long[] values, int digits, long min, long max, long @Nullable [] validity, int count, long[] out);

    /// Divides by `10^digits` and rounds halves away from zero, for 0 to 18 digits: a decimal gets a smaller scale.
    int scaleDown(long[] values, int digits, long min, long max, long @Nullable [] validity, int count, long[] out);

    /// Divides by `10^digits` into the nearest doubles, for 0 to 18 digits: the value of a decimal.
    void scaledToDouble(long[] values, int digits, int count, double[] out);
}
