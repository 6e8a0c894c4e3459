package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Ranges by vector, 64 rows a step; what is left of them is scalar.
final class VectorRangeKernels extends ScalarRangeKernels {
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final VectorSpecies<Short> SHORTS = VectorKernels.SHORTS;
    private static final VectorSpecies<Integer> INTS = VectorKernels.INTS;
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Float> FLOATS = VectorKernels.FLOATS;
    private static final VectorSpecies<Double> DOUBLES = VectorKernels.DOUBLES;

    @Override
    public void narrow(byte[] values, int from, int count, byte low, byte high, boolean inside, long[] bits) {
        if (low > high) {
            super.narrow(values, from, count, low, high, inside, bits);
            return;
        }
        // One signed comparison: the range is moved to begin at the least value.
        byte shift = (byte) (Byte.MIN_VALUE - low);
        ByteVector length = ByteVector.broadcast(BYTES, (byte) (high + shift));
        long flip = inside ? 0 : -1;
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            if (bits[row >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int lane = 0; lane < 64; lane += BYTES.length()) {
                ByteVector moved = ByteVector.fromArray(BYTES, values, from + row + lane).add(shift);
                in |= moved.compare(VectorOperators.LE, length).toLong() << lane;
            }
            bits[row >> 6] &= in ^ flip;
        }
        narrow(values, from, full, count, low, high, inside, bits);
    }

    @Override
    public void narrow(short[] values, int from, int count, short low, short high, boolean inside, long[] bits) {
        if (low > high) {
            super.narrow(values, from, count, low, high, inside, bits);
            return;
        }
        // One signed comparison: the range is moved to begin at the least value.
        short shift = (short) (Short.MIN_VALUE - low);
        ShortVector length = ShortVector.broadcast(SHORTS, (short) (high + shift));
        long flip = inside ? 0 : -1;
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            if (bits[row >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int lane = 0; lane < 64; lane += SHORTS.length()) {
                ShortVector moved = ShortVector.fromArray(SHORTS, values, from + row + lane).add(shift);
                in |= moved.compare(VectorOperators.LE, length).toLong() << lane;
            }
            bits[row >> 6] &= in ^ flip;
        }
        narrow(values, from, full, count, low, high, inside, bits);
    }

    @Override
    public void narrow(int[] values, int from, int count, int low, int high, boolean inside, long[] bits) {
        if (low > high) {
            super.narrow(values, from, count, low, high, inside, bits);
            return;
        }
        // One signed comparison: the range is moved to begin at the least value.
        int shift = Integer.MIN_VALUE - low;
        IntVector length = IntVector.broadcast(INTS, high + shift);
        long flip = inside ? 0 : -1;
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            if (bits[row >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int lane = 0; lane < 64; lane += INTS.length()) {
                IntVector moved = IntVector.fromArray(INTS, values, from + row + lane).add(shift);
                in |= moved.compare(VectorOperators.LE, length).toLong() << lane;
            }
            bits[row >> 6] &= in ^ flip;
        }
        narrow(values, from, full, count, low, high, inside, bits);
    }

    @Override
    public void narrow(long[] values, int from, int count, long low, long high, boolean inside, long[] bits) {
        if (low > high) {
            super.narrow(values, from, count, low, high, inside, bits);
            return;
        }
        // One signed comparison: the range is moved to begin at the least value.
        long shift = Long.MIN_VALUE - low;
        LongVector length = LongVector.broadcast(LONGS, high + shift);
        long flip = inside ? 0 : -1;
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            if (bits[row >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int lane = 0; lane < 64; lane += LONGS.length()) {
                LongVector moved = LongVector.fromArray(LONGS, values, from + row + lane).add(shift);
                in |= moved.compare(VectorOperators.LE, length).toLong() << lane;
            }
            bits[row >> 6] &= in ^ flip;
        }
        narrow(values, from, full, count, low, high, inside, bits);
    }

    @Override
    public void narrow(float[] values, int from, int count, float low, float high, boolean inside, long[] bits) {
        FloatVector least = FloatVector.broadcast(FLOATS, low);
        FloatVector greatest = FloatVector.broadcast(FLOATS, high);
        long flip = inside ? 0 : -1;
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            if (bits[row >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int lane = 0; lane < 64; lane += FLOATS.length()) {
                FloatVector some = FloatVector.fromArray(FLOATS, values, from + row + lane);
                in |= some.compare(VectorOperators.GE, least)
                                .and(some.compare(VectorOperators.LE, greatest))
                                .toLong()
                        << lane;
            }
            bits[row >> 6] &= in ^ flip;
        }
        narrow(values, from, full, count, low, high, inside, bits);
    }

    @Override
    public void narrow(double[] values, int from, int count, double low, double high, boolean inside, long[] bits) {
        DoubleVector least = DoubleVector.broadcast(DOUBLES, low);
        DoubleVector greatest = DoubleVector.broadcast(DOUBLES, high);
        long flip = inside ? 0 : -1;
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            if (bits[row >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int lane = 0; lane < 64; lane += DOUBLES.length()) {
                DoubleVector some = DoubleVector.fromArray(DOUBLES, values, from + row + lane);
                in |= some.compare(VectorOperators.GE, least)
                                .and(some.compare(VectorOperators.LE, greatest))
                                .toLong()
                        << lane;
            }
            bits[row >> 6] &= in ^ flip;
        }
        narrow(values, from, full, count, low, high, inside, bits);
    }
}
