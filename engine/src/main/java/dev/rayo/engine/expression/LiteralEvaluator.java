package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// The same value for every row.
record LiteralEvaluator(@Nullable Column value, Type type) implements Evaluator {
    @Override
    public Column evaluate(Chunk chunk) {
        return new ConstantColumn(type, value, chunk.rowCount());
    }
}
