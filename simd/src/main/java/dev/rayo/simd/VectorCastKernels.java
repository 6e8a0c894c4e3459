package dev.rayo.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Checked narrowing and scaling by vector. The unchecked casts are inherited: the compiler turns them into vector code.
final class VectorCastKernels extends ScalarCastKernels {
    private static final VectorSpecies<Long> LONGS = VectorKernels.LONGS;
    private static final VectorSpecies<Integer> INTS = VectorKernels.INTS;
    private static final VectorSpecies<Integer> HALF_INTS = VectorKernels.HALF_INTS;
    private static final VectorSpecies<Double> DOUBLES = VectorKernels.DOUBLES;
    /// Values up to this magnitude, and half a power of so many digits added to them, stay below `2^51`.
    private static final long DIVIDEND_MAX = 1L << 50;

    private static final int DOUBLE_DIGITS_MAX = 15;

    @Override
    public int toInt(long[] values, int min, int max, long @Nullable [] validity, int count, int[] out) {
        long shift = Long.MIN_VALUE - min;
        LongVector length = LongVector.broadcast(LONGS, max + shift);
        int row = 0;
        for (; row <= count - LONGS.length(); row += LONGS.length()) {
            LongVector value = LongVector.fromArray(LONGS, values, row);
            ((IntVector) value.convertShape(VectorOperators.L2I, HALF_INTS, 0)).intoArray(out, row);
            VectorMask<Long> outside = value.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long failures = outside.toLong() & Bits.at(validity, row);
                if (failures != 0) {
                    return row + Long.numberOfTrailingZeros(failures);
                }
            }
        }
        return toInt(values, min, max, validity, row, count, out);
    }

    @Override
    public int toInt(int[] values, int min, int max, long @Nullable [] validity, int count, int[] out) {
        int shift = Integer.MIN_VALUE - min;
        IntVector length = IntVector.broadcast(INTS, max + shift);
        int row = 0;
        for (; row <= count - INTS.length(); row += INTS.length()) {
            IntVector value = IntVector.fromArray(INTS, values, row);
            value.intoArray(out, row);
            VectorMask<Integer> outside = value.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long failures = outside.toLong() & Bits.at(validity, row);
                if (failures != 0) {
                    return row + Long.numberOfTrailingZeros(failures);
                }
            }
        }
        return toInt(values, min, max, validity, row, count, out);
    }

    @Override
    public int scaleUp(
            long[] values, int digits, long min, long max, long @Nullable [] validity, int count, long[] out) {
        ExactRange range = ExactRange.ofMultiply(Int128.powerLow(digits), min, max);
        return range == null
                ? super.scaleUp(values, digits, min, max, validity, count, out)
                : VectorLongArithmeticKernels.multiplyConstant(
                        values, Int128.powerLow(digits), range, validity, count, out);
    }

    /// Divides what doubles hold exactly by multiplying with a reciprocal that is a little too large: of a dividend below
    /// `2^51` the quotient is then too large by less than it lacks to the next integer. Only AVX-512 converts between longs
    /// and doubles.
    @Override
    public int scaleDown(
            long[] values, int digits, long min, long max, long @Nullable [] validity, int count, long[] out) {
        if (LONGS.length() < 8 || digits == 0 || digits > DOUBLE_DIGITS_MAX || min > max) {
            return super.scaleDown(values, digits, min, max, validity, count, out);
        }
        long power = Int128.powerLow(digits);
        double reciprocal = Math.nextUp(1.0 / power);
        DoubleVector half = DoubleVector.broadcast(DOUBLES, power / 2);
        long shift = Long.MIN_VALUE - min;
        LongVector length = LongVector.broadcast(LONGS, max + shift);
        int row = 0;
        for (; row <= count - LONGS.length(); row += LONGS.length()) {
            LongVector value = LongVector.fromArray(LONGS, values, row);
            VectorMask<Long> large = value.add(DIVIDEND_MAX).compare(VectorOperators.UGT, 2 * DIVIDEND_MAX);
            if (large.anyTrue()) {
                int failed = scaleDown(values, digits, min, max, validity, row, row + LONGS.length(), out);
                if (failed >= 0) {
                    return failed;
                }
                continue;
            }
            DoubleVector dividend = (DoubleVector) value.convertShape(VectorOperators.L2D, DOUBLES, 0);
            DoubleVector awayFromZero = half.reinterpretAsLongs()
                    .or(value.and(Long.MIN_VALUE))
                    .reinterpretAsDoubles();
            LongVector quotient = (LongVector) dividend.add(awayFromZero)
                    .mul(reciprocal)
                    .convertShape(VectorOperators.D2L, LONGS, 0);
            quotient.intoArray(out, row);
            VectorMask<Long> outside = quotient.add(shift).compare(VectorOperators.GT, length);
            if (outside.anyTrue()) {
                long failures = outside.toLong() & Bits.at(validity, row);
                if (failures != 0) {
                    return row + Long.numberOfTrailingZeros(failures);
                }
            }
        }
        return scaleDown(values, digits, min, max, validity, row, count, out);
    }
}
