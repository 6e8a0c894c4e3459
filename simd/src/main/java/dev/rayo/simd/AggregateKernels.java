package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Reduces a column to one value. [ScalarAggregateKernels] is the definition.
///
/// With a selection, entry `i` of it names the row, for `0 <= i < count`; without one, the rows are 0 to `count - 1`.
/// Rows that are NULL are left out; `validity` is indexed by row. Every result continues an earlier one, so that a
/// column of many vectors is reduced by one call for each. How many rows took part is what
/// [BitKernels#count(long[], int[], int)] tells; after none the initial value comes back.
public sealed interface AggregateKernels permits ScalarAggregateKernels {

    /// Adds to the 128-bit sum in `sum[0]` (high) and `sum[1]` (low), exactly.
    void sum(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] sum);

    /// Returns the sum, which cannot overflow for up to 2^32 rows.
    long sum(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count);

    /// Adds 128-bit integers to the sum in `sum[0]` (high) and `sum[1]` (low), and returns whether it stayed exact.
    boolean sum128(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] sum);

    /// Returns the sum, in this order: row (with a selection, entry) `i` is added to accumulator `i % 32`, each of which
    /// starts with zero; NULL rows add nothing. Accumulator `i` then takes `i + 16`, then `i + 8`, `i + 4`, `i + 2` and
    /// `i + 1`. A NaN result is the canonical NaN.
    double sum(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count);

    /// Returns the sum of the floats, each widened to double, in the order of the double form.
    double sum(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count);

    int min(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count, int initial);

    int max(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count, int initial);

    long min(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long initial);

    long max(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long initial);

    /// Returns the least value. NaN is the greatest of all, so start with NaN; `-0.0` is less than `0.0`.
    float min(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count, float initial);

    /// Returns the greatest value. NaN is the greatest of all; `-0.0` is less than `0.0`.
    float max(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count, float initial);

    /// Returns the least value. NaN is the greatest of all, so start with NaN; `-0.0` is less than `0.0`.
    double min(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count, double initial);

    /// Returns the greatest value. NaN is the greatest of all; `-0.0` is less than `0.0`.
    double max(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count, double initial);

    /// Lowers the 128-bit integer in `min[0]` (high) and `min[1]` (low).
    void min128(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] min);

    /// Raises the 128-bit integer in `max[0]` (high) and `max[1]` (low).
    void max128(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] max);
}
