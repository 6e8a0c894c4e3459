package dev.rayo.engine.expression.math;

import dev.rayo.engine.expression.arithmetic.IntegerRange;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.simd.Int128;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.math.RoundingMode;

/// round, trunc, floor and ceil: to integers, or to a number of digits behind (or, negative, before) the point. round
/// takes halves away from zero.
public final class RoundingFunctions {
    private RoundingFunctions() {}

    public static void register(FunctionRegistry registry) {
        add(registry, "round", RoundingMode.HALF_UP);
        add(registry, "trunc", RoundingMode.DOWN);
        add(registry, "floor", RoundingMode.FLOOR);
        add(registry, "ceil", RoundingMode.CEILING);
    }

    private static void add(FunctionRegistry registry, String name, RoundingMode mode) {
        registry.add(name, 3, call -> kernel(call, mode));
    }

    private static ScalarKernel kernel(Call call, RoundingMode mode) {
        Type type = call.arguments().getFirst().type();
        boolean toDigits = call.arguments().size() == 2;
        if (type instanceof Type.Decimal decimal) {
            return new DecimalRounding(decimal, (Type.Decimal) call.type(), mode);
        }
        if (type == Type.DOUBLE) {
            return toDigits
                    ? Elementwise.doubleRows((in, row) ->
                            round(in[0].doubles()[in[0].at(row)], digits(in, row), mode))
                    : Elementwise.doubles(x -> whole(x, mode));
        }
        if (type == Type.REAL) {
            return toDigits
                    ? Elementwise.floats((in, row) ->
                            (float) round((double) in[0].floats()[in[0].at(row)], digits(in, row), mode))
                    : Elementwise.floats((in, row) -> (float) whole(in[0].floats()[in[0].at(row)], mode));
        }
        if (type == Type.BIGINT) {
            return Elementwise.longs(
                    type,
                    (in, row) -> toDigits
                            ? round(in[0].longs()[in[0].at(row)], digits(in, row), mode, type)
                            : in[0].longs()[in[0].at(row)]);
        }
        return Elementwise.ints(
                type,
                (in, row) -> toDigits
                        ? (int) round(in[0].ints()[in[0].at(row)], digits(in, row), mode, type)
                        : in[0].ints()[in[0].at(row)]);
    }

    private static int digits(Input[] in, int row) {
        return in[1].ints()[in[1].at(row)];
    }

    private static double whole(double x, RoundingMode mode) {
        return switch (mode) {
            case FLOOR -> Math.floor(x);
            case CEILING -> Math.ceil(x);
            case DOWN -> x < 0 ? Math.ceil(x) : Math.floor(x);
            default -> roundAwayFromZero(x);
        };
    }

    private static double roundAwayFromZero(double x) {
        double whole = Math.rint(x);
        return Math.abs(x - whole) == 0.5 && Math.abs(whole) < Math.abs(x) ? whole + Math.signum(x) : whole;
    }

    private static double round(double x, int digits, RoundingMode mode) {
        double power = Math.pow(10, Math.abs((double) digits));
        double rounded = digits < 0 ? whole(x / power, mode) * power : whole(x * power, mode) / power;
        if (Double.isFinite(rounded)) {
            return rounded;
        }
        return digits < 0 && Double.isInfinite(power) ? 0 : x;
    }

    private static long round(long value, int digits, RoundingMode mode, Type type) {
        if (digits >= 0) {
            return value;
        }
        if (digits < -18) {
            return beyond(value, digits, mode, type);
        }
        long power = Int128.powerLow(-digits);
        long rest = value % power;
        long cut = value - rest;
        if (mode == RoundingMode.DOWN || Math.abs(rest) < power - Math.abs(rest)) {
            return cut;
        }
        long rounded = value < 0 ? cut - power : cut + power;
        if (rounded < IntegerRange.min(type) || rounded > IntegerRange.max(type) || (rounded ^ value) < 0) {
            throw overflow(value, digits, type);
        }
        return rounded;
    }

    /// To more digits than a long has: zero, or ten to the power of 19, which no integer holds.
    private static long beyond(long value, int digits, RoundingMode mode, Type type) {
        boolean up = mode != RoundingMode.DOWN
                && digits == -19
                && (value >= 5_000_000_000_000_000_000L || value <= -5_000_000_000_000_000_000L);
        if (up) {
            throw overflow(value, digits, type);
        }
        return 0;
    }

    private static RayoException overflow(long value, int digits, Type type) {
        return RayoException.user("overflow in round(" + value + ", " + digits + "): the result does not fit " + type);
    }
}
