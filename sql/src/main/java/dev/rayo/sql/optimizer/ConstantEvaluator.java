package dev.rayo.sql.optimizer;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import org.jspecify.annotations.Nullable;

/// Computes expressions without references. The engine implements it with the kernels that would run the query, so that
/// a folded constant is bit for bit the value the query would have seen. Thread-safe.
@FunctionalInterface
public interface ConstantEvaluator {
    /// Folds nothing.
    ConstantEvaluator NONE = expression -> null;

    /// The value of `expression`, of exactly its type; null where evaluating fails, so that the error is raised only if
    /// the query really evaluates the expression.
    @Nullable Literal evaluate(Expression expression);
}
