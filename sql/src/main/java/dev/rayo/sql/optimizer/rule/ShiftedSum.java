package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Literal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sum(x + 1)` over integers, taken as the sum over x and what is added to each of its values.
///
/// @param base the sum over x, with the filter of the original
record ShiftedSum(AggregateCall base, long shift) {
    /// Null for what is no sum over integers.
    static @Nullable ShiftedSum of(AggregateCall call) {
        if (!call.function().equals("sum")
                || call.distinct()
                || !call.arguments().getFirst().type().isInteger()) {
            return null;
        }
        Expression argument = SimplifyAggregates.narrowed(call.arguments().getFirst());
        if (argument instanceof Call sum && sum.arguments().size() == 2 && sum.type().isInteger()) {
            Expression left = sum.arguments().get(0);
            Expression right = sum.arguments().get(1);
            if (sum.function().equals("add") && left instanceof Literal constant && constant.value() instanceof Long shift) {
                return over(call, right, shift);
            }
            if (right instanceof Literal constant && constant.value() instanceof Long shift) {
                switch (sum.function()) {
                    case "add" -> {
                        return over(call, left, shift);
                    }
                    case "subtract" -> {
                        return shift == Long.MIN_VALUE ? null : over(call, left, -shift);
                    }
                    default -> {}
                }
            }
        }
        return over(call, argument, 0);
    }

    private static @Nullable ShiftedSum over(AggregateCall call, Expression argument, long shift) {
        if (!argument.type().isInteger()) {
            return null;
        }
        List<Expression> base = List.of(SimplifyAggregates.narrowed(argument));
        return new ShiftedSum(
                new AggregateCall("sum", base, false, call.filter(), List.of(), call.type()), shift);
    }
}
