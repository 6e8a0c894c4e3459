package dev.rayo.engine.operator.project;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.operator.Operator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts out computed columns and columns of its input side by side.
///
/// An expression may fail on a row, and only on rows that exist: it is evaluated over all rows of the chunk, also where
/// a reader above asks for some of them, since a query must not fail or succeed by what is above.
final class ProjectOperator implements Operator, Chunk {
    /// In place of an input column: the evaluator has the value.
    static final int COMPUTED = -1;

    private final Operator input;
    private final int[] sources;
    private final @Nullable Evaluator[] evaluators;
    private final @Nullable Column[] computed;
    private @Nullable Chunk current;

    ProjectOperator(Operator input, int[] sources, @Nullable Evaluator[] evaluators) {
        this.input = input;
        this.sources = sources;
        this.evaluators = evaluators;
        this.computed = new Column[sources.length];
    }

    @Override
    public @Nullable Chunk next() {
        current = input.next();
        Arrays.fill(computed, null);
        return current == null ? null : this;
    }

    @Override
    public int rowCount() {
        return chunk().rowCount();
    }

    @Override
    public int columnCount() {
        return sources.length;
    }

    @Override
    public Column column(int index) {
        Evaluator evaluator = evaluators[index];
        if (evaluator == null) {
            return chunk().column(sources[index]);
        }
        Column column = computed[index];
        if (column == null) {
            column = evaluator.evaluate(chunk());
            computed[index] = column;
        }
        return column;
    }

    @Override
    public Column column(int index, int[] selection, int count, GatherBuffer buffer) {
        return evaluators[index] == null
                ? chunk().column(sources[index], selection, count, buffer)
                : buffer.gather(column(index), selection, count);
    }

    private Chunk chunk() {
        if (current == null) {
            throw new IllegalStateException("no chunk: pull one first");
        }
        return current;
    }

    @Override
    public void close() {}
}
