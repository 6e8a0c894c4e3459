package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;

/// A column of the input as it is.
record ReferenceEvaluator(int ordinal) implements Evaluator {
    @Override
    public Column evaluate(Chunk chunk) {
        return chunk.column(ordinal);
    }
}
