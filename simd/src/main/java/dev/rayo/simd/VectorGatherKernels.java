package dev.rayo.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Gathers from small dictionaries: as many values as two vectors hold stay in registers, and one permutation picks a
/// vector of rows. Where codes are larger the definition runs, because the instruction that gathers from memory is slower
/// than loads one after the other.
///
/// An array says little of how many values are in use, so the first codes decide. All are checked when they are gathered;
/// if one was too large the definition gathers again, or throws. It alone works in place, where that would be too late.
final class VectorGatherKernels extends ScalarGatherKernels {
    private static final VectorSpecies<Integer> INTS = VectorKernels.INTS;
    private static final VectorSpecies<Integer> HALF_INTS = VectorKernels.HALF_INTS;
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Double> DOUBLES = VectorKernels.DOUBLES;

    @Override
    public void gather(int[] values, int[] selection, int count, int[] out) {
        int lanes = INTS.length();
        IntVector limit = IntVector.broadcast(INTS, Math.min(2 * lanes, values.length));
        if (count < lanes
                || values == out
                || IntVector.fromArray(INTS, selection, 0).compare(VectorOperators.UGE, limit).anyTrue()) {
            super.gather(values, selection, count, out);
            return;
        }
        IntVector low = IntVector.fromArray(INTS, values, 0, INTS.indexInRange(0, values.length));
        IntVector high = IntVector.fromArray(INTS, values, lanes, INTS.indexInRange(lanes, values.length));
        IntVector greatest = IntVector.zero(INTS);
        int i = 0;
        for (; i <= count - lanes; i += lanes) {
            IntVector codes = IntVector.fromArray(INTS, selection, i);
            greatest = greatest.lanewise(VectorOperators.UMAX, codes);
            codes.selectFrom(low, high).intoArray(out, i);
        }
        if (greatest.compare(VectorOperators.UGE, limit).anyTrue()) {
            super.gather(values, selection, count, out);
            return;
        }
        for (; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }

    @Override
    public void gather(long[] values, int[] selection, int count, long[] out) {
        int lanes = LONGS.length();
        IntVector limit = IntVector.broadcast(HALF_INTS, Math.min(2 * lanes, values.length));
        if (count < lanes
                || values == out
                || IntVector.fromArray(HALF_INTS, selection, 0).compare(VectorOperators.UGE, limit).anyTrue()) {
            super.gather(values, selection, count, out);
            return;
        }
        LongVector low = LongVector.fromArray(LONGS, values, 0, LONGS.indexInRange(0, values.length));
        LongVector high = LongVector.fromArray(LONGS, values, lanes, LONGS.indexInRange(lanes, values.length));
        IntVector greatest = IntVector.zero(HALF_INTS);
        int i = 0;
        for (; i <= count - lanes; i += lanes) {
            IntVector codes = IntVector.fromArray(HALF_INTS, selection, i);
            greatest = greatest.lanewise(VectorOperators.UMAX, codes);
            LongVector places = (LongVector) codes.convertShape(VectorOperators.I2L, LONGS, 0);
            places.selectFrom(low, high).intoArray(out, i);
        }
        if (greatest.compare(VectorOperators.UGE, limit).anyTrue()) {
            super.gather(values, selection, count, out);
            return;
        }
        for (; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }

    @Override
    public void gather(double[] values, int[] selection, int count, double[] out) {
        int lanes = LONGS.length();
        IntVector limit = IntVector.broadcast(HALF_INTS, Math.min(2 * lanes, values.length));
        if (count < lanes
                || values == out
                || IntVector.fromArray(HALF_INTS, selection, 0).compare(VectorOperators.UGE, limit).anyTrue()) {
            super.gather(values, selection, count, out);
            return;
        }
        LongVector low = DoubleVector.fromArray(DOUBLES, values, 0, DOUBLES.indexInRange(0, values.length))
                .reinterpretAsLongs();
        LongVector high = DoubleVector.fromArray(DOUBLES, values, lanes, DOUBLES.indexInRange(lanes, values.length))
                .reinterpretAsLongs();
        IntVector greatest = IntVector.zero(HALF_INTS);
        int i = 0;
        for (; i <= count - lanes; i += lanes) {
            IntVector codes = IntVector.fromArray(HALF_INTS, selection, i);
            greatest = greatest.lanewise(VectorOperators.UMAX, codes);
            LongVector places = (LongVector) codes.convertShape(VectorOperators.I2L, LONGS, 0);
            places.selectFrom(low, high).reinterpretAsDoubles().intoArray(out, i);
        }
        if (greatest.compare(VectorOperators.UGE, limit).anyTrue()) {
            super.gather(values, selection, count, out);
            return;
        }
        for (; i < count; i++) {
            out[i] = values[selection[i]];
        }
    }
}
