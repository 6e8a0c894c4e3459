package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.simd.ExactOperation;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Errors about results that their type does not hold.
final class Overflow {
    private Overflow() {}

    /// `overflow in addition: 2147483647 + 1 is not an INTEGER`; one input means a negation.
    static RayoException of(ExactOperation operation, Type type, Input[] in, int row) {
        String name = switch (operation) {
            case ADD -> "addition";
            case SUBTRACT -> in.length == 1 ? "negation" : "subtraction";
            case MULTIPLY -> "multiplication";
        };
        String sign = switch (operation) {
            case ADD -> " + ";
            case SUBTRACT -> " - ";
            case MULTIPLY -> " * ";
        };
        String term = in.length == 1 ? "-(" + text(in[0], row) + ")" : text(in[0], row) + sign + text(in[1], row);
        return RayoException.user(
                "overflow in " + name + ": " + term + " does not fit " + type, "cast an operand to a wider type");
    }

    static String text(Input input, int row) {
        return text(ColumnValues.get(input.column(), input.at(row)));
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }
}
