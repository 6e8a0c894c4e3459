package dev.rayo.simd;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Searching and case by vector. Comparisons are inherited: they run on the intrinsics of [Arrays].
final class VectorBytesKernels extends ScalarBytesKernels {
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final int LANES = BYTES.length();
    /// Added to a byte before a signed comparison, to compare unsigned.
    private static final int SIGN = 128;

    @Override
    public void contains(
            byte[] data, long[] views, byte[] pattern, long @Nullable [] validity, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean holds = Bits.isSet(validity, row)
                        && find(data, (int) (views[row] >>> 32), (int) views[row], pattern) >= 0;
                bits |= (holds ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public int indexOf(byte[] data, int offset, int length, byte[] pattern) {
        return find(data, offset, length, pattern);
    }

    /// Tries a vector of places at a time by the first and the last byte of the pattern, and compares in full only
    /// where both agree, as in Wojciech Mula's "SIMD-friendly algorithms for substring searching". Loads may go beyond
    /// the string, never beyond the array; what they find there does not count.
    private static int find(byte[] data, int offset, int length, byte[] pattern) {
        if (pattern.length < 2 || length < pattern.length) {
            return indexOf(data, offset, 0, length, pattern);
        }
        ByteVector first = ByteVector.broadcast(BYTES, pattern[0]);
        ByteVector last = ByteVector.broadcast(BYTES, pattern[pattern.length - 1]);
        int places = length - pattern.length + 1;
        int place = 0;
        for (; place < places && offset + place + pattern.length - 1 + LANES <= data.length; place += LANES) {
            VectorMask<Byte> firsts = ByteVector.fromArray(BYTES, data, offset + place)
                    .compare(VectorOperators.EQ, first);
            VectorMask<Byte> lasts = ByteVector.fromArray(BYTES, data, offset + place + pattern.length - 1)
                    .compare(VectorOperators.EQ, last);
            long candidates = firsts.and(lasts).toLong() & Bits.maskOfWord(0, places - place);
            for (; candidates != 0; candidates &= candidates - 1) {
                int at = offset + place + Long.numberOfTrailingZeros(candidates);
                if (Arrays.equals(data, at + 1, at + pattern.length, pattern, 1, pattern.length)) {
                    return at - offset;
                }
            }
        }
        return place >= places ? -1 : indexOf(data, offset, place, length, pattern);
    }

    @Override
    public boolean isAscii(byte[] data, int offset, int length) {
        int end = offset + length;
        int at = offset;
        for (; at <= end - LANES; at += LANES) {
            if (ByteVector.fromArray(BYTES, data, at)
                    .compare(VectorOperators.LT, 0)
                    .anyTrue()) {
                return false;
            }
        }
        return super.isAscii(data, at, end - at);
    }

    @Override
    public int firstMalformed(byte[] data, long[] views, int from, int to) {
        int row = from;
        while (row < to) {
            int end = VectorUtf8Kernels.runEnd(data, views, row, to);
            if (!VectorUtf8Kernels.isUtf8(
                    data, (int) (views[row] >>> 32), (int) (views[end - 1] >>> 32) + (int) views[end - 1])) {
                int found = super.firstMalformed(data, views, row, end);
                if (found < end) {
                    return found;
                }
            }
            row = end;
        }
        return to;
    }

    @Override
    public void toLowerAscii(byte[] in, int offset, int length, byte[] out, int outOffset) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            ByteVector value = ByteVector.fromArray(BYTES, in, offset + i);
            VectorMask<Byte> letters =
                    value.sub((byte) ('A' + SIGN)).compare(VectorOperators.LT, (byte) (26 - SIGN));
            value.add((byte) 32, letters).intoArray(out, outOffset + i);
        }
        super.toLowerAscii(in, offset + i, length - i, out, outOffset + i);
    }

    @Override
    public void toUpperAscii(byte[] in, int offset, int length, byte[] out, int outOffset) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            ByteVector value = ByteVector.fromArray(BYTES, in, offset + i);
            VectorMask<Byte> letters =
                    value.sub((byte) ('a' + SIGN)).compare(VectorOperators.LT, (byte) (26 - SIGN));
            value.sub((byte) 32, letters).intoArray(out, outOffset + i);
        }
        super.toUpperAscii(in, offset + i, length - i, out, outOffset + i);
    }
}
