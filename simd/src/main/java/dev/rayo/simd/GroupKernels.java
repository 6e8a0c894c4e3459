package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Reduces a column to one value per group: `states[groups[i]]` takes the value of row `i`. [ScalarGroupKernels] is the
/// definition, and the only version: two rows of one vector of lanes may be of the same group.
///
/// With a selection, entry `i` of it names the row that belongs to `groups[i]`; without one, row `i` does. Rows that
/// are NULL are left out; `validity` is indexed by row. States are indexed by group; 128-bit states take two longs per
/// group, high half first. Rows are taken in ascending order of `i`, so a sum of doubles has one result.
public sealed interface GroupKernels permits ScalarGroupKernels {
    /// Up to this many groups the `…Few` forms apply.
    int FEW = 32;

    /// Room that they need: zeros, before and after.
    int FEW_LANES = 4 * FEW;

    /// Adds one to the group of every row, of at most [#FEW] groups: four rows at once, each to a sum of its own, so that no
    /// row waits for the one before it.
    void countFew(int[] groups, int count, int groupCount, long[] lanes, long[] counts);

    /// Adds without a check like [#sumUnchecked], of at most [#FEW] groups, in the way of [#countFew].
    void sumFew(long[] values, int[] groups, int count, int groupCount, long[] lanes, long[] sums);

    /// Adds like the form for longs.
    void sumFew(int[] values, int[] groups, int count, int groupCount, long[] lanes, long[] sums);

    /// Returns a number that no value's magnitude exceeds, less than twice the greatest of them, NULLs and whatever else
    /// lies there included; negative if that is more than a long holds.
    long magnitude(long[] values, int count);

    /// Adds one to the group of every row that is not NULL.
    void count(long @Nullable [] validity, int @Nullable [] selection, int[] groups, int count, long[] counts);

    void sum(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums);

    /// Adds longs to 128-bit sums, exactly.
    void sum(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums128);

    /// Adds longs to 64-bit sums without a check: for inputs whose bounds are known to be small enough.
    void sumUnchecked(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums);

    /// Adds 128-bit integers, and returns whether all sums stayed exact.
    boolean sum128(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums128);

    void sum(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] sums);

    void sum(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] sums);

    void min(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            int[] mins);

    void max(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            int[] maxs);

    void min(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] mins);

    void max(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] maxs);

    /// Keeps the least, in the order of [AggregateKernels]: start with NaN.
    void min(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            float[] mins);

    /// Keeps the greatest, in the order of [AggregateKernels].
    void max(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            float[] maxs);

    /// Keeps the least, in the order of [AggregateKernels]: start with NaN.
    void min(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] mins);

    /// Keeps the greatest, in the order of [AggregateKernels].
    void max(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] maxs);

    void min128(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] mins128);

    void max128(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] maxs128);
}
