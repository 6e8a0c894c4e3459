package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Combines, counts, moves and selects bits. [ScalarBitKernels] is the definition.
///
/// The logic works on the words of `count` rows. Inputs may have any bits after the last row; outputs have none.
public sealed interface BitKernels permits ScalarBitKernels {

    void and(long[] left, long[] right, int count, long[] out);

    void or(long[] left, long[] right, int count, long[] out);

    /// Keeps what is in `left` and not in `right`.
    void andNot(long[] left, long[] right, int count, long[] out);

    void not(long[] bits, int count, long[] out);

    /// Sets bits 0 to `count - 1` to `value`.
    void fill(boolean value, int count, long[] out);

    /// Returns how many of the first `count` bits are set.
    int count(long[] bits, int count);

    /// Returns how many of the selected rows have their bit set; no bits means all, no selection means all rows.
    int count(long @Nullable [] bits, int @Nullable [] selection, int count);

    boolean isAll(long[] bits, int count);

    boolean isNone(long[] bits, int count);

    /// Writes the numbers of the set rows, ascending, and returns how many there are.
    ///
    /// @param out at least `count` entries; those after the result may be overwritten
    int toSelection(long[] bits, int count, int[] out);

    /// Keeps the rows of a selection whose bit, by row number, is set, and returns how many.
    ///
    /// @param out may be `selection` itself
    int refine(long[] bits, int[] selection, int count, int[] out);

    /// Sets exactly the bits of the selected rows.
    ///
    /// @param count rows in the selection
    /// @param rows  bits that `out` holds; every selected row is below it
    void fromSelection(int[] selection, int count, int rows, long[] out);

    /// Sets bit `i` where the bit of row `selection[i]` is set.
    ///
    /// @param out not `bits`
    void gather(long[] bits, int[] selection, int count, long[] out);

    /// Copies `count` bits from bit `from` of `in` to bit `to` of `out`, and leaves the other bits of `out` alone.
    ///
    /// @param out may be `in` only when the ranges do not overlap
    void copy(long[] in, int from, int count, long[] out, int to);

    /// Sets `count` bits of `out` from bit `from` on, and leaves the others alone.
    void fillRange(boolean value, int from, int count, long[] out);

    /// Spreads `values`, which has one bit per set bit of `mask`, to the set positions; the others are cleared.
    ///
    /// @param out not `values`
    void expand(long[] values, long[] mask, int count, long[] out);

    /// Spreads `values`, which has one entry per set bit of `mask`, to the set positions from `outOffset` on. Entries at
    /// clear positions are unspecified.
    ///
    /// @param out may be `values` when `outOffset` is 0
    void expand(int[] values, long[] mask, int count, int[] out, int outOffset);

    /// Spreads `values` like the `int` form.
    void expand(long[] values, long[] mask, int count, long[] out, int outOffset);

    /// Spreads `values` like the `int` form.
    void expand(float[] values, long[] mask, int count, float[] out, int outOffset);

    /// Spreads `values` like the `int` form.
    void expand(double[] values, long[] mask, int count, double[] out, int outOffset);

    /// Spreads pairs of longs like the `int` form; `outOffset` counts pairs.
    void expand128(long[] values, long[] mask, int count, long[] out, int outOffset);

    /// Turns bits into bytes of 0 and 1.
    void toBytes(long[] bits, int count, byte[] out);

    /// Reads bits from bytes, lowest bit of each byte first.
    ///
    /// @param in     at least `ceil(count / 8)` bytes from `offset` on
    /// @param to     first bit of `out` to write; the other bits are left alone
    void fromPackedBytes(byte[] in, int offset, int count, long[] out, int to);
}
