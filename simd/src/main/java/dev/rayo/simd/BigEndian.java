package dev.rayo.simd;

/// Reads big-endian two's complement numbers of any width: Parquet's decimals in FIXED_LEN_BYTE_ARRAY and BYTE_ARRAY.
public final class BigEndian {
    private BigEndian() {}

    /// Returns the number in `width` bytes, for 0 (which is zero) to 8.
    public static long readLong(byte[] in, int offset, int width) {
        long value = width > 0 ? in[offset] : 0;
        for (int i = 1; i < width; i++) {
            value = value << 8 | in[offset + i] & 0xffL;
        }
        return value;
    }

    /// Reads `count` numbers of `width` bytes each, for 1 to 8.
    public static void copy(byte[] in, int offset, int width, int count, long[] out, int outOffset) {
        for (int i = 0; i < count; i++) {
            out[outOffset + i] = readLong(in, offset + i * width, width);
        }
    }

    /// Writes the number in `width` bytes, for 0 to 16, as a 128-bit pair at `out[at]`.
    public static void read128(byte[] in, int offset, int width, long[] out, int at) {
        if (width <= 8) {
            long value = readLong(in, offset, width);
            out[at] = value >> 63;
            out[at + 1] = value;
            return;
        }
        out[at] = readLong(in, offset, width - 8);
        long low = 0;
        for (int i = width - 8; i < width; i++) {
            low = low << 8 | in[offset + i] & 0xffL;
        }
        out[at + 1] = low;
    }

    /// Reads `count` numbers of `width` bytes each, for 1 to 16, as 128-bit pairs; `outOffset` counts pairs.
    public static void copy128(byte[] in, int offset, int width, int count, long[] out, int outOffset) {
        for (int i = 0; i < count; i++) {
            read128(in, offset + i * width, width, out, 2 * (outOffset + i));
        }
    }
}
