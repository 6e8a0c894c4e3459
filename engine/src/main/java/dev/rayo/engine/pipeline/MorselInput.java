package dev.rayo.engine.pipeline;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import org.jspecify.annotations.Nullable;

/// The bottom of a worker's operators: reads whichever morsel the worker was given last.
final class MorselInput implements Operator {
    private final WorkerContext context;
    private @Nullable Operator reader;

    MorselInput(WorkerContext context) {
        this.context = context;
    }

    void start(Morsel morsel) {
        close();
        reader = morsel.open(context);
    }

    @Override
    public @Nullable Chunk next() {
        context.query().checkCancelled();
        if (reader == null) {
            return null;
        }
        Chunk chunk = reader.next();
        if (chunk == null) {
            close();
        }
        return chunk;
    }

    @Override
    public void close() {
        Operator open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
