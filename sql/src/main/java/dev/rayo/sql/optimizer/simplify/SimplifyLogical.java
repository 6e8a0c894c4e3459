package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.optimizer.analysis.Determinism;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Opens nested AND in AND (OR in OR), drops neutral constants and repeated terms, and stops at a deciding constant.
final class SimplifyLogical implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Logical logical)) {
            return expression;
        }
        boolean neutral = logical.op() == Logical.Op.AND;
        List<Expression> flat = new ArrayList<>();
        flatten(logical, logical.op(), flat);
        Set<Expression> terms = new LinkedHashSet<>();
        List<Expression> kept = new ArrayList<>();
        for (Expression term : flat) {
            if (term instanceof Literal literal && literal.value() instanceof Boolean value) {
                if (value != neutral) {
                    return literal;
                }
            } else if (!Determinism.isRepeatable(term) || terms.add(term)) {
                kept.add(term);
            }
        }
        return switch (kept.size()) {
            case 0 -> neutral ? Literal.TRUE : Literal.FALSE;
            case 1 -> kept.getFirst();
            default -> kept.equals(logical.terms()) ? logical : new Logical(logical.op(), kept);
        };
    }

    private static void flatten(Expression expression, Logical.Op op, List<Expression> terms) {
        if (expression instanceof Logical logical && logical.op() == op) {
            for (Expression term : logical.terms()) {
                flatten(term, op, terms);
            }
        } else {
            terms.add(expression);
        }
    }
}
