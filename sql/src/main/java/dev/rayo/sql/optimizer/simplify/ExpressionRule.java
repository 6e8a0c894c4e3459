package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;

/// Rewrites one node of an expression whose operands are simplified already.
@FunctionalInterface
interface ExpressionRule {
    /// An expression with the same value and type on every row, NULL included; the same object where nothing applies.
    /// It may fail on fewer rows than `expression`, never on more.
    Expression apply(Expression expression);
}
