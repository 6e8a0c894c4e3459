package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.Kernels;

/// Bit-packed numbers, lowest bit first, and bitmaps.
final class PackedBits {
    private PackedBits() {}

    /// Bits `bit` to `bit + 57` (at least) after byte `offset`; bits past the array are zero.
    static long read(byte[] in, int offset, long bit) {
        long at = offset + (bit >>> 3);
        int shift = (int) bit & 7;
        if (at + 8 <= in.length) {
            return LittleEndian.readLong(in, (int) at) >>> shift;
        }
        long word = 0;
        for (int i = 0; i < 8 && at + i < in.length; i++) {
            word |= (in[(int) at + i] & 0xffL) << (8 * i);
        }
        return word >>> shift;
    }

    /// The `index`-th number of `width` bits (0 to 32) from byte `offset`.
    static int one(byte[] in, int offset, int width, int index) {
        int mask = width == 32 ? -1 : (1 << width) - 1;
        return (int) read(in, offset, (long) index * width) & mask;
    }

    /// Unpacks `count` numbers of `width` bits (0 to 32), the first of them `index`-th from byte `offset`.
    static void unpack(byte[] in, int offset, int width, int index, int count, int[] to, int at) {
        // A kernel begins with a byte, where every eighth number does.
        int lead = Math.min(count, -index & 7);
        long bit = (long) index * width;
        int mask = width == 32 ? -1 : (1 << width) - 1;
        for (int i = at; i < at + lead; i++) {
            to[i] = (int) read(in, offset, bit) & mask;
            bit += width;
        }
        if (lead < count) {
            Kernels.current().unpack().unpack(in, offset + (int) (bit >> 3), width, count - lead, to, at + lead);
        }
    }

    /// Copies `count` bits from bit `bit` after byte `offset` to bits `at` and on of `to`; other bits stay.
    static void copy(byte[] in, int offset, long bit, int count, long[] to, int at) {
        if ((bit & 7) == 0) {
            Kernels.current().bits().fromPackedBytes(in, offset + (int) (bit >> 3), count, to, at);
            return;
        }
        int done = 0;
        while (done < count) {
            int take = Math.min(Math.min(56, count - done), 64 - (at + done & 63));
            long mask = (1L << take) - 1;
            int word = at + done >> 6;
            int shift = at + done & 63;
            to[word] = to[word] & ~(mask << shift) | (read(in, offset, bit + done) & mask) << shift;
            done += take;
        }
    }

    /// Sets bits `at` to `at + count` of `to`, or clears them; other bits stay.
    static void fill(boolean value, long[] to, int at, int count) {
        int end = at + count;
        while (at < end) {
            int take = Math.min(64 - (at & 63), end - at);
            long mask = (take == 64 ? -1L : (1L << take) - 1) << at;
            to[at >> 6] = value ? to[at >> 6] | mask : to[at >> 6] & ~mask;
            at += take;
        }
    }
}
