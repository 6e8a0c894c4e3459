package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.ArithmeticKernels;
import dev.rayo.simd.ExactOperation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// BIGINT, and decimals that fit a long. One input is subtracted from zero.
final class LongArithmetic implements ScalarKernel {
    private final ExactOperation operation;
    private final Type type;
    private final long min;
    private final long max;
    private long[] out = new long[0];

    LongArithmetic(ExactOperation operation, Type type) {
        this.operation = operation;
        this.type = type;
        min = IntegerRange.min(type);
        max = IntegerRange.max(type);
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        out = out.length < count ? new long[count] : out;
        int failed = compute(in, count, valid.words());
        if (failed >= 0) {
            throw Overflow.of(operation, type, in, failed);
        }
        return new LongColumn(type, out, valid.words(), count);
    }

    private int compute(Input[] in, int count, long @Nullable [] valid) {
        ArithmeticKernels kernels = Kernels.current().arithmetic();
        long[] left = in[0].longs();
        if (in.length == 1) {
            return kernels.apply(operation, 0, left, min, max, valid, count, out);
        }
        long[] right = in[1].longs();
        if (in[0].isConstant()) {
            return kernels.apply(operation, left[0], right, min, max, valid, count, out);
        }
        return in[1].isConstant()
                ? kernels.apply(operation, left, right[0], min, max, valid, count, out)
                : kernels.apply(operation, left, right, min, max, valid, count, out);
    }
}
