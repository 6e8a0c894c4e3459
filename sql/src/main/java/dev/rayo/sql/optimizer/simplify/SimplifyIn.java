package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Values once each; `x IN (v)` becomes `x = v`, `x IN ()` is FALSE.
final class SimplifyIn implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof In in)) {
            return expression;
        }
        if (in.values().isEmpty()) {
            return Literal.FALSE;
        }
        Set<Literal> values = new LinkedHashSet<>(in.values());
        if (values.size() == 1) {
            return new Compare(Compare.Op.EQ, in.operand(), in.values().getFirst());
        }
        List<Literal> distinct = new ArrayList<>(values);
        return distinct.size() == in.values().size() ? in : new In(in.operand(), distinct);
    }
}
