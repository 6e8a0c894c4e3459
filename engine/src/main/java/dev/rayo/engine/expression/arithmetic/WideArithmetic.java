package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.ExactOperation;
import dev.rayo.simd.Int128Kernels;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decimals in 128 bits. Operands that fit a long are widened; one input is subtracted from zero.
final class WideArithmetic implements ScalarKernel {
    private final ExactOperation operation;
    private final List<Type> operands;
    private final Type.Decimal type;
    private final WideOperand left = new WideOperand();
    private final WideOperand right = new WideOperand();
    private long[] out = new long[0];

    WideArithmetic(ExactOperation operation, List<Type> operands, Type.Decimal type) {
        this.operation = operation;
        this.operands = operands;
        this.type = type;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        out = out.length < 2 * count ? new long[2 * count] : out;
        if (isProductOfLongs(in)) {
            Kernels.current().int128().multiplyWide(in[0].longs(), in[1].longs(), count, out);
            return new WideColumn(type, out, valid.words(), count);
        }
        int failed = compute(in, count, valid.words());
        if (failed >= 0) {
            throw Overflow.of(operation, type, in, failed);
        }
        return new WideColumn(type, out, valid.words(), count);
    }

    /// 18 digits times 18 digits fit every product type but a capped one.
    private boolean isProductOfLongs(Input[] in) {
        return operation == ExactOperation.MULTIPLY
                && operands.get(0) instanceof Type.Decimal a
                && operands.get(1) instanceof Type.Decimal b
                && a.isLong()
                && b.isLong()
                && a.precision() + b.precision() <= type.precision()
                && !in[0].isConstant()
                && !in[1].isConstant();
    }

    private int compute(Input[] in, int count, long @Nullable [] valid) {
        Int128Kernels kernels = Kernels.current().int128();
        int precision = type.precision();
        long[] a = left.words(in[0], count);
        if (in.length == 1) {
            return kernels.apply(operation, 0, 0, a, precision, valid, count, out);
        }
        long[] b = right.words(in[1], count);
        if (in[0].isConstant()) {
            return in[1].isConstant()
                    ? kernels.apply(operation, a, b, precision, valid, count, out)
                    : kernels.apply(operation, a[0], a[1], b, precision, valid, count, out);
        }
        return in[1].isConstant()
                ? kernels.apply(operation, a, b[0], b[1], precision, valid, count, out)
                : kernels.apply(operation, a, b, precision, valid, count, out);
    }
}
