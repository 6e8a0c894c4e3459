package dev.rayo.engine.expression.cast;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// BOOLEAN to numbers, 1 and 0, and numbers to BOOLEAN: zero is false, all others (NaN included) are true.
public final class BooleanCasts extends CastKernel {
    private BooleanCasts(CastTypes types) {
        super(types);
    }

    /// Null if there is no such cast.
    public static @Nullable ScalarKernel kernel(CastTypes types) {
        boolean numeric = types.from() == Type.BOOLEAN
                ? types.to().isNumeric()
                : types.from().isNumeric();
        return numeric ? new BooleanCasts(types) : null;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        return from == Type.BOOLEAN ? toNumber(in[0], count, valid) : toBoolean(in[0], count, valid);
    }

    private Column toBoolean(Input in, int count, Validity valid) {
        long[] bits = new long[Columns.words(count)];
        for (int i = 0; i < count; i++) {
            boolean value =
                    switch (in.column()) {
                        case IntColumn c -> c.values()[in.at(i)] != 0;
                        case LongColumn c -> c.values()[in.at(i)] != 0;
                        case WideColumn c -> (c.words()[2 * in.at(i)] | c.words()[2 * in.at(i) + 1]) != 0;
                        case FloatColumn c -> c.values()[in.at(i)] != 0;
                        case DoubleColumn c -> c.values()[in.at(i)] != 0;
                        default -> throw new IllegalStateException("not a number: " + from);
                    };
            bits[i >> 6] |= value ? 1L << i : 0;
        }
        return new BitColumn(to, bits, valid.words(), count);
    }

    private Column toNumber(Input in, int count, Validity valid) {
        if (to instanceof Type.Decimal decimal) {
            return toDecimal(in, count, valid, decimal);
        }
        if (to == Type.BIGINT) {
            long[] out = new long[count];
            for (int i = 0; i < count; i++) {
                out[i] = in.bit(i) ? 1 : 0;
            }
            return new LongColumn(to, out, valid.words(), count);
        }
        if (to == Type.REAL) {
            float[] out = new float[count];
            for (int i = 0; i < count; i++) {
                out[i] = in.bit(i) ? 1 : 0;
            }
            return new FloatColumn(to, out, valid.words(), count);
        }
        if (to == Type.DOUBLE) {
            double[] out = new double[count];
            for (int i = 0; i < count; i++) {
                out[i] = in.bit(i) ? 1 : 0;
            }
            return new DoubleColumn(to, out, valid.words(), count);
        }
        int[] out = new int[count];
        for (int i = 0; i < count; i++) {
            out[i] = in.bit(i) ? 1 : 0;
        }
        return new IntColumn(to, out, valid.words(), count);
    }

    private Column toDecimal(Input in, int count, Validity valid, Type.Decimal decimal) {
        boolean fits = decimal.scale() < decimal.precision();
        long[] out = new long[decimal.isLong() ? count : 2 * count];
        for (int i = 0; i < count; i++) {
            if (valid.isValid(i) && in.bit(i)) {
                if (!fits) {
                    fail(in, i, valid);
                } else if (decimal.isLong()) {
                    out[i] = Int128.powerLow(decimal.scale());
                } else {
                    out[2 * i] = Int128.powerHigh(decimal.scale());
                    out[2 * i + 1] = Int128.powerLow(decimal.scale());
                }
            }
        }
        return decimal.isLong()
                ? new LongColumn(to, out, valid.words(), count)
                : new WideColumn(to, out, valid.words(), count);
    }
}
