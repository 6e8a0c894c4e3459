package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.simd.ExactOperation;
import dev.rayo.simd.FloatOperation;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arithmetic on numbers. Integers and decimals are exact: a result that does not fit its type is an error, and so is an
/// integer division by zero. Floating point follows IEEE 754, `x / 0` included.
public final class ArithmeticFunctions {
    private ArithmeticFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("add", 1, call -> binary(ExactOperation.ADD, FloatOperation.ADD, call));
        registry.add("subtract", 1, call -> binary(ExactOperation.SUBTRACT, FloatOperation.SUBTRACT, call));
        registry.add("multiply", 1, call -> binary(ExactOperation.MULTIPLY, FloatOperation.MULTIPLY, call));
        registry.add("divide", 1, call -> call.type().isFloating() ? floating(FloatOperation.DIVIDE, call.type()) : null);
        registry.add("negate", 1, ArithmeticFunctions::negation);
        registry.add("integer_divide", 3, call -> WholeDivision.kernel(WholeDivision.Part.QUOTIENT, call));
        registry.add(
                "modulo",
                3,
                call -> call.type().isFloating()
                        ? FloatRemainder.kernel(call.type())
                        : WholeDivision.kernel(WholeDivision.Part.REMAINDER, call));
    }

    private static @Nullable ScalarKernel binary(ExactOperation exact, FloatOperation floating, Call call) {
        Type left = call.arguments().get(0).type();
        Type right = call.arguments().get(1).type();
        if (!left.isNumeric() || !right.isNumeric()) {
            return null;
        }
        return call.type().isFloating() ? floating(floating, call.type()) : exact(exact, left, right, call.type());
    }

    private static ScalarKernel floating(FloatOperation operation, Type type) {
        return type == Type.REAL ? new FloatArithmetic(operation) : new DoubleArithmetic(operation);
    }

    private static ScalarKernel exact(ExactOperation operation, Type left, Type right, Type result) {
        if (result instanceof Type.Decimal decimal && !decimal.isLong()) {
            return new WideArithmetic(operation, List.of(left, right), decimal);
        }
        return result instanceof Type.Decimal || result == Type.BIGINT
                ? new LongArithmetic(operation, result)
                : new IntArithmetic(operation, result);
    }

    private static @Nullable ScalarKernel negation(Call call) {
        Type type = call.type();
        if (!type.isNumeric()) {
            return null;
        }
        if (type == Type.REAL) {
            return new FloatArithmetic(FloatOperation.MULTIPLY, -1);
        }
        if (type == Type.DOUBLE) {
            return new DoubleArithmetic(FloatOperation.MULTIPLY, -1);
        }
        if (type instanceof Type.Decimal decimal && !decimal.isLong()) {
            return new WideArithmetic(ExactOperation.SUBTRACT, List.of(type), decimal);
        }
        return type instanceof Type.Decimal || type == Type.BIGINT
                ? new LongArithmetic(ExactOperation.SUBTRACT, type)
                : new IntArithmetic(ExactOperation.SUBTRACT, type);
    }
}
