package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.optimizer.analysis.Determinism;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `x = 1 OR x = 2 OR x IN (3)` becomes `x IN (1, 2, 3)`; `x <> 1 AND x <> 2` becomes `x NOT IN (1, 2)`.
final class MergeEqualities implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Logical logical)) {
            return expression;
        }
        boolean or = logical.op() == Logical.Op.OR;
        Map<Expression, List<Literal>> valuesByOperand = new LinkedHashMap<>();
        Map<Expression, Integer> terms = new LinkedHashMap<>();
        for (Expression term : logical.terms()) {
            In in = membership(term, or);
            if (in != null && Determinism.isRepeatable(in.operand())) {
                valuesByOperand.computeIfAbsent(in.operand(), operand -> new ArrayList<>()).addAll(in.values());
                terms.merge(in.operand(), 1, Integer::sum);
            }
        }
        if (terms.values().stream().noneMatch(count -> count > 1)) {
            return expression;
        }
        List<Expression> merged = new ArrayList<>();
        for (Expression term : logical.terms()) {
            In in = membership(term, or);
            if (in == null || terms.getOrDefault(in.operand(), 0) < 2) {
                merged.add(term);
                continue;
            }
            List<Literal> values = valuesByOperand.remove(in.operand());
            if (values != null) {
                In all = new In(in.operand(), values);
                merged.add(or ? all : new Not(all));
            }
        }
        return merged.size() == 1 ? merged.getFirst() : new Logical(logical.op(), merged);
    }

    /// `term` (its negation unless `positive`) as a test for membership.
    private static @Nullable In membership(Expression term, boolean positive) {
        Compare.Op op = positive ? Compare.Op.EQ : Compare.Op.NE;
        if (term instanceof Compare compare && compare.op() == op && compare.right() instanceof Literal value) {
            return new In(compare.left(), List.of(value));
        }
        if (positive) {
            return term instanceof In in ? in : null;
        }
        return term instanceof Not(In in) ? in : null;
    }
}
