package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.type.Type;

/// `x % y` of floating-point numbers: the sign of `x`, NaN for `y = 0`.
final class FloatRemainder {
    private FloatRemainder() {}

    static ScalarKernel kernel(Type type) {
        return type == Type.REAL
                ? Elementwise.floats((in, row) -> in[0].floats()[in[0].at(row)] % in[1].floats()[in[1].at(row)])
                : Elementwise.doublePairs((a, b) -> a % b);
    }
}
