package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Decoding by vector. Bits are unpacked by [VectorIntUnpackKernels] and [VectorLongUnpackKernels].
final class VectorUnpackKernels extends ScalarUnpackKernels {
    private static final VectorSpecies<Integer> INTS = VectorKernels.INTS;
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    /// As many bytes as there are int lanes; no such vector is so narrow as four bytes.
    private static final @Nullable VectorSpecies<Byte> QUARTER_BYTES =
            INTS.length() < 8 ? null : VectorShape.forBitSize(INTS.length() * 8).withLanes(byte.class);

    @Override
    public void unpack(byte[] in, int offset, int width, int count, int[] out, int outOffset) {
        checkWidth(width, 32);
        PackedBits.check(in, offset, (long) width * count);
        if (width == 32) {
            LittleEndian.copy(in, offset, count, out, outOffset);
        } else {
            int done = VectorIntUnpackKernels.unpack(in, offset, width, count, out, outOffset);
            unpack(in, offset, width, done, count, out, outOffset);
        }
    }

    @Override
    public void unpack(byte[] in, int offset, int width, int count, long[] out, int outOffset) {
        checkWidth(width, 64);
        PackedBits.check(in, offset, (long) width * count);
        if (width == 64) {
            LittleEndian.copy(in, offset, count, out, outOffset);
        } else {
            int done = VectorLongUnpackKernels.unpack(in, offset, width, count, out, outOffset);
            unpack(in, offset, width, done, count, out, outOffset);
        }
    }

    /// Sums inside each vector by doubling steps, then adds the total of the vectors before, which alone is carried
    /// from one to the next.
    @Override
    public int prefixSum(int previous, int minDelta, int[] values, int offset, int count) {
        IntVector before = IntVector.broadcast(INTS, previous);
        int at = offset;
        int end = offset + count - INTS.length();
        for (; at <= end; at += INTS.length()) {
            IntVector sums = IntVector.fromArray(INTS, values, at).add(minDelta);
            sums = sums.add(sums.rearrange(IntSteps.BY_1), IntSteps.FROM_1);
            sums = sums.add(sums.rearrange(IntSteps.BY_2), IntSteps.FROM_2);
            if (INTS.length() > 4) {
                sums = sums.add(sums.rearrange(IntSteps.BY_4), IntSteps.FROM_4);
            }
            if (INTS.length() > 8) {
                sums = sums.add(sums.rearrange(IntSteps.BY_8), IntSteps.FROM_8);
            }
            sums.add(before).intoArray(values, at);
            before = before.add(sums.rearrange(IntSteps.LAST));
        }
        int value = at > offset ? values[at - 1] : previous;
        return super.prefixSum(value, minDelta, values, at, offset + count - at);
    }

    @Override
    public long prefixSum(long previous, long minDelta, long[] values, int offset, int count) {
        LongVector before = LongVector.broadcast(LONGS, previous);
        int at = offset;
        int end = offset + count - LONGS.length();
        for (; at <= end; at += LONGS.length()) {
            LongVector sums = LongVector.fromArray(LONGS, values, at).add(minDelta);
            sums = sums.add(sums.rearrange(LongSteps.BY_1), LongSteps.FROM_1);
            if (LONGS.length() > 2) {
                sums = sums.add(sums.rearrange(LongSteps.BY_2), LongSteps.FROM_2);
            }
            if (LONGS.length() > 4) {
                sums = sums.add(sums.rearrange(LongSteps.BY_4), LongSteps.FROM_4);
            }
            sums.add(before).intoArray(values, at);
            before = before.add(sums.rearrange(LongSteps.LAST));
        }
        long value = at > offset ? values[at - 1] : previous;
        return super.prefixSum(value, minDelta, values, at, offset + count - at);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, int[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                join4(in, offset + i, stride).intoArray(out, outOffset + i);
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, float[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                join4(in, offset + i, stride).reinterpretAsFloats().intoArray(out, outOffset + i);
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, long[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                IntVector lows = join4(in, offset + i, stride);
                IntVector highs = join4(in, offset + i + 4 * stride, stride);
                join8(lows, highs, 0).intoArray(out, outOffset + i);
                join8(lows, highs, 1).intoArray(out, outOffset + i + LONGS.length());
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, double[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                IntVector lows = join4(in, offset + i, stride);
                IntVector highs = join4(in, offset + i + 4 * stride, stride);
                join8(lows, highs, 0).reinterpretAsDoubles().intoArray(out, outOffset + i);
                join8(lows, highs, 1).reinterpretAsDoubles().intoArray(out, outOffset + i + LONGS.length());
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    /// Joins as many 4-byte values as there are int lanes.
    private static IntVector join4(byte[] in, int at, int stride) {
        return stream(in, at)
                .or(stream(in, at + stride).lanewise(VectorOperators.LSHL, 8))
                .or(stream(in, at + 2 * stride).lanewise(VectorOperators.LSHL, 16))
                .or(stream(in, at + 3 * stride).lanewise(VectorOperators.LSHL, 24));
    }

    private static IntVector stream(byte[] in, int at) {
        return (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
    }

    /// Joins half of the lanes, the lower (part 0) or the upper (part 1), to longs.
    private static LongVector join8(IntVector lows, IntVector highs, int part) {
        LongVector low = (LongVector) lows.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, part);
        LongVector high = (LongVector) highs.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, part);
        return low.or(high.lanewise(VectorOperators.LSHL, 32));
    }

    /// Moves of int lanes upwards, and the lanes that something is moved to.
    private static final class IntSteps {
        static final VectorShuffle<Integer> BY_1 = VectorShuffle.iota(INTS, -1, 1, true);
        static final VectorShuffle<Integer> BY_2 = VectorShuffle.iota(INTS, -2, 1, true);
        static final VectorShuffle<Integer> BY_4 = VectorShuffle.iota(INTS, -4, 1, true);
        static final VectorShuffle<Integer> BY_8 = VectorShuffle.iota(INTS, -8, 1, true);
        static final VectorShuffle<Integer> LAST = VectorShuffle.fromOp(INTS, lane -> INTS.length() - 1);
        static final VectorMask<Integer> FROM_1 = VectorMask.fromLong(INTS, -1L << 1);
        static final VectorMask<Integer> FROM_2 = VectorMask.fromLong(INTS, -1L << 2);
        static final VectorMask<Integer> FROM_4 = VectorMask.fromLong(INTS, -1L << 4);
        static final VectorMask<Integer> FROM_8 = VectorMask.fromLong(INTS, -1L << 8);
    }

    /// Moves of long lanes upwards, and the lanes that something is moved to.
    private static final class LongSteps {
        static final VectorShuffle<Long> BY_1 = VectorShuffle.iota(LONGS, -1, 1, true);
        static final VectorShuffle<Long> BY_2 = VectorShuffle.iota(LONGS, -2, 1, true);
        static final VectorShuffle<Long> BY_4 = VectorShuffle.iota(LONGS, -4, 1, true);
        static final VectorShuffle<Long> LAST = VectorShuffle.fromOp(LONGS, lane -> LONGS.length() - 1);
        static final VectorMask<Long> FROM_1 = VectorMask.fromLong(LONGS, -1L << 1);
        static final VectorMask<Long> FROM_2 = VectorMask.fromLong(LONGS, -1L << 2);
        static final VectorMask<Long> FROM_4 = VectorMask.fromLong(LONGS, -1L << 4);
    }
}
