package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.optimizer.ConstantEvaluator;
import java.util.BitSet;
import java.util.List;

/// Applies the rules of this package to every node of an expression, operands first, until none applies.
public final class ExpressionSimplifier {
    private final List<ExpressionRule> rules;

    /// @param notNull ids of fields that are never NULL
    public ExpressionSimplifier(ConstantEvaluator evaluator, BitSet notNull) {
        rules = List.of(
                new SimplifyLogical(),
                new PushDownNot(),
                new SimplifyNullTest(notNull),
                new SimplifyComparison(),
                new SimplifyCase(),
                new SimplifyIn(),
                new SimplifyLike(),
                new FoldConstants(evaluator),
                new MoveArithmetic(),
                new UnwrapCast(),
                new YearToRange(),
                new MergeEqualities(),
                new FactorDisjunction());
    }

    /// An expression of the same value and type on every row, NULL included.
    public Expression simplify(Expression expression) {
        if (expression instanceof Reference || expression instanceof Literal || expression instanceof Parameter) {
            return expression;
        }
        Expression current = ExpressionTree.mapChildren(expression, this::simplify);
        for (ExpressionRule rule : rules) {
            Expression next = rule.apply(current);
            if (next != current) {
                return simplify(next);
            }
        }
        return current;
    }
}
