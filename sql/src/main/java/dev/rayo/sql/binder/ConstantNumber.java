package dev.rayo.sql.binder;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Computes constant arithmetic such as `10 * 2 - 1`, which LIMIT and interval quantities allow.
final class ConstantNumber {
    private ConstantNumber() {}

    /// The value of `expression`, or null if it is not such a constant.
    static @Nullable BigDecimal of(Expression expression) {
        return switch (expression) {
            case Literal(Long value, var type) when type.isInteger() -> BigDecimal.valueOf(value);
            case Literal(BigDecimal value, var type) -> value;
            case Literal(Double value, var type) when Double.isFinite(value) -> BigDecimal.valueOf(value);
            case Literal(String value, var type) when value.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?") -> new BigDecimal(value);
            case Cast cast when cast.type().isNumeric() && !cast.type().isInteger() -> of(cast.operand());
            case Cast cast when cast.type().isInteger() && cast.operand().type().isInteger() -> of(cast.operand());
            case Call call -> arithmetic(call);
            default -> null;
        };
    }

    private static @Nullable BigDecimal arithmetic(Call call) {
        BigDecimal[] values = new BigDecimal[call.arguments().size()];
        for (int i = 0; i < values.length; i++) {
            BigDecimal value = of(call.arguments().get(i));
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return switch (call.function()) {
            case "add" -> values[0].add(values[1]);
            case "subtract" -> values[0].subtract(values[1]);
            case "multiply" -> values[0].multiply(values[1]);
            case "negate" -> values[0].negate();
            default -> null;
        };
    }
}
