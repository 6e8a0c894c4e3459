package dev.rayo.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Comparisons of `float` columns: whole words of 64 rows first, then the rest under a mask.
///
/// Each loop yields its bits, or with `flip = -1` their complement. The operator is written out in every loop because
/// only a constant operator becomes an instruction.
final class VectorFloatCompareKernels {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.FLOATS;
    private static final int LANES = SPECIES.length();

    private VectorFloatCompareKernels() {}

    static void equal(float[] left, float right, int count, long flip, long[] selected) {
        FloatVector bound = FloatVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                FloatVector values = FloatVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.EQ, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Float> rest = SPECIES.indexInRange(row, count);
                FloatVector values = FloatVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.EQ, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void less(float[] left, float right, int count, long flip, long[] selected) {
        FloatVector bound = FloatVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                FloatVector values = FloatVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.LT, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Float> rest = SPECIES.indexInRange(row, count);
                FloatVector values = FloatVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.LT, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void lessOrEqual(float[] left, float right, int count, long flip, long[] selected) {
        FloatVector bound = FloatVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                FloatVector values = FloatVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.LE, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Float> rest = SPECIES.indexInRange(row, count);
                FloatVector values = FloatVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.LE, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void isNan(float[] left, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                FloatVector values = FloatVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.NE, values).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Float> rest = SPECIES.indexInRange(row, count);
                FloatVector values = FloatVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.NE, values).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    /// NaN equals NaN.
    static void equal(float[] left, float[] right, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                FloatVector a = FloatVector.fromArray(SPECIES, left, row + lane);
                FloatVector b = FloatVector.fromArray(SPECIES, right, row + lane);
                long nans = a.compare(VectorOperators.NE, a).toLong() & b.compare(VectorOperators.NE, b).toLong();
                bits |= (a.compare(VectorOperators.EQ, b).toLong() | nans) << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Float> rest = SPECIES.indexInRange(row, count);
                FloatVector a = FloatVector.fromArray(SPECIES, left, row, rest);
                FloatVector b = FloatVector.fromArray(SPECIES, right, row, rest);
                long nans = a.compare(VectorOperators.NE, a).toLong() & b.compare(VectorOperators.NE, b).toLong();
                bits |= (a.compare(VectorOperators.EQ, b).toLong() | nans) << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    /// Every number is less than NaN, because NaN is never less or equal.
    static void less(float[] left, float[] right, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                FloatVector a = FloatVector.fromArray(SPECIES, left, row + lane);
                FloatVector b = FloatVector.fromArray(SPECIES, right, row + lane);
                long numbers = a.compare(VectorOperators.EQ, a).toLong();
                bits |= (numbers & ~b.compare(VectorOperators.LE, a).toLong()) << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Float> rest = SPECIES.indexInRange(row, count);
                FloatVector a = FloatVector.fromArray(SPECIES, left, row, rest);
                FloatVector b = FloatVector.fromArray(SPECIES, right, row, rest);
                long numbers = a.compare(VectorOperators.EQ, a).toLong();
                bits |= (numbers & ~b.compare(VectorOperators.LE, a).toLong()) << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }
}
