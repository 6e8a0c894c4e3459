package dev.rayo.simd;

/// Compares columns with constants and with each other into bits. [ScalarCompareKernels] is the definition.
///
/// Bit `i` of `selected` is set when the comparison holds of row `i`, whether or not row `i` is NULL: callers `and` the
/// validity. Floats are ordered as [Comparison] says.
public sealed interface CompareKernels permits ScalarCompareKernels, VectorCompareKernels {

    void compare(Comparison comparison, int[] left, int right, int count, long[] selected);

    void compare(Comparison comparison, int[] left, int[] right, int count, long[] selected);

    void compare(Comparison comparison, long[] left, long right, int count, long[] selected);

    void compare(Comparison comparison, long[] left, long[] right, int count, long[] selected);

    void compare(Comparison comparison, float[] left, float right, int count, long[] selected);

    void compare(Comparison comparison, float[] left, float[] right, int count, long[] selected);

    void compare(Comparison comparison, double[] left, double right, int count, long[] selected);

    void compare(Comparison comparison, double[] left, double[] right, int count, long[] selected);

    /// Compares 128-bit integers with the constant `high:low`.
    void compare128(Comparison comparison, long[] left, long high, long low, int count, long[] selected);

    /// Compares 128-bit integers with each other.
    void compare128(Comparison comparison, long[] left, long[] right, int count, long[] selected);

    /// Selects values in the range from `low` to `high`; each end belongs to the range where its flag says so.
    void between(
            int[] values, int low, boolean lowInclusive, int high, boolean highInclusive, int count, long[] selected);

    /// Selects values in the range from `low` to `high`; each end belongs to the range where its flag says so.
    void between(
            long[] values,
            long low,
            boolean lowInclusive,
            long high,
            boolean highInclusive,
            int count,
            long[] selected);

    /// Selects values in the range from `low` to `high` in the total order, where NaN is the greatest.
    void between(
            double[] values,
            double low,
            boolean lowInclusive,
            double high,
            boolean highInclusive,
            int count,
            long[] selected);

    /// Selects values that occur in `set`, by trying each member: meant for sets of up to some 16 constants.
    void in(int[] values, int[] set, int count, long[] selected);

    /// Selects values that occur in `set`, by trying each member: meant for sets of up to some 16 constants.
    void in(long[] values, long[] set, int count, long[] selected);
}
