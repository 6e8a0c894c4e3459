package dev.rayo.simd;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Exact arithmetic on `long` columns. Every loop returns the first valid row that overflows, or -1.
final class VectorLongArithmeticKernels {
    private static final VectorSpecies<Long> SPECIES = VectorKernels.LONGS;
    private static final int LANES = SPECIES.length();

    private VectorLongArithmeticKernels() {}

    static int add(
            long[] left, long[] right, long min, long max, long @Nullable [] validity, int count, long[] out) {
        // A signed comparison checks both ends once the range is moved to begin at the least long.
        long shift = Long.MIN_VALUE - min;
        LongVector length = LongVector.broadcast(SPECIES, max + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector a = LongVector.fromArray(SPECIES, left, row);
            LongVector b = LongVector.fromArray(SPECIES, right, row);
            LongVector result = a.add(b);
            result.intoArray(out, row);
            VectorMask<Long> wraps = a.lanewise(VectorOperators.XOR, result)
                    .and(b.lanewise(VectorOperators.XOR, result))
                    .compare(VectorOperators.LT, 0);
            VectorMask<Long> outside = result.add(shift).compare(VectorOperators.GT, length).or(wraps);
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
            long[] left, long[] right, long min, long max, long @Nullable [] validity, int count, long[] out) {
        // A signed comparison checks both ends once the range is moved to begin at the least long.
        long shift = Long.MIN_VALUE - min;
        LongVector length = LongVector.broadcast(SPECIES, max + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector a = LongVector.fromArray(SPECIES, left, row);
            LongVector b = LongVector.fromArray(SPECIES, right, row);
            LongVector result = a.sub(b);
            result.intoArray(out, row);
            VectorMask<Long> wraps = a.lanewise(VectorOperators.XOR, b)
                    .and(a.lanewise(VectorOperators.XOR, result))
                    .compare(VectorOperators.LT, 0);
            VectorMask<Long> outside = result.add(shift).compare(VectorOperators.GT, length).or(wraps);
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

    /// Takes 64 rows at a time: where the leading zeros of the greatest magnitudes on both sides add up to 66 or more,
    /// no product is above 2^62; words with other rows are left to the definition.
    static int multiply(
            long[] left, long[] right, long min, long max, long @Nullable [] validity, int count, long[] out) {
        long shift = Long.MIN_VALUE - min;
        LongVector length = LongVector.broadcast(SPECIES, max + shift);
        int full = count & -64;
        for (int word = 0; word < full; word += 64) {
            LongVector lefts = LongVector.zero(SPECIES);
            LongVector rights = LongVector.zero(SPECIES);
            for (int lane = 0; lane < 64; lane += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, word + lane);
                LongVector b = LongVector.fromArray(SPECIES, right, word + lane);
                // One's complement: a negative value has the leading zeros of its magnitude, or one less.
                lefts = lefts.or(a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.ASHR, 63)));
                rights = rights.or(b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.ASHR, 63)));
            }
            int zeros = Long.numberOfLeadingZeros(lefts.reduceLanes(VectorOperators.OR))
                    + Long.numberOfLeadingZeros(rights.reduceLanes(VectorOperators.OR));
            if (zeros < 66) {
                int overflow = ScalarArithmeticKernels.apply(
                        ExactOperation.MULTIPLY, left, right, min, max, validity, word, word + 64, out);
                if (overflow >= 0) {
                    return overflow;
                }
                continue;
            }
            for (int row = word; row < word + 64; row += LANES) {
                LongVector a = LongVector.fromArray(SPECIES, left, row);
                LongVector b = LongVector.fromArray(SPECIES, right, row);
                LongVector result = a.mul(b);
                result.intoArray(out, row);
                VectorMask<Long> outside = result.add(shift).compare(VectorOperators.GT, length);
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
            long[] values,
            long constant,
            ExactRange range,
            long @Nullable [] validity,
            int count,
            long[] out) {
        long shift = Long.MIN_VALUE - range.low();
        LongVector length = LongVector.broadcast(SPECIES, range.high() + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector a = LongVector.fromArray(SPECIES, values, row);
            a.add(constant).intoArray(out, row);
            VectorMask<Long> outside = a.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        for (; row < count; row++) {
            long value = values[row];
            out[row] = value + constant;
            if ((value < range.low() || value > range.high()) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    static int subtractFrom(
            long[] values,
            long constant,
            ExactRange range,
            long @Nullable [] validity,
            int count,
            long[] out) {
        long shift = Long.MIN_VALUE - range.low();
        LongVector length = LongVector.broadcast(SPECIES, range.high() + shift);
        LongVector minuend = LongVector.broadcast(SPECIES, constant);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector a = LongVector.fromArray(SPECIES, values, row);
            minuend.sub(a).intoArray(out, row);
            VectorMask<Long> outside = a.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        for (; row < count; row++) {
            long value = values[row];
            out[row] = constant - value;
            if ((value < range.low() || value > range.high()) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    static int multiplyConstant(
            long[] values,
            long constant,
            ExactRange range,
            long @Nullable [] validity,
            int count,
            long[] out) {
        long shift = Long.MIN_VALUE - range.low();
        LongVector length = LongVector.broadcast(SPECIES, range.high() + shift);
        int row = 0;
        for (; row <= count - LANES; row += LANES) {
            LongVector a = LongVector.fromArray(SPECIES, values, row);
            a.mul(constant).intoArray(out, row);
            VectorMask<Long> outside = a.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long overflows = outside.toLong() & Bits.at(validity, row);
                if (overflows != 0) {
                    return row + Long.numberOfTrailingZeros(overflows);
                }
            }
        }
        for (; row < count; row++) {
            long value = values[row];
            out[row] = value * constant;
            if ((value < range.low() || value > range.high()) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }
}
