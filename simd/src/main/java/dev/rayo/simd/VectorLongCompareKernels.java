package dev.rayo.simd;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Comparisons of `long` columns: whole words of 64 rows first, then the rest under a mask.
///
/// Each loop yields its bits, or with `flip = -1` their complement. The operator is written out in every loop because
/// only a constant operator becomes an instruction.
final class VectorLongCompareKernels {
    private static final VectorSpecies<Long> SPECIES = VectorKernels.LONGS;
    private static final int LANES = SPECIES.length();

    private VectorLongCompareKernels() {}

    static void equal(long[] left, long right, int count, long flip, long[] selected) {
        LongVector bound = LongVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector values = LongVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.EQ, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Long> rest = SPECIES.indexInRange(row, count);
                LongVector values = LongVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.EQ, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void less(long[] left, long right, int count, long flip, long[] selected) {
        LongVector bound = LongVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector values = LongVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.LT, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Long> rest = SPECIES.indexInRange(row, count);
                LongVector values = LongVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.LT, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void greater(long[] left, long right, int count, long flip, long[] selected) {
        LongVector bound = LongVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector values = LongVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.GT, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Long> rest = SPECIES.indexInRange(row, count);
                LongVector values = LongVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.GT, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void equal(long[] left, long[] right, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, row + lane);
                LongVector b = LongVector.fromArray(SPECIES, right, row + lane);
                bits |= a.compare(VectorOperators.EQ, b).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Long> rest = SPECIES.indexInRange(row, count);
                LongVector a = LongVector.fromArray(SPECIES, left, row, rest);
                LongVector b = LongVector.fromArray(SPECIES, right, row, rest);
                bits |= a.compare(VectorOperators.EQ, b).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void less(long[] left, long[] right, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, row + lane);
                LongVector b = LongVector.fromArray(SPECIES, right, row + lane);
                bits |= a.compare(VectorOperators.LT, b).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Long> rest = SPECIES.indexInRange(row, count);
                LongVector a = LongVector.fromArray(SPECIES, left, row, rest);
                LongVector b = LongVector.fromArray(SPECIES, right, row, rest);
                bits |= a.compare(VectorOperators.LT, b).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    /// Selects from the closed range, for `low <= high`.
    static void between(long[] values, long low, long high, int count, long flip, long[] selected) {
        // One signed comparison: the range is moved to begin at the least long.
        long shift = Long.MIN_VALUE - low;
        LongVector length = LongVector.broadcast(SPECIES, high + shift);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector moved = LongVector.fromArray(SPECIES, values, row + lane).add(shift);
                bits |= moved.compare(VectorOperators.LE, length).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Long> rest = SPECIES.indexInRange(row, count);
                LongVector moved = LongVector.fromArray(SPECIES, values, row, rest).add(shift);
                bits |= moved.compare(VectorOperators.LE, length).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    /// Passes over the values once for every four members.
    static void in(long[] values, long[] set, int count, long[] selected) {
        Arrays.fill(selected, 0, Bits.words(count), 0);
        int full = count & -64;
        for (int member = 0; member < set.length; member += 4) {
            int last = set.length - 1;
            LongVector first = LongVector.broadcast(SPECIES, set[member]);
            LongVector second = LongVector.broadcast(SPECIES, set[Math.min(member + 1, last)]);
            LongVector third = LongVector.broadcast(SPECIES, set[Math.min(member + 2, last)]);
            LongVector fourth = LongVector.broadcast(SPECIES, set[Math.min(member + 3, last)]);
            for (int row = 0; row < full; row += 64) {
                long bits = 0;
                for (int lane = 0; lane < 64; lane += LANES) {
                    LongVector some = LongVector.fromArray(SPECIES, values, row + lane);
                    // Lanes collect the answers: moving four masks to a register of bits costs twice as much.
                    LongVector found = LongVector.zero(SPECIES)
                            .blend(-1, some.compare(VectorOperators.EQ, first))
                            .blend(-1, some.compare(VectorOperators.EQ, second))
                            .blend(-1, some.compare(VectorOperators.EQ, third))
                            .blend(-1, some.compare(VectorOperators.EQ, fourth));
                    bits |= found.compare(VectorOperators.NE, 0).toLong() << lane;
                }
                selected[row >> 6] |= bits;
            }
            for (int row = full; row < count; row++) {
                long value = values[row];
                for (int i = member; i < Math.min(member + 4, set.length); i++) {
                    selected[full >> 6] |= (value == set[i] ? 1L : 0L) << row;
                }
            }
        }
    }
}
