package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Defines the arithmetic.
sealed class ScalarArithmeticKernels implements ArithmeticKernels permits VectorArithmeticKernels {

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
        return apply(operation, left, right, min, max, validity, 0, count, out);
    }

    /// Computes the rows from `from` on.
    static int apply(
            ExactOperation operation,
            int[] left,
            int[] right,
            int min,
            int max,
            long @Nullable [] validity,
            int from,
            int count,
            int[] out) {
        for (int row = from; row < count; row++) {
            long result = exact(operation, left[row], right[row]);
            out[row] = (int) result;
            if ((result < min || result > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
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
        for (int row = 0; row < count; row++) {
            long result = exact(operation, left[row], right);
            out[row] = (int) result;
            if ((result < min || result > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
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
        for (int row = 0; row < count; row++) {
            long result = exact(operation, left, right[row]);
            out[row] = (int) result;
            if ((result < min || result > max) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    private static long exact(ExactOperation operation, long left, long right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
        };
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
        return apply(operation, left, right, min, max, validity, 0, count, out);
    }

    /// Computes the rows from `from` on.
    static int apply(
            ExactOperation operation,
            long[] left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int from,
            int count,
            long[] out) {
        for (int row = from; row < count; row++) {
            long a = left[row];
            long b = right[row];
            long result = wrapped(operation, a, b);
            out[row] = result;
            if ((result < min || result > max || wraps(operation, a, b, result)) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
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
        return apply(operation, left, right, min, max, validity, 0, count, out);
    }

    /// Computes the rows from `from` on.
    static int apply(
            ExactOperation operation,
            long[] left,
            long right,
            long min,
            long max,
            long @Nullable [] validity,
            int from,
            int count,
            long[] out) {
        for (int row = from; row < count; row++) {
            long a = left[row];
            long result = wrapped(operation, a, right);
            out[row] = result;
            if ((result < min || result > max || wraps(operation, a, right, result)) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
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
        return apply(operation, left, right, min, max, validity, 0, count, out);
    }

    /// Computes the rows from `from` on.
    static int apply(
            ExactOperation operation,
            long left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int from,
            int count,
            long[] out) {
        for (int row = from; row < count; row++) {
            long b = right[row];
            long result = wrapped(operation, left, b);
            out[row] = result;
            if ((result < min || result > max || wraps(operation, left, b, result)) && Bits.isSet(validity, row)) {
                return row;
            }
        }
        return -1;
    }

    private static long wrapped(ExactOperation operation, long left, long right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
        };
    }

    private static boolean wraps(ExactOperation operation, long left, long right, long result) {
        return switch (operation) {
            case ADD -> ((left ^ result) & (right ^ result)) < 0;
            case SUBTRACT -> ((left ^ right) & (left ^ result)) < 0;
            case MULTIPLY -> Math.multiplyHigh(left, right) != result >> 63;
        };
    }

    @Override
    public void apply(FloatOperation operation, float[] left, float[] right, int count, float[] out) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] + right[row];
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] - right[row];
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] * right[row];
                }
            }
            case DIVIDE -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] / right[row];
                }
            }
        }
    }

    @Override
    public void apply(FloatOperation operation, float[] left, float right, int count, float[] out) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] + right;
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] - right;
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] * right;
                }
            }
            case DIVIDE -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] / right;
                }
            }
        }
    }

    @Override
    public void apply(FloatOperation operation, float left, float[] right, int count, float[] out) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left + right[row];
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left - right[row];
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left * right[row];
                }
            }
            case DIVIDE -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left / right[row];
                }
            }
        }
    }

    @Override
    public void apply(FloatOperation operation, double[] left, double[] right, int count, double[] out) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] + right[row];
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] - right[row];
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] * right[row];
                }
            }
            case DIVIDE -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] / right[row];
                }
            }
        }
    }

    @Override
    public void apply(FloatOperation operation, double[] left, double right, int count, double[] out) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] + right;
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] - right;
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] * right;
                }
            }
            case DIVIDE -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left[row] / right;
                }
            }
        }
    }

    @Override
    public void apply(FloatOperation operation, double left, double[] right, int count, double[] out) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left + right[row];
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left - right[row];
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left * right[row];
                }
            }
            case DIVIDE -> {
                for (int row = 0; row < count; row++) {
                    out[row] = left / right[row];
                }
            }
        }
    }
}
