package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Exact arithmetic by vector. The floating-point loops are inherited: the compiler turns them into vector code.
///
/// The definition takes over where no operand is in range with a constant.
final class VectorArithmeticKernels extends ScalarArithmeticKernels {

    @Override
    public int apply(
            ExactOperation operation,
            int[] left,
            int[] right,
            int min,
            int max,
            long @Nullable [] validity,
            int count,
            int[] out) {
        return switch (operation) {
            case ADD -> VectorIntArithmeticKernels.add(left, right, min, max, validity, count, out);
            case SUBTRACT -> VectorIntArithmeticKernels.subtract(left, right, min, max, validity, count, out);
            case MULTIPLY -> VectorIntArithmeticKernels.multiply(left, right, min, max, validity, count, out);
        };
    }

    @Override
    public int apply(
            ExactOperation operation,
            int[] left,
            int right,
            int min,
            int max,
            long @Nullable [] validity,
            int count,
            int[] out) {
        ExactRange range =
                switch (operation) {
                    case ADD -> ExactRange.ofAdd(right, min, max);
                    case SUBTRACT -> ExactRange.ofSubtract(right, min, max);
                    case MULTIPLY -> ExactRange.ofMultiply(right, min, max);
                };
        range = range == null ? null : range.ofInts();
        if (range == null) {
            return super.apply(operation, left, right, min, max, validity, count, out);
        }
        return switch (operation) {
            case ADD -> VectorIntArithmeticKernels.addConstant(left, right, range, validity, count, out);
            case SUBTRACT -> VectorIntArithmeticKernels.addConstant(left, -right, range, validity, count, out);
            case MULTIPLY -> VectorIntArithmeticKernels.multiplyConstant(left, right, range, validity, count, out);
        };
    }

    @Override
    public int apply(
            ExactOperation operation,
            int left,
            int[] right,
            int min,
            int max,
            long @Nullable [] validity,
            int count,
            int[] out) {
        if (operation != ExactOperation.SUBTRACT) {
            return apply(operation, right, left, min, max, validity, count, out);
        }
        ExactRange range = ExactRange.ofSubtractFrom(left, min, max);
        range = range == null ? null : range.ofInts();
        return range == null
                ? super.apply(operation, left, right, min, max, validity, count, out)
                : VectorIntArithmeticKernels.subtractFrom(right, left, range, validity, count, out);
    }

    @Override
    public int apply(
            ExactOperation operation,
            long[] left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out) {
        return switch (operation) {
            case ADD -> VectorLongArithmeticKernels.add(left, right, min, max, validity, count, out);
            case SUBTRACT -> VectorLongArithmeticKernels.subtract(left, right, min, max, validity, count, out);
            case MULTIPLY -> VectorLongArithmeticKernels.multiply(left, right, min, max, validity, count, out);
        };
    }

    @Override
    public int apply(
            ExactOperation operation,
            long[] left,
            long right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out) {
        ExactRange range =
                switch (operation) {
                    case ADD -> ExactRange.ofAdd(right, min, max);
                    case SUBTRACT -> ExactRange.ofSubtract(right, min, max);
                    case MULTIPLY -> ExactRange.ofMultiply(right, min, max);
                };
        if (range == null) {
            return super.apply(operation, left, right, min, max, validity, count, out);
        }
        return switch (operation) {
            case ADD -> VectorLongArithmeticKernels.addConstant(left, right, range, validity, count, out);
            case SUBTRACT -> VectorLongArithmeticKernels.addConstant(left, -right, range, validity, count, out);
            case MULTIPLY -> VectorLongArithmeticKernels.multiplyConstant(left, right, range, validity, count, out);
        };
    }

    @Override
    public int apply(
            ExactOperation operation,
            long left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out) {
        if (operation != ExactOperation.SUBTRACT) {
            return apply(operation, right, left, min, max, validity, count, out);
        }
        ExactRange range = ExactRange.ofSubtractFrom(left, min, max);
        return range == null
                ? super.apply(operation, left, right, min, max, validity, count, out)
                : VectorLongArithmeticKernels.subtractFrom(right, left, range, validity, count, out);
    }
}
