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
    private static final long HIGH_LANES = 0x5555_5555_5555_5555L;
    private static final LongVector SIGNS = pair(0, Long.MIN_VALUE);

    private VectorInt128CompareKernels() {}

    private static LongVector pair(long high, long low) {
        return LongVector.broadcast(SPECIES, high)
                .blend(low, VectorMask.fromLong(SPECIES, ~HIGH_LANES));
    }

    static void equal(long[] left, long high, long low, int count, long flip, long[] selected) {
        LongVector b = pair(high, low);
        int lanes = 2 * count;
        for (int word = 0; word < Bits.words(count); word++) {
            long rows = 0;
            for (int half = 0; half < 64; half += 32) {
                long bits = 0;
                int start = 2 * (64 * word + half);
                int end = Math.min(start + 64, lanes);
                for (int at = start; at < end; at += LANES) {
                    VectorMask<Long> present = SPECIES.indexInRange(at, end);
                    LongVector a = LongVector.fromArray(SPECIES, left, at, present);
                    long equal = a.compare(VectorOperators.EQ, b).toLong();
                    bits |= (equal & equal >>> 1) << at;
                }
                rows |= Long.compress(bits, HIGH_LANES) << half;
            }
            selected[word] = rows ^ flip;
        }
        Bits.clearUnused(selected, count);
    }

    static void less(long[] left, long high, long low, int count, long flip, long[] selected) {
        LongVector b = pair(high, low ^ Long.MIN_VALUE);
        int lanes = 2 * count;
        for (int word = 0; word < Bits.words(count); word++) {
            long rows = 0;
            for (int half = 0; half < 64; half += 32) {
                long bits = 0;
                int start = 2 * (64 * word + half);
                int end = Math.min(start + 64, lanes);
                for (int at = start; at < end; at += LANES) {
                    VectorMask<Long> present = SPECIES.indexInRange(at, end);
                    LongVector a = LongVector.fromArray(SPECIES, left, at, present)
                            .lanewise(VectorOperators.XOR, SIGNS);
                    long equal = a.compare(VectorOperators.EQ, b).toLong();
                    long less = a.compare(VectorOperators.LT, b).toLong();
                    bits |= (less | equal & less >>> 1) << at;
                }
                rows |= Long.compress(bits, HIGH_LANES) << half;
            }
            selected[word] = rows ^ flip;
        }
        Bits.clearUnused(selected, count);
    }

    static void greater(long[] left, long high, long low, int count, long flip, long[] selected) {
        LongVector b = pair(high, low ^ Long.MIN_VALUE);
        int lanes = 2 * count;
        for (int word = 0; word < Bits.words(count); word++) {
            long rows = 0;
            for (int half = 0; half < 64; half += 32) {
                long bits = 0;
                int start = 2 * (64 * word + half);
                int end = Math.min(start + 64, lanes);
                for (int at = start; at < end; at += LANES) {
                    VectorMask<Long> present = SPECIES.indexInRange(at, end);
                    LongVector a = LongVector.fromArray(SPECIES, left, at, present)
                            .lanewise(VectorOperators.XOR, SIGNS);
                    long equal = a.compare(VectorOperators.EQ, b).toLong();
                    long greater = a.compare(VectorOperators.GT, b).toLong();
                    bits |= (greater | equal & greater >>> 1) << at;
                }
                rows |= Long.compress(bits, HIGH_LANES) << half;
            }
            selected[word] = rows ^ flip;
        }
        Bits.clearUnused(selected, count);
    }

    static void equal(long[] left, long[] right, int count, long flip, long[] selected) {
        int lanes = 2 * count;
        for (int word = 0; word < Bits.words(count); word++) {
            long rows = 0;
            for (int half = 0; half < 64; half += 32) {
                long bits = 0;
                int start = 2 * (64 * word + half);
                int end = Math.min(start + 64, lanes);
                for (int at = start; at < end; at += LANES) {
                    VectorMask<Long> present = SPECIES.indexInRange(at, end);
                    LongVector a = LongVector.fromArray(SPECIES, left, at, present);
                    LongVector b = LongVector.fromArray(SPECIES, right, at, present);
                    long equal = a.compare(VectorOperators.EQ, b).toLong();
                    bits |= (equal & equal >>> 1) << at;
                }
                rows |= Long.compress(bits, HIGH_LANES) << half;
            }
            selected[word] = rows ^ flip;
        }
        Bits.clearUnused(selected, count);
    }

    static void less(long[] left, long[] right, int count, long flip, long[] selected) {
        int lanes = 2 * count;
        for (int word = 0; word < Bits.words(count); word++) {
            long rows = 0;
            for (int half = 0; half < 64; half += 32) {
                long bits = 0;
                int start = 2 * (64 * word + half);
                int end = Math.min(start + 64, lanes);
                for (int at = start; at < end; at += LANES) {
                    VectorMask<Long> present = SPECIES.indexInRange(at, end);
                    LongVector a = LongVector.fromArray(SPECIES, left, at, present)
                            .lanewise(VectorOperators.XOR, SIGNS);
                    LongVector b = LongVector.fromArray(SPECIES, right, at, present)
                            .lanewise(VectorOperators.XOR, SIGNS);
                    long equal = a.compare(VectorOperators.EQ, b).toLong();
                    long less = a.compare(VectorOperators.LT, b).toLong();
                    bits |= (less | equal & less >>> 1) << at;
                }
                rows |= Long.compress(bits, HIGH_LANES) << half;
            }
            selected[word] = rows ^ flip;
        }
        Bits.clearUnused(selected, count);
    }
}
