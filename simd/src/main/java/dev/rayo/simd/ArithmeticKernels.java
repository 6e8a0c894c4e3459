package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Adds, subtracts, multiplies and divides columns. [ScalarArithmeticKernels] is the definition.
///
/// The exact forms take the range of the result type, both ends included, inside that of the array's type: the range of
/// a TINYINT, of a BIGINT, or of `-(10^p - 1)` to `10^p - 1` for a decimal. They return the number of the first valid
/// row whose exact result is outside of it, or -1; what `out` holds is unspecified after an overflow. NULL rows never
/// overflow. A column is negated by subtracting it from zero.
public sealed interface ArithmeticKernels permits ScalarArithmeticKernels {

    int apply(
            ExactOperation operation,
            int[] left,
            int[] right,
            int min,
            int max,
            long @Nullable [] validity,
            int count,
            int[] out);

    int apply(
            ExactOperation operation,
            int[] left,
            int right,
            int min,
            int max,
            long @Nullable [] validity,
            int count,
            int[] out);

    int apply(
            ExactOperation operation,
            int left,
            int[] right,
            int min,
            int max,
            long @Nullable [] validity,
            int count,
            int[] out);

    int apply(
            ExactOperation operation,
            long[] left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out);

    int apply(
            ExactOperation operation,
            long[] left,
            long right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out);

    int apply(
            ExactOperation operation,
            long left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out);

    void apply(FloatOperation operation, float[] left, float[] right, int count, float[] out);

    void apply(FloatOperation operation, float[] left, float right, int count, float[] out);

    void apply(FloatOperation operation, float left, float[] right, int count, float[] out);

    void apply(FloatOperation operation, double[] left, double[] right, int count, double[] out);

    void apply(FloatOperation operation, double[] left, double right, int count, double[] out);

    void apply(FloatOperation operation, double left, double[] right, int count, double[] out);
}
