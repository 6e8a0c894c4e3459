package dev.rayo.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Sums and extremes by vector, of all or all valid rows. With a selection the definition runs: gathering lanes one by
/// one is no faster. The lanes of an extreme come together in a loop, because not every CPU has the instruction. Lanes of NULL rows are loaded as zero, which changes no sum, not even one of doubles: an
/// accumulator that starts with `0.0` never becomes `-0.0`.
final class VectorAggregateKernels extends ScalarAggregateKernels {
    private static final VectorSpecies<Integer> INTS = VectorKernels.INTS;
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Float> FLOATS = VectorKernels.FLOATS;
    private static final VectorSpecies<Double> DOUBLES = VectorKernels.DOUBLES;
    private static final VectorSpecies<Float> HALF_FLOATS = VectorKernels.HALF_FLOATS;
    /// Rows of which the 16-bit halves add up to less than 2^31.
    private static final int INT_BLOCK = 1 << 15;

    @Override
    public void sum(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] sum) {
        if (selection != null) {
            super.sum(values, validity, selection, count, sum);
            return;
        }
        // Halves of 32 bits, added up apart in 64: no lane overflows before 2^31 rows.
        LongVector lows = LongVector.zero(LONGS);
        LongVector highs = LongVector.zero(LONGS);
        int row = 0;
        if (validity == null) {
            for (; row <= count - LONGS.length(); row += LONGS.length()) {
                LongVector value = LongVector.fromArray(LONGS, values, row);
                lows = lows.add(value.and(0xffff_ffffL));
                highs = highs.add(value.lanewise(VectorOperators.ASHR, 32));
            }
        } else {
            for (; row <= count - LONGS.length(); row += LONGS.length()) {
                VectorMask<Long> valid = VectorMask.fromLong(LONGS, validity[row >> 6] >>> row);
                LongVector value = LongVector.fromArray(LONGS, values, row, valid);
                lows = lows.add(value.and(0xffff_ffffL));
                highs = highs.add(value.lanewise(VectorOperators.ASHR, 32));
            }
        }
        long low = lows.reduceLanes(VectorOperators.ADD);
        long high = highs.reduceLanes(VectorOperators.ADD);
        Int128.add(sum[0], sum[1], high >> 32, high << 32, sum, 0);
        Int128.add(sum[0], sum[1], 0, low, sum, 0);
        sum(values, validity, null, row, count, sum);
    }

    @Override
    public long sum(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count) {
        if (selection != null) {
            return super.sum(values, validity, selection, count);
        }
        long sum = 0;
        int row = 0;
        while (row <= count - INTS.length()) {
            int end = Math.min(count - INTS.length(), row + INT_BLOCK - INTS.length());
            IntVector lows = IntVector.zero(INTS);
            IntVector highs = IntVector.zero(INTS);
            if (validity == null) {
                for (; row <= end; row += INTS.length()) {
                    IntVector value = IntVector.fromArray(INTS, values, row);
                    lows = lows.add(value.and(0xffff));
                    highs = highs.add(value.lanewise(VectorOperators.ASHR, 16));
                }
            } else {
                for (; row <= end; row += INTS.length()) {
                    VectorMask<Integer> valid = VectorMask.fromLong(INTS, validity[row >> 6] >>> row);
                    IntVector value = IntVector.fromArray(INTS, values, row, valid);
                    lows = lows.add(value.and(0xffff));
                    highs = highs.add(value.lanewise(VectorOperators.ASHR, 16));
                }
            }
            sum += lows.reduceLanes(VectorOperators.ADD) + ((long) highs.reduceLanes(VectorOperators.ADD) << 16);
        }
        return sum + sum(values, validity, null, row, count);
    }

    @Override
    public double sum(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count) {
        if (selection != null) {
            return super.sum(values, validity, selection, count);
        }
        double[] accumulators = new double[ACCUMULATORS];
        int full = count & -ACCUMULATORS;
        // Narrow vectors hold a part of each eight accumulators at a time, and pass over the rows once per part.
        for (int part = 0; part < 8; part += DOUBLES.length()) {
            DoubleVector first = DoubleVector.zero(DOUBLES);
            DoubleVector second = DoubleVector.zero(DOUBLES);
            DoubleVector third = DoubleVector.zero(DOUBLES);
            DoubleVector fourth = DoubleVector.zero(DOUBLES);
            if (validity == null) {
                for (int row = part; row < full; row += ACCUMULATORS) {
                    first = first.add(DoubleVector.fromArray(DOUBLES, values, row));
                    second = second.add(DoubleVector.fromArray(DOUBLES, values, row + 8));
                    third = third.add(DoubleVector.fromArray(DOUBLES, values, row + 16));
                    fourth = fourth.add(DoubleVector.fromArray(DOUBLES, values, row + 24));
                }
            } else {
                for (int row = part; row < full; row += ACCUMULATORS) {
                    long valid = validity[row >> 6] >>> row;
                    first = first.add(DoubleVector.fromArray(DOUBLES, values, row, VectorMask.fromLong(DOUBLES, valid)));
                    second = second.add(DoubleVector.fromArray(DOUBLES, values, row + 8, VectorMask.fromLong(DOUBLES, valid >>> 8)));
                    third = third.add(DoubleVector.fromArray(DOUBLES, values, row + 16, VectorMask.fromLong(DOUBLES, valid >>> 16)));
                    fourth = fourth.add(DoubleVector.fromArray(DOUBLES, values, row + 24, VectorMask.fromLong(DOUBLES, valid >>> 24)));
                }
            }
            first.intoArray(accumulators, part);
            second.intoArray(accumulators, part + 8);
            third.intoArray(accumulators, part + 16);
            fourth.intoArray(accumulators, part + 24);
        }
        sum(values, validity, null, full, count, accumulators);
        return total(accumulators);
    }

    @Override
    public double sum(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count) {
        if (selection != null) {
            return super.sum(values, validity, selection, count);
        }
        double[] accumulators = new double[ACCUMULATORS];
        int full = count & -ACCUMULATORS;
        // Narrow vectors hold a part of each eight accumulators at a time, and pass over the rows once per part.
        for (int part = 0; part < 8; part += DOUBLES.length()) {
            DoubleVector first = DoubleVector.zero(DOUBLES);
            DoubleVector second = DoubleVector.zero(DOUBLES);
            DoubleVector third = DoubleVector.zero(DOUBLES);
            DoubleVector fourth = DoubleVector.zero(DOUBLES);
            if (validity == null) {
                for (int row = part; row < full; row += ACCUMULATORS) {
                    first = first.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row)
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                    second = second.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row + 8)
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                    third = third.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row + 16)
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                    fourth = fourth.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row + 24)
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                }
            } else {
                for (int row = part; row < full; row += ACCUMULATORS) {
                    long valid = validity[row >> 6] >>> row;
                    first = first.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row, VectorMask.fromLong(HALF_FLOATS, valid))
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                    second = second.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row + 8, VectorMask.fromLong(HALF_FLOATS, valid >>> 8))
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                    third = third.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row + 16, VectorMask.fromLong(HALF_FLOATS, valid >>> 16))
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                    fourth = fourth.add((DoubleVector) FloatVector.fromArray(HALF_FLOATS, values, row + 24, VectorMask.fromLong(HALF_FLOATS, valid >>> 24))
                            .convertShape(VectorOperators.F2D, DOUBLES, 0));
                }
            }
            first.intoArray(accumulators, part);
            second.intoArray(accumulators, part + 8);
            third.intoArray(accumulators, part + 16);
            fourth.intoArray(accumulators, part + 24);
        }
        sum(values, validity, null, full, count, accumulators);
        return total(accumulators);
    }

    @Override
    public int min(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count, int initial) {
        if (selection != null) {
            return super.min(values, validity, selection, count, initial);
        }
        IntVector mins = IntVector.broadcast(INTS, initial);
        int row = 0;
        if (validity == null) {
            for (; row <= count - INTS.length(); row += INTS.length()) {
                mins = mins.min(IntVector.fromArray(INTS, values, row));
            }
        } else {
            for (; row <= count - INTS.length(); row += INTS.length()) {
                VectorMask<Integer> valid = VectorMask.fromLong(INTS, validity[row >> 6] >>> row);
                IntVector value = IntVector.fromArray(INTS, values, row);
                mins = mins.lanewise(VectorOperators.MIN, value, valid);
            }
        }
        int min = initial;
        for (int lane : mins.toArray()) {
            min = Math.min(min, lane);
        }
        return min(values, validity, null, row, count, min);
    }

    @Override
    public int max(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count, int initial) {
        if (selection != null) {
            return super.max(values, validity, selection, count, initial);
        }
        IntVector maxs = IntVector.broadcast(INTS, initial);
        int row = 0;
        if (validity == null) {
            for (; row <= count - INTS.length(); row += INTS.length()) {
                maxs = maxs.max(IntVector.fromArray(INTS, values, row));
            }
        } else {
            for (; row <= count - INTS.length(); row += INTS.length()) {
                VectorMask<Integer> valid = VectorMask.fromLong(INTS, validity[row >> 6] >>> row);
                IntVector value = IntVector.fromArray(INTS, values, row);
                maxs = maxs.lanewise(VectorOperators.MAX, value, valid);
            }
        }
        int max = initial;
        for (int lane : maxs.toArray()) {
            max = Math.max(max, lane);
        }
        return max(values, validity, null, row, count, max);
    }

    @Override
    public long min(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long initial) {
        if (selection != null) {
            return super.min(values, validity, selection, count, initial);
        }
        LongVector mins = LongVector.broadcast(LONGS, initial);
        int row = 0;
        if (validity == null) {
            for (; row <= count - LONGS.length(); row += LONGS.length()) {
                mins = mins.min(LongVector.fromArray(LONGS, values, row));
            }
        } else {
            for (; row <= count - LONGS.length(); row += LONGS.length()) {
                VectorMask<Long> valid = VectorMask.fromLong(LONGS, validity[row >> 6] >>> row);
                LongVector value = LongVector.fromArray(LONGS, values, row);
                mins = mins.lanewise(VectorOperators.MIN, value, valid);
            }
        }
        long min = initial;
        for (long lane : mins.toArray()) {
            min = Math.min(min, lane);
        }
        return min(values, validity, null, row, count, min);
    }

    @Override
    public long max(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long initial) {
        if (selection != null) {
            return super.max(values, validity, selection, count, initial);
        }
        LongVector maxs = LongVector.broadcast(LONGS, initial);
        int row = 0;
        if (validity == null) {
            for (; row <= count - LONGS.length(); row += LONGS.length()) {
                maxs = maxs.max(LongVector.fromArray(LONGS, values, row));
            }
        } else {
            for (; row <= count - LONGS.length(); row += LONGS.length()) {
                VectorMask<Long> valid = VectorMask.fromLong(LONGS, validity[row >> 6] >>> row);
                LongVector value = LongVector.fromArray(LONGS, values, row);
                maxs = maxs.lanewise(VectorOperators.MAX, value, valid);
            }
        }
        long max = initial;
        for (long lane : maxs.toArray()) {
            max = Math.max(max, lane);
        }
        return max(values, validity, null, row, count, max);
    }

    @Override
    public float min(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count, float initial) {
        if (selection != null) {
            return super.min(values, validity, selection, count, initial);
        }
        IntVector mins = IntVector.broadcast(INTS, FloatOrder.key(initial));
        int row = 0;
        for (; row <= count - INTS.length(); row += INTS.length()) {
            VectorMask<Integer> valid = VectorMask.fromLong(INTS, Bits.at(validity, row));
            FloatVector value = FloatVector.fromArray(FLOATS, values, row);
            IntVector bits = value.reinterpretAsInts()
                    .blend(FloatOrder.FLOAT_NAN, value.compare(VectorOperators.NE, value).cast(INTS));
            IntVector key = bits.lanewise(
                    VectorOperators.XOR,
                    bits.lanewise(VectorOperators.ASHR, 31).and(Integer.MAX_VALUE));
            mins = mins.lanewise(VectorOperators.MIN, key, valid);
        }
        int min = FloatOrder.key(initial);
        for (int lane : mins.toArray()) {
            min = Math.min(min, lane);
        }
        return FloatOrder.ofKey(min(values, validity, null, row, count, min));
    }

    @Override
    public float max(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count, float initial) {
        if (selection != null) {
            return super.max(values, validity, selection, count, initial);
        }
        IntVector maxs = IntVector.broadcast(INTS, FloatOrder.key(initial));
        int row = 0;
        for (; row <= count - INTS.length(); row += INTS.length()) {
            VectorMask<Integer> valid = VectorMask.fromLong(INTS, Bits.at(validity, row));
            FloatVector value = FloatVector.fromArray(FLOATS, values, row);
            IntVector bits = value.reinterpretAsInts()
                    .blend(FloatOrder.FLOAT_NAN, value.compare(VectorOperators.NE, value).cast(INTS));
            IntVector key = bits.lanewise(
                    VectorOperators.XOR,
                    bits.lanewise(VectorOperators.ASHR, 31).and(Integer.MAX_VALUE));
            maxs = maxs.lanewise(VectorOperators.MAX, key, valid);
        }
        int max = FloatOrder.key(initial);
        for (int lane : maxs.toArray()) {
            max = Math.max(max, lane);
        }
        return FloatOrder.ofKey(max(values, validity, null, row, count, max));
    }

    @Override
    public double min(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count, double initial) {
        if (selection != null) {
            return super.min(values, validity, selection, count, initial);
        }
        LongVector mins = LongVector.broadcast(LONGS, FloatOrder.key(initial));
        int row = 0;
        for (; row <= count - LONGS.length(); row += LONGS.length()) {
            VectorMask<Long> valid = VectorMask.fromLong(LONGS, Bits.at(validity, row));
            DoubleVector value = DoubleVector.fromArray(DOUBLES, values, row);
            LongVector bits = value.reinterpretAsLongs()
                    .blend(FloatOrder.NAN, value.compare(VectorOperators.NE, value).cast(LONGS));
            LongVector key = bits.lanewise(
                    VectorOperators.XOR,
                    bits.lanewise(VectorOperators.ASHR, 63).and(Long.MAX_VALUE));
            mins = mins.lanewise(VectorOperators.MIN, key, valid);
        }
        long min = FloatOrder.key(initial);
        for (long lane : mins.toArray()) {
            min = Math.min(min, lane);
        }
        return FloatOrder.ofKey(min(values, validity, null, row, count, min));
    }

    @Override
    public double max(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count, double initial) {
        if (selection != null) {
            return super.max(values, validity, selection, count, initial);
        }
        LongVector maxs = LongVector.broadcast(LONGS, FloatOrder.key(initial));
        int row = 0;
        for (; row <= count - LONGS.length(); row += LONGS.length()) {
            VectorMask<Long> valid = VectorMask.fromLong(LONGS, Bits.at(validity, row));
            DoubleVector value = DoubleVector.fromArray(DOUBLES, values, row);
            LongVector bits = value.reinterpretAsLongs()
                    .blend(FloatOrder.NAN, value.compare(VectorOperators.NE, value).cast(LONGS));
            LongVector key = bits.lanewise(
                    VectorOperators.XOR,
                    bits.lanewise(VectorOperators.ASHR, 63).and(Long.MAX_VALUE));
            maxs = maxs.lanewise(VectorOperators.MAX, key, valid);
        }
        long max = FloatOrder.key(initial);
        for (long lane : maxs.toArray()) {
            max = Math.max(max, lane);
        }
        return FloatOrder.ofKey(max(values, validity, null, row, count, max));
    }
}
