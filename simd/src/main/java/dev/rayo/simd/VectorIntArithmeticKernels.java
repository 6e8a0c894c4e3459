package dev.rayo.simd;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Exact arithmetic on `int` columns. Every loop returns the first valid row that overflows, or -1.
final class VectorIntArithmeticKernels {
    private static final VectorSpecies<Integer> SPECIES = VectorKernels.INTS;
    private static final int LANES = SPECIES.length();

    private VectorIntArithmeticKernels() {}

    static int add(
            int[] left, int[] right, int min, int max, long @Nullable [] validity, int count, int[] out) {
        // A signed comparison checks both ends once the range is moved to begin at the least int.
        int shift = Integer.MIN_VALUE - min;
        IntVector length = IntVector.broadcast(SPECIES, max + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            IntVector a = IntVector.fromArray(SPECIES, left, row);
            IntVector b = IntVector.fromArray(SPECIES, right, row);
            IntVector result = a.add(b);
            result.intoArray(out, row);
            VectorMask<Integer> wraps = a.lanewise(VectorOperators.XOR, result)
                    .and(b.lanewise(VectorOperators.XOR, result))
                    .compare(VectorOperators.LT, 0);
            VectorMask<Integer> outside = result.add(shift).compare(VectorOperators.GT, length).or(wraps);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        return ScalarArithmeticKernels.apply(
                ExactOperation.ADD, left, right, min, max, validity, row, count, out);
    }

    static int subtract(
            int[] left, int[] right, int min, int max, long @Nullable [] validity, int count, int[] out) {
        // A signed comparison checks both ends once the range is moved to begin at the least int.
        int shift = Integer.MIN_VALUE - min;
        IntVector length = IntVector.broadcast(SPECIES, max + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            IntVector a = IntVector.fromArray(SPECIES, left, row);
            IntVector b = IntVector.fromArray(SPECIES, right, row);
            IntVector result = a.sub(b);
            result.intoArray(out, row);
            VectorMask<Integer> wraps = a.lanewise(VectorOperators.XOR, b)
                    .and(a.lanewise(VectorOperators.XOR, result))
                    .compare(VectorOperators.LT, 0);
            VectorMask<Integer> outside = result.add(shift).compare(VectorOperators.GT, length).or(wraps);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        return ScalarArithmeticKernels.apply(
                ExactOperation.SUBTRACT, left, right, min, max, validity, row, count, out);
    }

    /// Takes 64 rows at a time: where the leading zeros of the greatest magnitudes on both sides add up to 34 or more,
    /// no product is above 2^30; words with other rows are left to the definition.
    static int multiply(
            int[] left, int[] right, int min, int max, long @Nullable [] validity, int count, int[] out) {
        int shift = Integer.MIN_VALUE - min;
        IntVector length = IntVector.broadcast(SPECIES, max + shift);
        int full = count & -64;
        for (int word = 0; word < full; word += 64) {
            IntVector lefts = IntVector.zero(SPECIES);
            IntVector rights = IntVector.zero(SPECIES);
            for (int lane = 0; lane < 64; lane += LANES) {
                IntVector a = IntVector.fromArray(SPECIES, left, word + lane);
                IntVector b = IntVector.fromArray(SPECIES, right, word + lane);
                // One's complement: a negative value has the leading zeros of its magnitude, or one less.
                lefts = lefts.or(a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.ASHR, 31)));
                rights = rights.or(b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.ASHR, 31)));
            }
            int zeros = Integer.numberOfLeadingZeros(lefts.reduceLanes(VectorOperators.OR))
                    + Integer.numberOfLeadingZeros(rights.reduceLanes(VectorOperators.OR));
            if (zeros < 34) {
                int overflow = ScalarArithmeticKernels.apply(
                        ExactOperation.MULTIPLY, left, right, min, max, validity, word, word + 64, out);
                if (overflow >= 0) {
                    return overflow;
                }
                continue;
            }
            for (int row = word; row < word + 64; row += LANES) {
                IntVector a = IntVector.fromArray(SPECIES, left, row);
                IntVector b = IntVector.fromArray(SPECIES, right, row);
                IntVector result = a.mul(b);
                result.intoArray(out, row);
                VectorMask<Integer> outside = result.add(shift).compare(VectorOperators.GT, length);
                if (outside.anyTrue()) {
                    long overflows = outside.toLong() & Bits.at(validity, row);
                    if (overflows != 0) {
                        return row + Long.numberOfTrailingZeros(overflows);
                    }
                }
            }
        }
        return ScalarArithmeticKernels.apply(
                ExactOperation.MULTIPLY, left, right, min, max, validity, full, count, out);
    }

    static int addConstant(
            int[] values,
            int constant,
            ExactRange range,
            long @Nullable [] validity,
            int count,
            int[] out) {
        int shift = Integer.MIN_VALUE - (int) range.low();
        IntVector length = IntVector.broadcast(SPECIES, (int) range.high() + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            IntVector a = IntVector.fromArray(SPECIES, values, row);
            a.add(constant).intoArray(out, row);
            VectorMask<Integer> outside = a.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        for (; row < count; row++) {
            int value = values[row];
            out[row] = value + constant;
            if ((value < range.low() || value > range.high()) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    static int subtractFrom(
            int[] values,
            int constant,
            ExactRange range,
            long @Nullable [] validity,
            int count,
            int[] out) {
        int shift = Integer.MIN_VALUE - (int) range.low();
        IntVector length = IntVector.broadcast(SPECIES, (int) range.high() + shift);
        IntVector minuend = IntVector.broadcast(SPECIES, constant);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            IntVector a = IntVector.fromArray(SPECIES, values, row);
            minuend.sub(a).intoArray(out, row);
            VectorMask<Integer> outside = a.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        for (; row < count; row++) {
            int value = values[row];
            out[row] = constant - value;
            if ((value < range.low() || value > range.high()) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    static int multiplyConstant(
            int[] values,
            int constant,
            ExactRange range,
            long @Nullable [] validity,
            int count,
            int[] out) {
        int shift = Integer.MIN_VALUE - (int) range.low();
        IntVector length = IntVector.broadcast(SPECIES, (int) range.high() + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            IntVector a = IntVector.fromArray(SPECIES, values, row);
            a.mul(constant).intoArray(out, row);
            VectorMask<Integer> outside = a.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        for (; row < count; row++) {
            int value = values[row];
            out[row] = value * constant;
            if ((value < range.low() || value > range.high()) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }
}
