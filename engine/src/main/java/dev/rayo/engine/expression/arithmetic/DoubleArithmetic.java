package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.ArithmeticKernels;
import dev.rayo.simd.FloatOperation;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;

/// DOUBLE by IEEE 754. With one input the other operand is a constant.
final class DoubleArithmetic implements ScalarKernel {
    private final FloatOperation operation;
    private final double constant;
    private double[] out = new double[0];

    DoubleArithmetic(FloatOperation operation) {
        this(operation, 0);
    }

    DoubleArithmetic(FloatOperation operation, double constant) {
        this.operation = operation;
        this.constant = constant;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        out = out.length < count ? new double[count] : out;
        ArithmeticKernels kernels = Kernels.current().arithmetic();
        double[] left = in[0].doubles();
        if (in.length == 1) {
            kernels.apply(operation, left, constant, count, out);
        } else if (in[0].isConstant()) {
            kernels.apply(operation, left[0], in[1].doubles(), count, out);
        } else if (in[1].isConstant()) {
            kernels.apply(operation, left, in[1].doubles()[0], count, out);
        } else {
            kernels.apply(operation, left, in[1].doubles(), count, out);
        }
        return new DoubleColumn(Type.DOUBLE, out, valid.words(), count);
    }
}
