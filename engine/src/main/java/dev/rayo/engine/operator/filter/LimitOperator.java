package dev.rayo.engine.operator.filter;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import org.jspecify.annotations.Nullable;

/// Leaves out the first rows, then lets some through. Does not pull its input once nothing more may pass.
final class LimitOperator implements Operator {
    private final Operator input;
    private final RowQuota skipped;
    private final RowQuota passed;
    private final int[] selection;
    private final SelectedChunk selected = new SelectedChunk();

    LimitOperator(Operator input, RowQuota skipped, RowQuota passed, WorkerContext context) {
        this.input = input;
        this.skipped = skipped;
        this.passed = passed;
        this.selection = new int[context.vectorRows()];
    }

    @Override
    public @Nullable Chunk next() {
        while (passed.left() > 0) {
            Chunk chunk = input.next();
            if (chunk == null) {
                return null;
            }
            int first = skipped.take(chunk.rowCount());
            int count = first == chunk.rowCount() ? 0 : passed.take(chunk.rowCount() - first);
            if (count == chunk.rowCount()) {
                return chunk;
            }
            if (count > 0) {
                for (int i = 0; i < count; i++) {
                    selection[i] = first + i;
                }
                return selected.reset(chunk, selection, count);
            }
        }
        return null;
    }

    @Override
    public void close() {}
}
