package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Decoding by vector. Bits are unpacked by [VectorIntUnpackKernels] and [VectorLongUnpackKernels]; prefix sums are
/// inherited, because summing inside of vectors by doubling steps was no faster than one addition after the other.
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

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, int[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                int at = offset + i;
                IntVector joined0 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined1 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined2 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 2 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined3 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 3 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined = joined0.or(joined1.lanewise(VectorOperators.LSHL, 8))
                        .or(joined2.lanewise(VectorOperators.LSHL, 16))
                        .or(joined3.lanewise(VectorOperators.LSHL, 24));
                joined.intoArray(out, outOffset + i);
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, float[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                int at = offset + i;
                IntVector joined0 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined1 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined2 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 2 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined3 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 3 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector joined = joined0.or(joined1.lanewise(VectorOperators.LSHL, 8))
                        .or(joined2.lanewise(VectorOperators.LSHL, 16))
                        .or(joined3.lanewise(VectorOperators.LSHL, 24));
                joined.reinterpretAsFloats().intoArray(out, outOffset + i);
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, long[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                int at = offset + i;
                IntVector lows0 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows1 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows2 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 2 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows3 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 3 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows = lows0.or(lows1.lanewise(VectorOperators.LSHL, 8))
                        .or(lows2.lanewise(VectorOperators.LSHL, 16))
                        .or(lows3.lanewise(VectorOperators.LSHL, 24));
                at += 4 * stride;
                IntVector highs0 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs1 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs2 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 2 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs3 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 3 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs = highs0.or(highs1.lanewise(VectorOperators.LSHL, 8))
                        .or(highs2.lanewise(VectorOperators.LSHL, 16))
                        .or(highs3.lanewise(VectorOperators.LSHL, 24));
                LongVector low = (LongVector) lows.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 0);
                LongVector high = (LongVector) highs.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 0);
                low.or(high.lanewise(VectorOperators.LSHL, 32))
                        .intoArray(out, outOffset + i);
                low = (LongVector) lows.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 1);
                high = (LongVector) highs.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 1);
                low.or(high.lanewise(VectorOperators.LSHL, 32))
                        .intoArray(out, outOffset + i + LONGS.length());
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }

    @Override
    public void joinStreams(byte[] in, int offset, int stride, int count, double[] out, int outOffset) {
        int i = 0;
        if (QUARTER_BYTES != null) {
            for (; i <= count - INTS.length(); i += INTS.length()) {
                int at = offset + i;
                IntVector lows0 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows1 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows2 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 2 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows3 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 3 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector lows = lows0.or(lows1.lanewise(VectorOperators.LSHL, 8))
                        .or(lows2.lanewise(VectorOperators.LSHL, 16))
                        .or(lows3.lanewise(VectorOperators.LSHL, 24));
                at += 4 * stride;
                IntVector highs0 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs1 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs2 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 2 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs3 = (IntVector) ByteVector.fromArray(QUARTER_BYTES, in, at + 3 * stride)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
                IntVector highs = highs0.or(highs1.lanewise(VectorOperators.LSHL, 8))
                        .or(highs2.lanewise(VectorOperators.LSHL, 16))
                        .or(highs3.lanewise(VectorOperators.LSHL, 24));
                LongVector low = (LongVector) lows.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 0);
                LongVector high = (LongVector) highs.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 0);
                low.or(high.lanewise(VectorOperators.LSHL, 32)).reinterpretAsDoubles()
                        .intoArray(out, outOffset + i);
                low = (LongVector) lows.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 1);
                high = (LongVector) highs.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, 1);
                low.or(high.lanewise(VectorOperators.LSHL, 32)).reinterpretAsDoubles()
                        .intoArray(out, outOffset + i + LONGS.length());
            }
        }
        joinStreams(in, offset, stride, i, count, out, outOffset);
    }
}
