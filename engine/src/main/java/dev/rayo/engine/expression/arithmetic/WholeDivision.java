package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Int128;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.math.BigInteger;

/// `//` and `%` of integers and decimals of one type: the quotient is cut towards zero, the remainder has the sign of
/// the dividend. Division by zero is an error, also that of floating-point numbers, whose quotient stays as it is.
final class WholeDivision {
    enum Part {
        QUOTIENT(" // "),
        REMAINDER(" % ");

        private final String sign;

        Part(String sign) {
            this.sign = sign;
        }
    }

    private final Part part;
    private final Type type;

    private WholeDivision(Part part, Type type) {
        this.part = part;
        this.type = type;
    }

    static ScalarKernel kernel(Part part, Call call) {
        WholeDivision division = new WholeDivision(part, call.type());
        if (call.type() == Type.DOUBLE) {
            return Elementwise.doubleRows((in, row) -> division.divide(in, row, doubleAt(in[0], row), doubleAt(in[1], row)));
        }
        if (call.type() == Type.REAL) {
            return Elementwise.floats(
                    (in, row) -> (float) division.divide(in, row, floatAt(in[0], row), floatAt(in[1], row)));
        }
        if (call.type() instanceof Type.Decimal decimal) {
            return decimal.isLong() ? division::longs : division::wides;
        }
        return call.type() == Type.BIGINT ? division::longs : division::ints;
    }

    /// Floating-point numbers are not cut to integers.
    private double divide(Input[] in, int row, double dividend, double divisor) {
        check(in, row, divisor == 0, false);
        return dividend / divisor;
    }

    private static double doubleAt(Input input, int row) {
        return input.doubles()[input.at(row)];
    }

    private static float floatAt(Input input, int row) {
        return input.floats()[input.at(row)];
    }

    private Column ints(Input[] in, int count, Validity valid) {
        int[] out = new int[count];
        int[] left = in[0].ints();
        int[] right = in[1].ints();
        for (int i = 0; i < count; i++) {
            if (valid.isValid(i)) {
                int a = left[in[0].at(i)];
                int b = right[in[1].at(i)];
                check(in, i, b == 0, a == IntegerRange.min(type) && b == -1);
                out[i] = part == Part.QUOTIENT ? a / b : a % b;
            }
        }
        return new IntColumn(type, out, valid.words(), count);
    }

    private Column longs(Input[] in, int count, Validity valid) {
        long[] out = new long[count];
        long[] left = in[0].longs();
        long[] right = in[1].longs();
        for (int i = 0; i < count; i++) {
            if (valid.isValid(i)) {
                long a = left[in[0].at(i)];
                long b = right[in[1].at(i)];
                check(in, i, b == 0, a == Long.MIN_VALUE && b == -1);
                out[i] = part == Part.QUOTIENT ? a / b : a % b;
            }
        }
        return new LongColumn(type, out, valid.words(), count);
    }

    private Column wides(Input[] in, int count, Validity valid) {
        long[] out = new long[2 * count];
        for (int i = 0; i < count; i++) {
            if (valid.isValid(i)) {
                BigInteger a = value(in[0], i);
                BigInteger b = value(in[1], i);
                check(in, i, b.signum() == 0, false);
                Int128.ofBigInteger(part == Part.QUOTIENT ? a.divide(b) : a.remainder(b), out, 2 * i);
            }
        }
        return new WideColumn(type, out, valid.words(), count);
    }

    private static BigInteger value(Input input, int row) {
        int at = 2 * input.at(row);
        return Int128.toBigInteger(input.words()[at], input.words()[at + 1]);
    }

    private void check(Input[] in, int row, boolean byZero, boolean overflow) {
        if (byZero || overflow) {
            String term = Overflow.text(in[0], row) + part.sign + Overflow.text(in[1], row);
            throw byZero
                    ? RayoException.user("division by zero: " + term, "write nullif(divisor, 0) to get NULL instead")
                    : RayoException.user("overflow in division: " + term + " does not fit " + type);
        }
    }
}
