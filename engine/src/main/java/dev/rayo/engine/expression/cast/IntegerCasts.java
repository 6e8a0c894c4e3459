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
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Integers to other numbers.
public final class IntegerCasts extends CastKernel {
    private final WideOperand widened = new WideOperand();
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];

    private IntegerCasts(CastTypes types) {
        super(types);
    }

    /// Null if there is no such cast.
    public static @Nullable ScalarKernel kernel(CastTypes types) {
        return types.to().isNumeric() ? new IntegerCasts(types) : null;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        CastKernels kernels = Kernels.current().casts();
        Input input = in[0];
        boolean isLong = from == Type.BIGINT;
        if (to == Type.DOUBLE) {
            doubles = doubles.length < count ? new double[count] : doubles;
            if (isLong) {
                kernels.toDouble(input.longs(), count, doubles);
            } else {
                kernels.toDouble(input.ints(), count, doubles);
            }
            return new DoubleColumn(to, doubles, valid.words(), count);
        }
        if (to == Type.REAL) {
            floats = floats.length < count ? new float[count] : floats;
            if (isLong) {
                kernels.toFloat(input.longs(), count, floats);
            } else {
                kernels.toFloat(input.ints(), count, floats);
            }
            return new FloatColumn(to, floats, valid.words(), count);
        }
        if (to instanceof Type.Decimal decimal) {
            return decimal.isLong() ? toLongDecimal(input, count, valid, decimal) : toWide(input, count, valid, decimal);
        }
        return to == Type.BIGINT ? new LongColumn(to, longs(input, count), valid.words(), count)
                : toInts(input, count, valid);
    }

    private Column toInts(Input input, int count, Validity valid) {
        ints = ints.length < count ? new int[count] : ints;
        int min = (int) IntegerRange.min(to);
        int max = (int) IntegerRange.max(to);
        CastKernels kernels = Kernels.current().casts();
        if (from == Type.BIGINT) {
            check(input, valid, validity -> kernels.toInt(input.longs(), min, max, validity, count, ints));
        } else {
            check(input, valid, validity -> kernels.toInt(input.ints(), min, max, validity, count, ints));
        }
        return new IntColumn(to, ints, valid.words(), count);
    }

    private long[] longs(Input input, int count) {
        if (from == Type.BIGINT) {
            return input.longs();
        }
        longs = longs.length < count ? new long[count] : longs;
        Kernels.current().casts().toLong(input.ints(), count, longs);
        return longs;
    }

    private Column toLongDecimal(Input input, int count, Validity valid, Type.Decimal decimal) {
        long[] values = longs(input, count);
        longs = longs.length < count ? new long[count] : longs;
        long max = IntegerRange.max(decimal);
        // The lenient form reads the values again after it has made a row NULL, so they must not be overwritten.
        long[] out = values == longs ? new long[count] : longs;
        check(input, valid, validity -> Kernels.current()
                .casts()
                .scaleUp(values, decimal.scale(), -max, max, validity, count, out));
        return new LongColumn(to, out, valid.words(), count);
    }

    private Column toWide(Input input, int count, Validity valid, Type.Decimal decimal) {
        longs = longs.length < 2 * count ? new long[2 * count] : longs;
        long[] values = widened.words(input, count);
        check(input, valid, validity -> Kernels.current()
                .int128()
                .scaleUp(values, decimal.scale(), decimal.precision(), validity, count, longs));
        return new WideColumn(to, longs, valid.words(), count);
    }
}
