package dev.rayo.engine.pipeline;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.pipeline.PipelineMetrics.OperatorMetrics;
import org.jspecify.annotations.Nullable;

/// Counts what an operator puts out and how long it takes, its input's time taken off. Counts stay local until
/// [#flush]: nothing is shared per vector.
final class MeteredOperator implements Operator {
    private final Operator operator;
    private final @Nullable MeteredOperator input;
    private final OperatorMetrics metrics;
    private long rows;
    private long chunks;
    private long nanosInclusive;

    MeteredOperator(Operator operator, @Nullable MeteredOperator input, OperatorMetrics metrics) {
        this.operator = operator;
        this.input = input;
        this.metrics = metrics;
    }

    @Override
    public @Nullable Chunk next() {
        long start = System.nanoTime();
        Chunk chunk = operator.next();
        nanosInclusive += System.nanoTime() - start;
        if (chunk != null) {
            rows += chunk.rowCount();
            chunks++;
        }
        return chunk;
    }

    /// Adds what was counted since the last flush to the shared metrics; to be called before the input's flush.
    void flush() {
        long inputNanos = input == null ? 0 : input.nanosInclusive;
        metrics.add(rows, chunks, nanosInclusive - inputNanos);
        rows = 0;
        chunks = 0;
        nanosInclusive = 0;
    }

    @Override
    public void close() {
        operator.close();
    }
}
