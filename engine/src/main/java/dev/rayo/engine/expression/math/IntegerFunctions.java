package dev.rayo.engine.expression.math;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.arithmetic.IntegerRange;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Int128;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.math.BigInteger;

/// abs, gcd, lcm and factorial: results that do not fit are errors.
public final class IntegerFunctions {
    private static final int FACTORIAL_MAX = 33;

    private IntegerFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("abs", 1, IntegerFunctions::abs);
        registry.add("gcd", 50, call -> Elementwise.longs(Type.BIGINT, (in, row) -> gcd(value(in[0], row), value(in[1], row))));
        registry.add("lcm", 50, call -> Elementwise.longs(Type.BIGINT, (in, row) -> lcm(value(in[0], row), value(in[1], row))));
        registry.add("bit_count", 1, IntegerFunctions::bitCount);
        registry.add("factorial", 50, call -> IntegerFunctions::factorial);
    }

    private static long value(Input input, int row) {
        return input.longs()[input.at(row)];
    }

    /// Of a negative number the ones of its two's complement, in as many bits as its type has.
    private static ScalarKernel bitCount(Call call) {
        Type type = call.arguments().getFirst().type();
        if (type == Type.BIGINT) {
            return Elementwise.ints(Type.TINYINT, (in, row) -> Long.bitCount(value(in[0], row)));
        }
        int bits = type == Type.TINYINT ? Byte.SIZE : type == Type.SMALLINT ? Short.SIZE : Integer.SIZE;
        return Elementwise.ints(
                Type.TINYINT, (in, row) -> Integer.bitCount(in[0].ints()[in[0].at(row)] << Integer.SIZE - bits));
    }

    private static ScalarKernel abs(Call call) {
        Type type = call.type();
        if (type == Type.REAL) {
            return Elementwise.floats((in, row) -> Math.abs(in[0].floats()[in[0].at(row)]));
        }
        if (type == Type.DOUBLE) {
            return Elementwise.doubles(Math::abs);
        }
        if (type instanceof Type.Decimal decimal && !decimal.isLong()) {
            return IntegerFunctions::absWide;
        }
        if (type instanceof Type.Decimal || type == Type.BIGINT) {
            return Elementwise.longs(type, (in, row) -> abs(value(in[0], row), type));
        }
        return Elementwise.ints(type, (in, row) -> (int) abs(in[0].ints()[in[0].at(row)], type));
    }

    private static long abs(long value, Type type) {
        if (value < 0 && value == IntegerRange.min(type) && !(type instanceof Type.Decimal)) {
            throw RayoException.user(
                    "overflow in abs(" + value + "): the result does not fit " + type, "cast the value to a wider type");
        }
        return Math.abs(value);
    }

    private static Column absWide(Input[] in, int count, Validity valid) {
        long[] out = new long[2 * count];
        for (int i = 0; i < count; i++) {
            long high = in[0].words()[2 * in[0].at(i)];
            long low = in[0].words()[2 * in[0].at(i) + 1];
            if (high < 0) {
                Int128.subtract(0, 0, high, low, out, 2 * i);
            } else {
                out[2 * i] = high;
                out[2 * i + 1] = low;
            }
        }
        return new WideColumn(in[0].type(), out, valid.words(), count);
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return abs(a, Type.BIGINT);
    }

    private static long lcm(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        try {
            return Math.absExact(Math.multiplyExact(a, b / gcd(a, b)));
        } catch (ArithmeticException e) {
            throw RayoException.user("overflow in lcm(" + a + ", " + b + "): the result does not fit BIGINT");
        }
    }

    private static Column factorial(Input[] in, int count, Validity valid) {
        long[] out = new long[2 * count];
        for (int i = 0; i < count; i++) {
            if (!valid.isValid(i)) {
                continue;
            }
            int n = in[0].ints()[in[0].at(i)];
            if (n < 0 || n > FACTORIAL_MAX) {
                throw RayoException.user(
                        n < 0 ? "factorial of the negative number " + n : "factorial(" + n + ") does not fit 38 digits");
            }
            BigInteger product = BigInteger.ONE;
            for (int k = 2; k <= n; k++) {
                product = product.multiply(BigInteger.valueOf(k));
            }
            Int128.ofBigInteger(product, out, 2 * i);
        }
        return new WideColumn(Type.decimal(38, 0), out, valid.words(), count);
    }
}
