package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Case, code points and checks by vector; [VectorSearchKernels] searches. Comparisons are inherited: they run on the intrinsics of [Arrays].
final class VectorBytesKernels extends ScalarBytesKernels {
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final int LANES = BYTES.length();
    /// Added to a byte before a signed comparison, to compare unsigned.
    private static final int SIGN = 128;

    @Override
    public void contains(
            byte[] data, long[] views, byte[] pattern, long @Nullable [] validity, int count, long[] selected) {
        if (pattern.length == 0) {
            super.contains(data, views, pattern, validity, count, selected);
        } else {
            VectorSearchKernels.contains(data, views, pattern, validity, count, selected);
        }
    }

    @Override
    public int indexOf(byte[] data, int offset, int length, byte[] pattern) {
        return VectorSearchKernels.indexOf(data, offset, length, pattern);
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
        if (from >= to || VectorUtf8Kernels.areAscii(data, views, from, to)) {
            return to;
        }
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
    public void codePoints(byte[] data, long[] views, long @Nullable [] validity, int count, int[] out) {
        int loadable = data.length - LANES;
        for (int row = 0; row < count; row++) {
            int offset = (int) (views[row] >>> 32);
            int length = (int) views[row];
            if (!Bits.isSet(validity, row)) {
                out[row] = 0;
            } else if (length < LANES && offset <= loadable) {
                long continuing = ByteVector.fromArray(BYTES, data, offset)
                        .compare(VectorOperators.LT, (byte) 0xc0)
                        .toLong();
                out[row] = length - Long.bitCount(continuing & (1L << length) - 1);
            } else {
                out[row] = length - continuingOfMany(data, offset, length);
            }
        }
    }

    private static int continuingOfMany(byte[] data, int offset, int length) {
        int continuing = 0;
        int done = 0;
        for (; done <= length - LANES; done += LANES) {
            continuing += ByteVector.fromArray(BYTES, data, offset + done)
                    .compare(VectorOperators.LT, (byte) 0xc0)
                    .trueCount();
        }
        return continuing + continuing(data, offset + done, length - done);
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
