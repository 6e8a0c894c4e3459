package dev.rayo.simd;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Comparisons of 128-bit columns, without taking the halves apart: lanes alternate between high and low.
///
/// ```text
///  lane         0       1       2       3
///  holds        high 0  low 0   high 1  low 1
///  equal        e0      f0      e1      f1         one bit per lane
///  less         l0      m0      l1      m1         low lanes compare unsigned: their sign bits are flipped
///  row 0 is less where  l0 | e0 & m0 ,  row 1 where  l1 | e1 & m1
/// ```
///
/// The bits of even lanes are then compressed, 32 rows from 64 lanes. Each loop yields its bits, or with `flip = -1`
/// their complement.
final class VectorInt128CompareKernels {
    private static final VectorSpecies<Long> SPECIES = VectorKernels.LONGS;
    private static final int LANES = SPECIES.length();
    /// Rows of which the halves fill 64 lanes.
    private static final int HALF_WORD = 32;
    private static final long HIGH_LANES = 0x5555_5555_5555_5555L;
    private static final LongVector SIGNS = pair(0, Long.MIN_VALUE);

    private VectorInt128CompareKernels() {}

    private static LongVector pair(long high, long low) {
        return LongVector.broadcast(SPECIES, high)
                .blend(low, VectorMask.fromLong(SPECIES, ~HIGH_LANES));
    }

    static void equal(long[] left, long high, long low, int count, long flip, long[] selected) {
        LongVector b = pair(high, low);
        int full = count & -HALF_WORD;
        for (int row = 0; row < full; row += HALF_WORD) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, 2 * row + lane);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                bits |= (equal & equal >>> 1) << lane;
            }
            put(selected, row, bits, flip);
        }
        if (full < count) {
            long bits = 0;
            for (int at = 2 * full; at < 2 * count; at += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, at, SPECIES.indexInRange(at, 2 * count));
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                bits |= (equal & equal >>> 1) << at;
            }
            put(selected, full, bits, flip);
        }
        Bits.clearUnused(selected, count);
    }

    static void less(long[] left, long high, long low, int count, long flip, long[] selected) {
        LongVector b = pair(high, low ^ Long.MIN_VALUE);
        int full = count & -HALF_WORD;
        for (int row = 0; row < full; row += HALF_WORD) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, 2 * row + lane)
                        .lanewise(VectorOperators.XOR, SIGNS);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                long less = a.compare(VectorOperators.LT, b).toLong();
                bits |= (less | equal & less >>> 1) << lane;
            }
            put(selected, row, bits, flip);
        }
        if (full < count) {
            long bits = 0;
            for (int at = 2 * full; at < 2 * count; at += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, at, SPECIES.indexInRange(at, 2 * count))
                        .lanewise(VectorOperators.XOR, SIGNS);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                long less = a.compare(VectorOperators.LT, b).toLong();
                bits |= (less | equal & less >>> 1) << at;
            }
            put(selected, full, bits, flip);
        }
        Bits.clearUnused(selected, count);
    }

    static void greater(long[] left, long high, long low, int count, long flip, long[] selected) {
        LongVector b = pair(high, low ^ Long.MIN_VALUE);
        int full = count & -HALF_WORD;
        for (int row = 0; row < full; row += HALF_WORD) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, 2 * row + lane)
                        .lanewise(VectorOperators.XOR, SIGNS);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                long greater = a.compare(VectorOperators.GT, b).toLong();
                bits |= (greater | equal & greater >>> 1) << lane;
            }
            put(selected, row, bits, flip);
        }
        if (full < count) {
            long bits = 0;
            for (int at = 2 * full; at < 2 * count; at += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, at, SPECIES.indexInRange(at, 2 * count))
                        .lanewise(VectorOperators.XOR, SIGNS);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                long greater = a.compare(VectorOperators.GT, b).toLong();
                bits |= (greater | equal & greater >>> 1) << at;
            }
            put(selected, full, bits, flip);
        }
        Bits.clearUnused(selected, count);
    }

    static void equal(long[] left, long[] right, int count, long flip, long[] selected) {
        int full = count & -HALF_WORD;
        for (int row = 0; row < full; row += HALF_WORD) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, 2 * row + lane);
                LongVector b = LongVector.fromArray(SPECIES, right, 2 * row + lane);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                bits |= (equal & equal >>> 1) << lane;
            }
            put(selected, row, bits, flip);
        }
        if (full < count) {
            long bits = 0;
            for (int at = 2 * full; at < 2 * count; at += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, at, SPECIES.indexInRange(at, 2 * count));
                LongVector b = LongVector.fromArray(SPECIES, right, at, SPECIES.indexInRange(at, 2 * count));
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                bits |= (equal & equal >>> 1) << at;
            }
            put(selected, full, bits, flip);
        }
        Bits.clearUnused(selected, count);
    }

    static void less(long[] left, long[] right, int count, long flip, long[] selected) {
        int full = count & -HALF_WORD;
        for (int row = 0; row < full; row += HALF_WORD) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, 2 * row + lane)
                        .lanewise(VectorOperators.XOR, SIGNS);
                LongVector b = LongVector.fromArray(SPECIES, right, 2 * row + lane)
                        .lanewise(VectorOperators.XOR, SIGNS);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                long less = a.compare(VectorOperators.LT, b).toLong();
                bits |= (less | equal & less >>> 1) << lane;
            }
            put(selected, row, bits, flip);
        }
        if (full < count) {
            long bits = 0;
            for (int at = 2 * full; at < 2 * count; at += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, at, SPECIES.indexInRange(at, 2 * count))
                        .lanewise(VectorOperators.XOR, SIGNS);
                LongVector b = LongVector.fromArray(SPECIES, right, at, SPECIES.indexInRange(at, 2 * count))
                        .lanewise(VectorOperators.XOR, SIGNS);
                long equal = a.compare(VectorOperators.EQ, b).toLong();
                long less = a.compare(VectorOperators.LT, b).toLong();
                bits |= (less | equal & less >>> 1) << at;
            }
            put(selected, full, bits, flip);
        }
        Bits.clearUnused(selected, count);
    }

    /// Writes the bits of 32 rows, which stand at every second lane.
    private static void put(long[] selected, int row, long lanes, long flip) {
        long rows = (Long.compress(lanes, HIGH_LANES) ^ flip) & 0xffff_ffffL;
        selected[row >> 6] = (row & HALF_WORD) == 0 ? rows : selected[row >> 6] | rows << HALF_WORD;
    }
}
