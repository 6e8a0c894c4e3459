package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import java.util.ArrayList;
import java.util.List;

/// `NOT a < b` becomes `a >= b`, and NOT moves into AND and OR by De Morgan; all of it holds with NULL.
final class PushDownNot implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        return expression instanceof Not not ? negate(not) : expression;
    }

    private static Expression negate(Not not) {
        return switch (not.operand()) {
            case Literal l -> l.value() instanceof Boolean value ? value ? Literal.FALSE : Literal.TRUE : ThreeValued.NULL;
            case Not inner -> inner.operand();
            case Compare c -> new Compare(c.op().negated(), c.left(), c.right());
            case Logical l -> {
                List<Expression> terms = new ArrayList<>();
                for (Expression term : l.terms()) {
                    terms.add(negate(new Not(term)));
                }
                yield new Logical(l.op() == Logical.Op.AND ? Logical.Op.OR : Logical.Op.AND, terms);
            }
            case Expression other -> not;
        };
    }
}
