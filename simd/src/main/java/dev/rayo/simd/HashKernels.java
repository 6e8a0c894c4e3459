package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Hashes columns to 64 bits, all of which are good. [ScalarHashKernels] is the definition.
///
/// Values that are equal have equal hashes, across the integer types too (an `int` and the same `long`), and across the
/// floating-point types: `-0.0` hashes as `0.0`, every NaN alike. NULL rows get [#NULL]. Hashes are the same in every
/// process and on every machine, so they may cross the wire; they are no defence against chosen keys.
public sealed interface HashKernels permits ScalarHashKernels {
    /// The hash of NULL.
    long NULL = 0x9ae16a3b2f90404fL;

    void hash(int[] values, long @Nullable [] validity, int count, long[] out);

    void hash(long[] values, long @Nullable [] validity, int count, long[] out);

    void hash(float[] values, long @Nullable [] validity, int count, long[] out);

    void hash(double[] values, long @Nullable [] validity, int count, long[] out);

    /// Hashes 128-bit integers.
    void hash128(long[] values, long @Nullable [] validity, int count, long[] out);

    /// Hashes byte strings.
    ///
    /// @param views `offset << 32 | length` into `data`
    void hashBytes(byte[] data, long[] views, long @Nullable [] validity, int count, long[] out);

    /// Mixes the hashes of a further column into those of the columns before; the order of columns matters.
    void combine(long[] hashes, long[] further, int count, long[] out);
}
