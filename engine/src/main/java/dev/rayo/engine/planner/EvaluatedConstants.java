package dev.rayo.engine.planner;

import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.ConstantEvaluator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds constants with the evaluators that would run the query.
final class EvaluatedConstants implements ConstantEvaluator {
    private static final ColumnsChunk ONE_ROW = new ColumnsChunk(1, List.of());

    @Override
    public @Nullable Literal evaluate(Expression expression) {
        try {
            Object value = ColumnValues.get(
                    ExpressionCompiler.compile(expression, List.of()).evaluate(ONE_ROW), 0);
            return new Literal(value, expression.type());
        } catch (RayoException failure) {
            return null;
        }
    }
}
