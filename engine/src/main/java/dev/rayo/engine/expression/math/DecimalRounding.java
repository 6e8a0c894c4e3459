package dev.rayo.engine.expression.math;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.arithmetic.IntegerRange;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Int128;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Rounds decimals to the scale of the result type, and with a negative second argument further.
final class DecimalRounding implements ScalarKernel {
    private final Type.Decimal from;
    private final Type.Decimal to;
    private final RoundingMode mode;
    private long[] out = new long[0];

    DecimalRounding(Type.Decimal from, Type.Decimal to, RoundingMode mode) {
        this.from = from;
        this.to = to;
        this.mode = mode;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        int words = to.isLong() ? count : 2 * count;
        out = out.length < words ? new long[words] : out;
        for (int i = 0; i < count; i++) {
            if (!valid.isValid(i)) {
                continue;
            }
            int digits = in.length == 2 ? Math.min(in[1].ints()[in[1].at(i)], to.scale()) : to.scale();
            if (from.isLong() && to.isLong()) {
                roundLong(in[0].longs()[in[0].at(i)], digits, i);
            } else {
                roundWide(in[0], digits, i);
            }
        }
        return to.isLong()
                ? new LongColumn(to, out, valid.words(), count)
                : new WideColumn(to, out, valid.words(), count);
    }

    private void roundLong(long value, int digits, int row) {
        int drop = from.scale() - digits;
        if (drop > Type.Decimal.PRECISION_LONG) {
            out[row] = 0;
            return;
        }
        long power = Int128.powerLow(drop);
        long quotient = value / power;
        long rest = value % power;
        long away = switch (mode) {
            case FLOOR -> rest < 0 ? -1 : 0;
            case CEILING -> rest > 0 ? 1 : 0;
            case DOWN -> 0;
            default -> Math.abs(rest) >= power - Math.abs(rest) && rest != 0 ? Long.signum(rest) : 0;
        };
        long result = (quotient + away) * Int128.powerLow(to.scale() - digits);
        if (result > IntegerRange.max(to) || result < IntegerRange.min(to)) {
            throw overflow(BigInteger.valueOf(value));
        }
        out[row] = result;
    }

    private void roundWide(Input input, int digits, int row) {
        int at = input.at(row);
        BigInteger value = from.isLong()
                ? BigInteger.valueOf(input.longs()[at])
                : Int128.toBigInteger(input.words()[2 * at], input.words()[2 * at + 1]);
        BigInteger result = digits < -2 * Type.Decimal.PRECISION_MAX
                ? BigInteger.ZERO
                : new BigDecimal(value, from.scale())
                        .setScale(digits, mode)
                        .setScale(to.scale())
                        .unscaledValue();
        if (result.abs().compareTo(BigInteger.TEN.pow(to.precision())) >= 0) {
            throw overflow(value);
        }
        if (to.isLong()) {
            out[row] = result.longValue();
        } else {
            Int128.ofBigInteger(result, out, 2 * row);
        }
    }

    private RayoException overflow(BigInteger unscaled) {
        return RayoException.user("overflow in rounding: " + new BigDecimal(unscaled, from.scale()).toPlainString()
                + " rounded does not fit " + to);
    }
}
