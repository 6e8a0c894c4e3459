package dev.rayo.engine.expression.cast;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.arithmetic.IntegerRange;
import dev.rayo.engine.expression.arithmetic.WideOperand;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.CastKernels;
import dev.rayo.simd.Int128Kernels;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// DECIMAL to other numbers. Digits that are dropped round half away from zero.
public final class DecimalCasts extends CastKernel {
    private final Type.Decimal source;
    private final WideOperand operand = new WideOperand();
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private long[] narrowed = new long[0];

    private DecimalCasts(CastTypes types) {
        super(types);
        source = (Type.Decimal) types.from();
    }

    /// Null if there is no such cast.
    public static @Nullable ScalarKernel kernel(CastTypes types) {
        return types.to().isNumeric() ? new DecimalCasts(types) : null;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        Input input = in[0];
        if (to.isFloating()) {
            return toFloating(input, count, valid);
        }
        if (to instanceof Type.Decimal decimal) {
            return decimal.isLong()
                    ? new LongColumn(to, toLongs(input, count, valid, decimal.scale()), valid.words(), count)
                    : toWide(input, count, valid, decimal);
        }
        long[] whole = toLongs(input, count, valid, 0);
        if (to == Type.BIGINT) {
            return new LongColumn(to, whole, valid.words(), count);
        }
        ints = ints.length < count ? new int[count] : ints;
        int min = (int) IntegerRange.min(to);
        int max = (int) IntegerRange.max(to);
        check(input, valid, validity ->
                Kernels.current().casts().toInt(whole, min, max, validity, count, ints));
        return new IntColumn(to, ints, valid.words(), count);
    }

    /// The values at `scale`, checked against the range of the target or, for the smaller integers, of a long.
    private long[] toLongs(Input input, int count, Validity valid, int scale) {
        long min = to instanceof Type.Decimal ? IntegerRange.min(to) : Long.MIN_VALUE;
        long max = to instanceof Type.Decimal ? IntegerRange.max(to) : Long.MAX_VALUE;
        int digits = scale - source.scale();
        narrowed = narrowed.length < count ? new long[count] : narrowed;
        if (source.isLong()) {
            CastKernels kernels = Kernels.current().casts();
            long[] values = input.longs();
            check(input, valid, validity -> digits >= 0
                    ? kernels.scaleUp(values, digits, min, max, validity, count, narrowed)
                    : kernels.scaleDown(values, -digits, min, max, validity, count, narrowed));
            return narrowed;
        }
        long[] scaled = rescale(input, count, valid, digits, Type.Decimal.PRECISION_MAX);
        check(input, valid, validity ->
                Kernels.current().int128().narrow(scaled, min, max, validity, count, narrowed));
        return narrowed;
    }

    private Column toWide(Input input, int count, Validity valid, Type.Decimal decimal) {
        long[] scaled = rescale(input, count, valid, decimal.scale() - source.scale(), decimal.precision());
        return new WideColumn(to, scaled, valid.words(), count);
    }

    private long[] rescale(Input input, int count, Validity valid, int digits, int precision) {
        longs = longs.length < 2 * count ? new long[2 * count] : longs;
        Int128Kernels kernels = Kernels.current().int128();
        long[] values = operand.words(input, count);
        check(input, valid, validity -> digits >= 0
                ? kernels.scaleUp(values, digits, precision, validity, count, longs)
                : kernels.scaleDown(values, -digits, precision, validity, count, longs));
        return longs;
    }

    private Column toFloating(Input input, int count, Validity valid) {
        double[] doubles = new double[to == Type.DOUBLE ? count : 0];
        float[] floats = new float[to == Type.REAL ? count : 0];
        long[] values = source.isLong() ? input.longs() : input.words();
        for (int i = 0; i < count; i++) {
            int at = input.at(i);
            double value = source.isLong()
                    ? DecimalQuotient.toDouble(values[at], source.scale())
                    : DecimalQuotient.toDouble(values[2 * at], values[2 * at + 1], source.scale());
            if (to == Type.DOUBLE) {
                doubles[i] = value;
            } else {
                floats[i] = (float) value;
            }
        }
        return to == Type.DOUBLE
                ? new DoubleColumn(to, doubles, valid.words(), count)
                : new FloatColumn(to, floats, valid.words(), count);
    }
}
