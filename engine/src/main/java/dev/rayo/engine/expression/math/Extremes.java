package dev.rayo.engine.expression.math;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.Comparer;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.ScatterBuffer;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Comparison;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;

/// greatest and least: NULL arguments are passed over; NULL only if all are NULL. Of equal values the first is taken.
public final class Extremes implements ScalarKernel {
    private final Comparison better;
    private final Comparer comparer;
    private final ScatterBuffer values;
    private final Input best;
    private long[] bits = new long[0];
    private int[] rows = new int[0];

    private Extremes(Comparison better, Type type) {
        this.better = better;
        comparer = Comparer.of(type);
        values = new ScatterBuffer(type);
        best = new Input(type);
    }

    public static void register(FunctionRegistry registry) {
        registry.add("greatest", 5, call -> kernel(call, Comparison.GT));
        registry.add("least", 5, call -> kernel(call, Comparison.LT));
    }

    private static ScalarKernel kernel(Call call, Comparison better) {
        return new Extremes(better, call.type());
    }

    @Override
    public boolean seesNulls() {
        return true;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        bits = bits.length < (count + 63) >> 6 ? new long[(count + 63) >> 6] : bits;
        rows = rows.length < count ? new int[count] : rows;
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        values.reset(count);
        values.replace(in[0], rows, count);
        for (int argument = 1; argument < in.length; argument++) {
            Input other = in[argument];
            best.set(values.column(count));
            comparer.compare(better, other, best, count, bits);
            int taken = 0;
            for (int i = 0; i < count; i++) {
                boolean isBetter = best.isNull(i) || (bits[i >> 6] >>> i & 1) != 0;
                if (!other.isNull(i) && isBetter) {
                    rows[taken++] = i;
                }
            }
            values.replace(other, rows, taken);
        }
        return values.column(count);
    }
}
