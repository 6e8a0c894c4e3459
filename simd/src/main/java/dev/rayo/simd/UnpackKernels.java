package dev.rayo.simd;

/// Decodes what Parquet packs: bits, deltas, split streams and runs. [ScalarUnpackKernels] is the definition.
///
/// Everything is little-endian, lowest bit first, as in the
/// [Parquet encodings](https://parquet.apache.org/docs/file-format/data-pages/encodings/). Input that ends too early
/// throws [IndexOutOfBoundsException]; runs that make no sense throw [IllegalArgumentException]. Nothing outside of the
/// input array is read, and nothing outside of the `count` outputs is written.
public sealed interface UnpackKernels permits ScalarUnpackKernels {

    /// Unpacks values of `width` bits, for widths of 0 to 32.
    ///
    /// @param in at least `ceil(count * width / 8)` bytes from `offset` on
    void unpack(byte[] in, int offset, int width, int count, int[] out, int outOffset);

    /// Unpacks values of `width` bits, for widths of 0 to 64.
    ///
    /// @param in at least `ceil(count * width / 8)` bytes from `offset` on
    void unpack(byte[] in, int offset, int width, int count, long[] out, int outOffset);

    /// Turns deltas into values in place, wrapping as DELTA_BINARY_PACKED wants:
    /// `values[i] = previous + minDelta + values[i]`, where `previous` starts as given.
    ///
    /// @return the last value; `previous` when `count` is 0
    int prefixSum(int previous, int minDelta, int[] values, int offset, int count);

    /// Turns deltas into values like the `int` form.
    long prefixSum(long previous, long minDelta, long[] values, int offset, int count);

    /// Joins four byte streams, BYTE_STREAM_SPLIT of 4-byte values.
    ///
    /// @param in     byte `b` of value `i` stands at `offset + b * stride + i`
    /// @param stride how many values the streams hold; at least `count`
    void joinStreams(byte[] in, int offset, int stride, int count, int[] out, int outOffset);

    /// Joins four byte streams into floats.
    void joinStreams(byte[] in, int offset, int stride, int count, float[] out, int outOffset);

    /// Joins eight byte streams, BYTE_STREAM_SPLIT of 8-byte values.
    void joinStreams(byte[] in, int offset, int stride, int count, long[] out, int outOffset);

    /// Joins eight byte streams into doubles.
    void joinStreams(byte[] in, int offset, int stride, int count, double[] out, int outOffset);

    /// Joins `width` byte streams into values of `width` bytes each: BYTE_STREAM_SPLIT of FIXED_LEN_BYTE_ARRAY.
    void joinStreams(byte[] in, int offset, int stride, int width, int count, byte[] out, int outOffset);

    /// Decodes the RLE/bit-packed hybrid of bit width 1, which is how flat columns store what is not NULL, to bits.
    ///
    /// @param in     the runs, without a length before them, from `offset` up to `end`
    /// @param count  how many levels to decode; a last bit-packed run may hold more
    /// @param out    takes `count` bits from bit `to` on; its other bits are left alone
    /// @return how many of them are set
    /// @throws IllegalArgumentException when the runs end too early or a run has no rows
    int definitionBits(byte[] in, int offset, int end, int count, long[] out, int to);
}
