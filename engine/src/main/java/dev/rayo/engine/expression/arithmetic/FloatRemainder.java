package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.type.Type;

/// `x % y` of floating-point numbers: the sign of `x`, NaN for `y = 0`.
final class FloatRemainder {
    private FloatRemainder() {}

    static ScalarKernel kernel(Type type) {
        if (type == Type.REAL) {
            return (in, count, valid) -> {
                float[] out = new float[count];
                for (int i = 0; i < count; i++) {
                    out[i] = in[0].floats()[in[0].at(i)] % in[1].floats()[in[1].at(i)];
                }
                return new FloatColumn(type, out, valid.words(), count);
            };
        }
        return (in, count, valid) -> {
            double[] out = new double[count];
            for (int i = 0; i < count; i++) {
                out[i] = in[0].doubles()[in[0].at(i)] % in[1].doubles()[in[1].at(i)];
            }
            return new DoubleColumn(type, out, valid.words(), count);
        };
    }
}
