package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.type.Type;
import java.util.Set;

/// Whether evaluating an expression on rows that the query would have dropped before may raise an error of its own.
public final class Failure {
    /// They fail on overflow only, which no column that stays within its statistics brings about.
    private static final Set<String> OVERFLOW_ONLY = Set.of("add", "subtract", "multiply", "negate", "abs");

    private Failure() {}

    public static boolean isPossible(Expression expression) {
        boolean here = switch (expression) {
            case Call call -> !OVERFLOW_ONLY.contains(call.function())
                    && (!KnownFunctions.isKnown(call.function()) || FunctionCatalog.standard().canFail(call));
            case Cast cast -> !cast.lenient() && canFail(cast.operand().type(), cast.type());
            default -> false;
        };
        if (here) {
            return true;
        }
        for (Expression child : ExpressionTree.children(expression)) {
            if (isPossible(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean canFail(Type from, Type to) {
        if (to == Type.VARCHAR || from == Type.NULL) {
            return false;
        }
        if (from == Type.VARCHAR || from == Type.BLOB || from.isNested()) {
            return true;
        }
        if (from.isFloating()) {
            return !to.isFloating() && to != Type.BOOLEAN;
        }
        return from == Type.BIGINT && to.isInteger() && to != Type.BIGINT;
    }
}
