package dev.rayo.engine.operator.filter;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import org.jspecify.annotations.Nullable;

/// Selects rows; columns are gathered as they are asked for. A chunk that passes whole is handed on as it is.
final class FilterOperator implements Operator {
    private final Operator input;
    private final Predicate predicate;
    private final int[] selection;
    private final SelectedChunk selected = new SelectedChunk();

    FilterOperator(Operator input, Predicate predicate, WorkerContext context) {
        this.input = input;
        this.predicate = predicate;
        this.selection = new int[context.vectorRows()];
    }

    @Override
    public @Nullable Chunk next() {
        for (Chunk chunk = input.next(); chunk != null; chunk = input.next()) {
            int count = predicate.select(chunk, selection);
            if (count == chunk.rowCount()) {
                return chunk;
            }
            if (count > 0) {
                return selected.reset(chunk, selection, count);
            }
        }
        return null;
    }

    @Override
    public void close() {}
}
