package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `(a AND b) OR (a AND c)` becomes `a AND (b OR c)`, so that `a` may become a join key or a filter of its own.
final class FactorDisjunction implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Logical or) || or.op() != Logical.Op.OR) {
            return expression;
        }
        Set<Expression> common = null;
        for (Expression term : or.terms()) {
            List<Expression> parts = Conjunction.split(term);
            if (common == null) {
                common = new LinkedHashSet<>(parts);
            } else {
                common.retainAll(new LinkedHashSet<>(parts));
            }
            if (common.isEmpty()) {
                return expression;
            }
        }
        if (common == null || !common.stream().allMatch(Determinism::isRepeatable)) {
            return expression;
        }
        List<Expression> rest = new ArrayList<>();
        for (Expression term : or.terms()) {
            List<Expression> parts = Conjunction.split(term);
            parts.removeAll(common);
            if (parts.isEmpty()) {
                return Conjunction.of(common);
            }
            rest.add(Conjunction.of(parts));
        }
        List<Expression> factored = new ArrayList<>(common);
        factored.add(Conjunction.anyOf(rest));
        return new Logical(Logical.Op.AND, factored);
    }
}
