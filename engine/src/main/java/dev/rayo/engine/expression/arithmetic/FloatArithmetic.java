package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.ArithmeticKernels;
import dev.rayo.simd.FloatOperation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;

/// REAL by IEEE 754. With one input the other operand is a constant.
final class FloatArithmetic implements ScalarKernel {
    private final FloatOperation operation;
    private final float constant;
    private float[] out = new float[0];

    FloatArithmetic(FloatOperation operation) {
        this(operation, 0);
    }

    FloatArithmetic(FloatOperation operation, float constant) {
        this.operation = operation;
        this.constant = constant;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        out = out.length < count ? new float[count] : out;
        ArithmeticKernels kernels = Kernels.current().arithmetic();
        float[] left = in[0].floats();
        if (in.length == 1) {
            kernels.apply(operation, left, constant, count, out);
        } else if (in[0].isConstant()) {
            kernels.apply(operation, left[0], in[1].floats(), count, out);
        } else if (in[1].isConstant()) {
            kernels.apply(operation, left, in[1].floats()[0], count, out);
        } else {
            kernels.apply(operation, left, in[1].floats(), count, out);
        }
        return new FloatColumn(Type.REAL, out, valid.words(), count);
    }
}
