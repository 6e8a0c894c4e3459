package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.util.List;

/// LIKE by what its pattern asks: equality, `starts_with`, `ends_with` or `contains`; `_` and inner `%` stay LIKE.
final class SimplifyLike implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        return switch (call.function()) {
            case "like" -> call.arguments().get(1) instanceof Literal literal && literal.value() instanceof String pattern
                    ? like(call, call.arguments().getFirst(), pattern)
                    : call;
            case "like_escape" -> hasIdleEscape(call)
                    ? new Call("like", call.arguments().subList(0, 2), Type.BOOLEAN)
                    : call;
            default -> call;
        };
    }

    /// Whether the escape character is one, and does not occur in the pattern.
    private static boolean hasIdleEscape(Call call) {
        return call.arguments().get(1) instanceof Literal pattern
                && call.arguments().get(2) instanceof Literal escape
                && pattern.value() instanceof String p
                && escape.value() instanceof String e
                && e.length() == 1
                && e.charAt(0) < 0x80
                && !p.contains(e);
    }

    private static Expression like(Call call, Expression operand, String pattern) {
        if (pattern.indexOf('_') >= 0) {
            return call;
        }
        int start = 0;
        int end = pattern.length();
        while (start < end && pattern.charAt(start) == '%') {
            start++;
        }
        while (end > start && pattern.charAt(end - 1) == '%') {
            end--;
        }
        String text = pattern.substring(start, end);
        if (text.indexOf('%') >= 0) {
            return call;
        }
        boolean openStart = start > 0;
        boolean openEnd = end < pattern.length();
        if (text.isEmpty() && openStart) {
            return ThreeValued.neverFalse(operand);
        }
        if (!openStart && !openEnd) {
            return new Compare(Compare.Op.EQ, operand, new Literal(text, Type.VARCHAR));
        }
        String function = openStart && openEnd ? "contains" : openStart ? "ends_with" : "starts_with";
        return new Call(function, List.of(operand, new Literal(text, Type.VARCHAR)), Type.BOOLEAN);
    }
}
