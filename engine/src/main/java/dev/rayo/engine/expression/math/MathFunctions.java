package dev.rayo.engine.expression.math;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.engine.expression.temporal.CivilDate;
import dev.rayo.engine.expression.temporal.Instant;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions over DOUBLE. They never fail: outside of their domain the result is NaN or infinite. The last bit may differ
/// from that of a C library.
public final class MathFunctions {
    private static final double LN_2 = Math.log(2);

    private MathFunctions() {}

    public static void register(FunctionRegistry registry) {
        unary(registry, "sqrt", 3, Math::sqrt);
        unary(registry, "cbrt", 10, Math::cbrt);
        unary(registry, "exp", 10, Math::exp);
        unary(registry, "ln", 10, Math::log);
        unary(registry, "log10", 10, Math::log10);
        unary(registry, "log2", 10, MathFunctions::log2);
        unary(registry, "sin", 10, Math::sin);
        unary(registry, "cos", 10, Math::cos);
        unary(registry, "tan", 10, Math::tan);
        unary(registry, "cot", 10, x -> 1 / Math.tan(x));
        unary(registry, "sinh", 10, Math::sinh);
        unary(registry, "cosh", 10, Math::cosh);
        unary(registry, "tanh", 10, Math::tanh);
        unary(registry, "asinh", 10, MathFunctions::asinh);
        unary(registry, "acosh", 10, x -> Math.log(x + Math.sqrt((x - 1) * (x + 1))));
        unary(registry, "atanh", 10, x -> (Math.log1p(x) - Math.log1p(-x)) / 2);
        unary(registry, "asin", 10, Math::asin);
        unary(registry, "acos", 10, Math::acos);
        unary(registry, "atan", 10, Math::atan);
        unary(registry, "degrees", 2, x -> x * (180 / Math.PI));
        unary(registry, "radians", 2, x -> x * (Math.PI / 180));
        unary(registry, "even", 2, MathFunctions::even);
        registry.add("power", 20, call -> Elementwise.doublePairs(MathFunctions::power));
        registry.add("atan2", 20, call -> Elementwise.doublePairs(Math::atan2));
        registry.add("fdiv", 5, call -> Elementwise.doublePairs((x, y) -> Math.floor(x / y)));
        registry.add("fmod", 5, call -> Elementwise.doublePairs((x, y) -> x - Math.floor(x / y) * y));
        registry.add("log", 20, call -> Elementwise.doublePairs((base, x) -> Math.log10(x) / Math.log10(base)));
        registry.add("pi", 0, call -> Elementwise.doubleRows((in, row) -> Math.PI));
        registry.add("random", 5, call -> new RandomKernel());
        registry.add("isnan", 1, call -> classify(call, Double::isNaN));
        registry.add("isinf", 1, call -> classify(call, Double::isInfinite));
        registry.add("isfinite", 1, call -> classify(call, Double::isFinite));
        registry.add("sign", 1, MathFunctions::sign);
    }

    private static void unary(FunctionRegistry registry, String name, double cost, DoubleUnaryOperator function) {
        registry.add(name, cost, call -> Elementwise.doubles(function));
    }

    /// 1 to whatever power is 1, as in C, also to NaN; so is -1 to an infinite one.
    private static double power(double base, double exponent) {
        return base == 1 || base == -1 && Double.isInfinite(exponent) ? 1 : Math.pow(base, exponent);
    }

    /// By the positive number, where nothing cancels out.
    private static double asinh(double x) {
        double positive = Math.abs(x);
        double result = positive > 1e150
                ? Math.log(positive) + LN_2
                : Math.log1p(positive + positive * positive / (1 + Math.sqrt(positive * positive + 1)));
        return Math.copySign(result, x);
    }

    /// Exact for powers of two.
    private static double log2(double x) {
        if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
            int exponent = Math.getExponent(x);
            double mantissa = Math.scalb(x, -exponent);
            return mantissa == 1 ? exponent : Math.log(x) / LN_2;
        }
        return Math.log(x) / LN_2;
    }

    /// The next even number away from zero.
    private static double even(double x) {
        double up = x >= 0 ? Math.ceil(x) : -Math.ceil(-x);
        return Math.IEEEremainder(up, 2) == 0 || Double.isNaN(up) ? up : up + Math.signum(up);
    }

    private interface Test {
        boolean test(double value);
    }

    /// Infinite dates and timestamps count as infinite numbers.
    private static @Nullable ScalarKernel classify(Call call, Test test) {
        Type type = call.arguments().getFirst().type();
        if (type == Type.REAL) {
            return Elementwise.booleans((in, row) -> test.test(in[0].floats()[in[0].at(row)]));
        }
        if (type == Type.DOUBLE) {
            return Elementwise.booleans((in, row) -> test.test(in[0].doubles()[in[0].at(row)]));
        }
        if (type == Type.DATE) {
            return Elementwise.booleans(
                    (in, row) -> test.test(CivilDate.isFinite(in[0].ints()[in[0].at(row)]) ? 0 : Double.NEGATIVE_INFINITY));
        }
        return type.isTemporal()
                ? Elementwise.booleans(
                        (in, row) -> test.test(Instant.isFinite(in[0].longs()[in[0].at(row)]) ? 0 : Double.NEGATIVE_INFINITY))
                : null;
    }

    /// -1, 0 or 1; 0 for NaN.
    private static ScalarKernel sign(Call call) {
        Type type = call.arguments().getFirst().type();
        if (type == Type.REAL) {
            return Elementwise.ints(Type.TINYINT, (in, row) -> (int) Math.signum(in[0].floats()[in[0].at(row)]));
        }
        if (type == Type.DOUBLE) {
            return Elementwise.ints(Type.TINYINT, (in, row) -> (int) Math.signum(in[0].doubles()[in[0].at(row)]));
        }
        if (type == Type.BIGINT) {
            return Elementwise.ints(Type.TINYINT, (in, row) -> Long.signum(in[0].longs()[in[0].at(row)]));
        }
        return Elementwise.ints(Type.TINYINT, (in, row) -> Integer.signum(in[0].ints()[in[0].at(row)]));
    }

    /// Uniform numbers from 0 to 1, another one for every row.
    private static final class RandomKernel implements ScalarKernel {
        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            double[] out = new double[count];
            for (int i = 0; i < count; i++) {
                out[i] = ThreadLocalRandom.current().nextDouble();
            }
            return new DoubleColumn(Type.DOUBLE, out, null, count);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
