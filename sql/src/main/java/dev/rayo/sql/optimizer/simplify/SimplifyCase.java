package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import java.util.ArrayList;
import java.util.List;

/// Drops CASE branches that are never reached, and the CASE when nothing is left to decide.
final class SimplifyCase implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Case c)) {
            return expression;
        }
        List<Case.Branch> branches = new ArrayList<>();
        Expression otherwise = c.otherwise();
        for (Case.Branch branch : c.branches()) {
            if (Conjunction.isTrue(branch.condition())) {
                otherwise = branch.result();
                break;
            }
            if (!Conjunction.isNeverTrue(branch.condition())) {
                branches.add(branch);
            }
        }
        while (!branches.isEmpty() && branches.getLast().result().equals(otherwise)) {
            branches.removeLast();
        }
        if (branches.isEmpty()) {
            return otherwise;
        }
        boolean same = otherwise == c.otherwise() && branches.size() == c.branches().size();
        return same ? c : new Case(branches, otherwise);
    }
}
