package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.ArithmeticKernels;
import dev.rayo.simd.ExactOperation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// TINYINT, SMALLINT and INTEGER. One input is subtracted from zero.
final class IntArithmetic implements ScalarKernel {
    private final ExactOperation operation;
    private final Type type;
    private final int min;
    private final int max;
    private int[] out = new int[0];

    IntArithmetic(ExactOperation operation, Type type) {
        this.operation = operation;
        this.type = type;
        min = (int) IntegerRange.min(type);
        max = (int) IntegerRange.max(type);
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        out = out.length < count ? new int[count] : out;
        int failed = compute(in, count, valid.words());
        if (failed >= 0) {
            throw Overflow.of(operation, type, in, failed);
        }
        return new IntColumn(type, out, valid.words(), count);
    }

    private int compute(Input[] in, int count, long @Nullable [] valid) {
        ArithmeticKernels kernels = Kernels.current().arithmetic();
        int[] left = in[0].ints();
        if (in.length == 1) {
            return kernels.apply(operation, 0, left, min, max, valid, count, out);
        }
        int[] right = in[1].ints();
        if (in[0].isConstant()) {
            return kernels.apply(operation, left[0], right, min, max, valid, count, out);
        }
        return in[1].isConstant()
                ? kernels.apply(operation, left, right[0], min, max, valid, count, out)
                : kernels.apply(operation, left, right, min, max, valid, count, out);
    }
}
