package dev.rayo.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Selection and spreading by compress and expand. What is not overridden the compiler turns into vector code by itself.
final class VectorBitKernels extends ScalarBitKernels {
    private static final VectorSpecies<Integer> INTS = VectorKernels.INTS;
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Float> FLOATS = VectorKernels.FLOATS;
    private static final VectorSpecies<Double> DOUBLES = VectorKernels.DOUBLES;
    /// Set bits per word up to which visiting so many is quicker than compressing all 64 rows.
    private static final int SPARSE = 4;

    @Override
    public int toSelection(long[] bits, int count, int[] out) {
        IntVector lanes = IntVector.zero(INTS).addIndex(1);
        long laneBits = PackedBits.mask(INTS.length());
        int full = count & -64;
        int selected = 0;
        for (int row = 0; row < full; row += 64) {
            long word = bits[row >> 6];
            int wordRows = Long.bitCount(word);
            if (wordRows <= SPARSE) {
                // Four numbers, set or not, take no branch. Never beyond the end: see below.
                for (int i = 0; i < SPARSE; i++) {
                    out[selected + i] = row + Long.numberOfTrailingZeros(word);
                    word &= word - 1;
                }
                selected += wordRows;
                continue;
            }
            for (int lane = 0; lane < 64; lane += INTS.length()) {
                // Never beyond the end: no more rows were selected than there are before this one.
                VectorMask<Integer> set = VectorMask.fromLong(INTS, word >>> lane);
                lanes.add(row + lane).compress(set).intoArray(out, selected);
                selected += Long.bitCount(word >>> lane & laneBits);
            }
        }
        return full == count
                ? selected
                : select(bits[full >> 6] & Bits.lastMask(count), full, out, selected);
    }

    @Override
    public void expand(int[] values, long[] mask, int count, int[] out, int outOffset) {
        int full = count & -64;
        int taken = expand(values, mask, full >> 6, count, out, outOffset);
        long laneBits = PackedBits.mask(INTS.length());
        for (int row = full - INTS.length(); row >= 0; row -= INTS.length()) {
            long set = mask[row >> 6] >>> row & laneBits;
            taken -= Long.bitCount(set);
            IntVector.fromArray(INTS, values, taken, INTS.indexInRange(taken, values.length))
                    .expand(VectorMask.fromLong(INTS, set))
                    .intoArray(out, outOffset + row);
        }
    }

    @Override
    public void expand(long[] values, long[] mask, int count, long[] out, int outOffset) {
        int full = count & -64;
        int taken = expand(values, mask, full >> 6, count, out, outOffset);
        long laneBits = PackedBits.mask(LONGS.length());
        for (int row = full - LONGS.length(); row >= 0; row -= LONGS.length()) {
            long set = mask[row >> 6] >>> row & laneBits;
            taken -= Long.bitCount(set);
            LongVector.fromArray(LONGS, values, taken, LONGS.indexInRange(taken, values.length))
                    .expand(VectorMask.fromLong(LONGS, set))
                    .intoArray(out, outOffset + row);
        }
    }

    @Override
    public void expand(float[] values, long[] mask, int count, float[] out, int outOffset) {
        int full = count & -64;
        int taken = expand(values, mask, full >> 6, count, out, outOffset);
        long laneBits = PackedBits.mask(FLOATS.length());
        for (int row = full - FLOATS.length(); row >= 0; row -= FLOATS.length()) {
            long set = mask[row >> 6] >>> row & laneBits;
            taken -= Long.bitCount(set);
            FloatVector.fromArray(FLOATS, values, taken, FLOATS.indexInRange(taken, values.length))
                    .expand(VectorMask.fromLong(FLOATS, set))
                    .intoArray(out, outOffset + row);
        }
    }

    @Override
    public void expand(double[] values, long[] mask, int count, double[] out, int outOffset) {
        int full = count & -64;
        int taken = expand(values, mask, full >> 6, count, out, outOffset);
        long laneBits = PackedBits.mask(DOUBLES.length());
        for (int row = full - DOUBLES.length(); row >= 0; row -= DOUBLES.length()) {
            long set = mask[row >> 6] >>> row & laneBits;
            taken -= Long.bitCount(set);
            DoubleVector.fromArray(DOUBLES, values, taken, DOUBLES.indexInRange(taken, values.length))
                    .expand(VectorMask.fromLong(DOUBLES, set))
                    .intoArray(out, outOffset + row);
        }
    }
}
