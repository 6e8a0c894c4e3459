package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.util.function.LongBinaryOperator;

/// `& | ~ << >>` and xor of integers of one type.
public final class BitFunctions {
    private BitFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("bit_and_op", 1, call -> binary(call, (a, b) -> a & b));
        registry.add("bit_or_op", 1, call -> binary(call, (a, b) -> a | b));
        registry.add("bit_xor_op", 1, call -> binary(call, (a, b) -> a ^ b));
        registry.add("bit_not_op", 1, BitFunctions::complement);
        registry.add("shift_left", 2, call -> binary(call, (a, b) -> shiftLeft(a, b, call.type())));
        registry.add("shift_right", 2, call -> binary(call, (a, b) -> shiftRight(a, b, bits(call.type()))));
    }

    private static ScalarKernel binary(Call call, LongBinaryOperator operator) {
        if (call.type() == Type.BIGINT) {
            return Elementwise.longs(
                    Type.BIGINT,
                    (in, row) -> operator.applyAsLong(in[0].longs()[in[0].at(row)], in[1].longs()[in[1].at(row)]));
        }
        return Elementwise.ints(
                call.type(), (in, row) -> (int) operator.applyAsLong(integer(in[0], row), integer(in[1], row)));
    }

    private static ScalarKernel complement(Call call) {
        return call.type() == Type.BIGINT
                ? Elementwise.longs(Type.BIGINT, (in, row) -> ~in[0].longs()[in[0].at(row)])
                : Elementwise.ints(call.type(), (in, row) -> ~integer(in[0], row));
    }

    private static int integer(Input input, int row) {
        return input.ints()[input.at(row)];
    }

    private static int bits(Type type) {
        return 64 - Long.numberOfLeadingZeros(IntegerRange.max(type)) + 1;
    }

    /// Neither a set bit nor the sign may be lost.
    private static long shiftLeft(long value, long by, Type type) {
        if (value < 0 || by < 0) {
            throw RayoException.user(value < 0
                    ? "cannot shift the negative number " + value + " to the left"
                    : "cannot shift to the left by the negative number " + by);
        }
        if (value == 0) {
            return 0;
        }
        if (by >= bits(type) || value > IntegerRange.max(type) >> by) {
            throw RayoException.user("overflow in shift: " + value + " << " + by + " does not fit " + type);
        }
        return value << by;
    }

    /// Shifting by a negative number or past the last bit leaves nothing.
    private static long shiftRight(long value, long by, int bits) {
        return by < 0 || by >= bits ? 0 : value >> by;
    }
}
