package dev.rayo.engine.expression.kernel;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.type.Type;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Kernels that apply one function to row after row, for functions whose own cost outweighs that of the call. The
/// function sees valid rows only, so it may throw.
public final class Elementwise {
    private Elementwise() {}

    /// The value of a row, read from the inputs by [Input#at].
    @FunctionalInterface
    public interface LongRow {
        long apply(Input[] in, int row);
    }

    @FunctionalInterface
    public interface IntRow {
        int apply(Input[] in, int row);
    }

    @FunctionalInterface
    public interface DoubleRow {
        double apply(Input[] in, int row);
    }

    @FunctionalInterface
    public interface FloatRow {
        float apply(Input[] in, int row);
    }

    @FunctionalInterface
    public interface BooleanRow {
        boolean apply(Input[] in, int row);
    }

    /// Appends the value of a row to `out`.
    @FunctionalInterface
    public interface BytesRow {
        void apply(Input[] in, int row, BytesWriter out);
    }

    public static ScalarKernel doubles(DoubleUnaryOperator function) {
        return doubleRows((in, row) -> function.applyAsDouble(in[0].doubles()[in[0].at(row)]));
    }

    public static ScalarKernel doublePairs(DoubleBinaryOperator function) {
        return doubleRows((in, row) ->
                function.applyAsDouble(in[0].doubles()[in[0].at(row)], in[1].doubles()[in[1].at(row)]));
    }

    public static ScalarKernel doubleRows(DoubleRow function) {
        return new ScalarKernel() {
            private double[] out = new double[0];

            @Override
            public Column apply(Input[] in, int count, Validity valid) {
                out = out.length < count ? new double[count] : out;
                for (int i = 0; i < count; i++) {
                    if (valid.isValid(i)) {
                        out[i] = function.apply(in, i);
                    }
                }
                return new DoubleColumn(Type.DOUBLE, out, valid.words(), count);
            }
        };
    }

    public static ScalarKernel floats(FloatRow function) {
        return new ScalarKernel() {
            private float[] out = new float[0];

            @Override
            public Column apply(Input[] in, int count, Validity valid) {
                out = out.length < count ? new float[count] : out;
                for (int i = 0; i < count; i++) {
                    if (valid.isValid(i)) {
                        out[i] = function.apply(in, i);
                    }
                }
                return new FloatColumn(Type.REAL, out, valid.words(), count);
            }
        };
    }

    public static ScalarKernel longs(Type type, LongRow function) {
        return new ScalarKernel() {
            private long[] out = new long[0];

            @Override
            public Column apply(Input[] in, int count, Validity valid) {
                out = out.length < count ? new long[count] : out;
                for (int i = 0; i < count; i++) {
                    if (valid.isValid(i)) {
                        out[i] = function.apply(in, i);
                    }
                }
                return new LongColumn(type, out, valid.words(), count);
            }
        };
    }

    public static ScalarKernel ints(Type type, IntRow function) {
        return new ScalarKernel() {
            private int[] out = new int[0];

            @Override
            public Column apply(Input[] in, int count, Validity valid) {
                out = out.length < count ? new int[count] : out;
                for (int i = 0; i < count; i++) {
                    if (valid.isValid(i)) {
                        out[i] = function.apply(in, i);
                    }
                }
                return new IntColumn(type, out, valid.words(), count);
            }
        };
    }

    public static ScalarKernel booleans(BooleanRow function) {
        return new ScalarKernel() {
            private long[] bits = new long[0];

            @Override
            public Column apply(Input[] in, int count, Validity valid) {
                bits = bits.length < Columns.words(count) ? new long[Columns.words(count)] : bits;
                for (int word = 0; word << 6 < count; word++) {
                    int base = word << 6;
                    long set = 0;
                    for (int i = 0; i < Math.min(64, count - base); i++) {
                        set |= valid.isValid(base + i) && function.apply(in, base + i) ? 1L << i : 0;
                    }
                    bits[word] = set;
                }
                return new BitColumn(Type.BOOLEAN, bits, valid.words(), count);
            }
        };
    }

    /// VARCHAR or BLOB.
    public static ScalarKernel bytes(Type type, BytesRow function) {
        BytesWriter out = new BytesWriter();
        return (in, count, valid) -> {
            out.reset(count);
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i)) {
                    function.apply(in, i, out);
                    out.end(i);
                }
            }
            return out.column(type, valid.words(), count);
        };
    }
}
