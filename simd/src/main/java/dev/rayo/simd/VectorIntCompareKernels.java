package dev.rayo.simd;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Comparisons of `int` columns: whole words of 64 rows first, then the rest under a mask.
///
/// Each loop yields its bits, or with `flip = -1` their complement. The operator is written out in every loop because
/// only a constant operator becomes an instruction.
final class VectorIntCompareKernels {
    private static final VectorSpecies<Integer> SPECIES = VectorKernels.INTS;
    private static final int LANES = SPECIES.length();

    private VectorIntCompareKernels() {}

    static void equal(int[] left, int right, int count, long flip, long[] selected) {
        IntVector bound = IntVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector values = IntVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.EQ, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Integer> rest = SPECIES.indexInRange(row, count);
                IntVector values = IntVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.EQ, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void less(int[] left, int right, int count, long flip, long[] selected) {
        IntVector bound = IntVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector values = IntVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.LT, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Integer> rest = SPECIES.indexInRange(row, count);
                IntVector values = IntVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.LT, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void greater(int[] left, int right, int count, long flip, long[] selected) {
        IntVector bound = IntVector.broadcast(SPECIES, right);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector values = IntVector.fromArray(SPECIES, left, row + lane);
                bits |= values.compare(VectorOperators.GT, bound).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Integer> rest = SPECIES.indexInRange(row, count);
                IntVector values = IntVector.fromArray(SPECIES, left, row, rest);
                bits |= values.compare(VectorOperators.GT, bound).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void equal(int[] left, int[] right, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector a = IntVector.fromArray(SPECIES, left, row + lane);
                IntVector b = IntVector.fromArray(SPECIES, right, row + lane);
                bits |= a.compare(VectorOperators.EQ, b).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Integer> rest = SPECIES.indexInRange(row, count);
                IntVector a = IntVector.fromArray(SPECIES, left, row, rest);
                IntVector b = IntVector.fromArray(SPECIES, right, row, rest);
                bits |= a.compare(VectorOperators.EQ, b).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    static void less(int[] left, int[] right, int count, long flip, long[] selected) {
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector a = IntVector.fromArray(SPECIES, left, row + lane);
                IntVector b = IntVector.fromArray(SPECIES, right, row + lane);
                bits |= a.compare(VectorOperators.LT, b).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Integer> rest = SPECIES.indexInRange(row, count);
                IntVector a = IntVector.fromArray(SPECIES, left, row, rest);
                IntVector b = IntVector.fromArray(SPECIES, right, row, rest);
                bits |= a.compare(VectorOperators.LT, b).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    /// Selects from the closed range, for `low <= high`.
    static void between(int[] values, int low, int high, int count, long flip, long[] selected) {
        // One signed comparison: the range is moved to begin at the least int.
        int shift = Integer.MIN_VALUE - low;
        IntVector length = IntVector.broadcast(SPECIES, high + shift);
        int full = count & -64;
        for (int row = 0; row < full; row += 64) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector moved = IntVector.fromArray(SPECIES, values, row + lane).add(shift);
                bits |= moved.compare(VectorOperators.LE, length).toLong() << lane;
            }
            selected[row >> 6] = bits ^ flip;
        }
        if (full < count) {
            long bits = 0;
            for (int row = full; row < count; row += LANES) {
                VectorMask<Integer> rest = SPECIES.indexInRange(row, count);
                IntVector moved = IntVector.fromArray(SPECIES, values, row, rest).add(shift);
                bits |= moved.compare(VectorOperators.LE, length).toLong() << row;
            }
            selected[full >> 6] = (bits ^ flip) & Bits.lastMask(count);
        }
    }

    /// Passes over the values once for every four members.
    static void in(int[] values, int[] set, int count, long[] selected) {
        Arrays.fill(selected, 0, Bits.words(count), 0);
        int full = count & -64;
        for (int member = 0; member < set.length; member += 4) {
            int last = set.length - 1;
            IntVector first = IntVector.broadcast(SPECIES, set[member]);
            IntVector second = IntVector.broadcast(SPECIES, set[Math.min(member + 1, last)]);
            IntVector third = IntVector.broadcast(SPECIES, set[Math.min(member + 2, last)]);
            IntVector fourth = IntVector.broadcast(SPECIES, set[Math.min(member + 3, last)]);
            for (int row = 0; row < full; row += 64) {
                long bits = 0;
                for (int lane = 0; lane < 64; lane += LANES) {
                    IntVector some = IntVector.fromArray(SPECIES, values, row + lane);
                    // Lanes collect the answers: moving four masks to a register of bits costs twice as much.
                    IntVector found = IntVector.zero(SPECIES)
                            .blend(-1, some.compare(VectorOperators.EQ, first))
                            .blend(-1, some.compare(VectorOperators.EQ, second))
                            .blend(-1, some.compare(VectorOperators.EQ, third))
                            .blend(-1, some.compare(VectorOperators.EQ, fourth));
                    bits |= found.compare(VectorOperators.NE, 0).toLong() << lane;
                }
                selected[row >> 6] |= bits;
            }
            for (int row = full; row < count; row++) {
                int value = values[row];
                for (int i = member; i < Math.min(member + 4, set.length); i++) {
                    selected[full >> 6] |= (value == set[i] ? 1L : 0L) << row;
                }
            }
        }
    }
}
