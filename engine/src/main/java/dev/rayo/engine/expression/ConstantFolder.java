package dev.rayo.engine.expression;

import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.ConstantEvaluator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds constants with the evaluators that would run the query. What differs from call to call is not folded.
public final class ConstantFolder implements ConstantEvaluator {
    @Override
    public @Nullable Literal evaluate(Expression expression) {
        if (!ExpressionTraits.of(expression).deterministic()) {
            return null;
        }
        try {
            Evaluator evaluator = ExpressionCompiler.compile(expression, List.of());
            return new Literal(
                    ColumnValues.get(evaluator.evaluate(new ColumnsChunk(1, List.of())), 0), expression.type());
        } catch (RayoException e) {
            if (e.fault() == Fault.INTERNAL) {
                throw e;
            }
            return null;
        }
    }
}
