package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.Kernels;
import dev.rayo.simd.PackedBits;

/// A run of bit-packed numbers, lowest bit first.
final class PackedRun {
    private PackedRun() {}

    /// The `index`-th number of `width` bits (0 to 32) from byte `offset`.
    static int one(byte[] in, int offset, int width, int index) {
        return (int) (PackedBits.read57(in, offset, (long) index * width) & PackedBits.mask(width));
    }

    /// Unpacks `count` numbers of `width` bits (0 to 32), the first of them `index`-th from byte `offset`.
    static void unpack(byte[] in, int offset, int width, int index, int count, int[] to, int at) {
        // A kernel begins with a byte, where every eighth number does.
        int lead = Math.min(count, -index & 7);
        long bit = (long) index * width;
        long mask = PackedBits.mask(width);
        for (int i = at; i < at + lead; i++) {
            to[i] = (int) (PackedBits.read57(in, offset, bit) & mask);
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
            long mask = PackedBits.mask(take);
            int word = at + done >> 6;
            int shift = at + done & 63;
            to[word] = to[word] & ~(mask << shift) | (PackedBits.read57(in, offset, bit + done) & mask) << shift;
            done += take;
        }
    }
}
