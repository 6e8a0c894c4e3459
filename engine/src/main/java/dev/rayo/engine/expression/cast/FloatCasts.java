package dev.rayo.engine.expression.cast;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.arithmetic.IntegerRange;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.CastKernels;
import dev.rayo.simd.Int128;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// REAL and DOUBLE to other numbers. To integers halves go to the even neighbour, to decimals away from zero.
public final class FloatCasts extends CastKernel {
    private double[] doubles = new double[0];
    private float[] floats = new float[0];
    private int[] ints = new int[0];
    private long[] longs = new long[0];

    private FloatCasts(CastTypes types) {
        super(types);
    }

    /// Null if there is no such cast.
    public static @Nullable ScalarKernel kernel(CastTypes types) {
        return types.to().isNumeric() ? new FloatCasts(types) : null;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        Input input = in[0];
        double[] values = doubles(input, count);
        CastKernels kernels = Kernels.current().casts();
        if (to == Type.DOUBLE) {
            return new DoubleColumn(to, values, valid.words(), count);
        }
        if (to == Type.REAL) {
            return toFloat(input, values, count, valid);
        }
        if (to instanceof Type.Decimal decimal) {
            return toDecimal(input, values, count, valid, decimal);
        }
        if (to == Type.BIGINT) {
            longs = longs.length < count ? new long[count] : longs;
            check(input, valid, validity ->
                    kernels.toLong(values, Long.MIN_VALUE, Long.MAX_VALUE, validity, count, longs));
            return new LongColumn(to, longs, valid.words(), count);
        }
        ints = ints.length < count ? new int[count] : ints;
        int min = (int) IntegerRange.min(to);
        int max = (int) IntegerRange.max(to);
        check(input, valid, validity -> kernels.toInt(values, min, max, validity, count, ints));
        return new IntColumn(to, ints, valid.words(), count);
    }

    private double[] doubles(Input input, int count) {
        if (from == Type.DOUBLE) {
            return input.doubles();
        }
        doubles = doubles.length < count ? new double[count] : doubles;
        Kernels.current().casts().toDouble(input.floats(), count, doubles);
        return doubles;
    }

    /// A finite number that becomes infinite is out of range.
    private Column toFloat(Input input, double[] values, int count, Validity valid) {
        floats = floats.length < count ? new float[count] : floats;
        Kernels.current().casts().toFloat(values, count, floats);
        for (int i = 0; i < count; i++) {
            if (Float.isInfinite(floats[i]) && !Double.isInfinite(values[i]) && valid.isValid(i)) {
                fail(input, i, valid);
            }
        }
        return new FloatColumn(to, floats, valid.words(), count);
    }

    private Column toDecimal(Input input, double[] values, int count, Validity valid, Type.Decimal decimal) {
        int words = decimal.isLong() ? count : 2 * count;
        longs = longs.length < words ? new long[words] : longs;
        double power = Double.parseDouble("1e" + decimal.scale());
        double bound = Double.parseDouble("1e" + decimal.precision());
        for (int i = 0; i < count; i++) {
            if (!valid.isValid(i)) {
                continue;
            }
            double scaled = roundAwayFromZero(values[i] * power);
            if (!(scaled > -bound && scaled < bound)) {
                fail(input, i, valid);
            } else if (decimal.isLong()) {
                longs[i] = (long) scaled;
            } else {
                Int128.ofBigInteger(new BigDecimal(scaled).toBigInteger(), longs, 2 * i);
            }
        }
        return decimal.isLong()
                ? new LongColumn(to, longs, valid.words(), count)
                : new WideColumn(to, longs, valid.words(), count);
    }

    private static double roundAwayFromZero(double value) {
        double whole = Math.rint(value);
        double rest = Math.abs(value - whole);
        // rint goes to the even neighbour; a tie that went towards zero is moved one away from it.
        return rest == 0.5 && Math.abs(whole) < Math.abs(value) ? whole + Math.signum(value) : whole;
    }
}
