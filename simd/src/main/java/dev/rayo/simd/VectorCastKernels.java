package dev.rayo.simd;

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
}
