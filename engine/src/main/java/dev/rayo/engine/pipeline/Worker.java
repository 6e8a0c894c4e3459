package dev.rayo.engine.pipeline;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.pipeline.PipelineMetrics.OperatorMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One worker's operators over its morsels. A step runs on a compute thread and never waits; between steps the worker
/// rests, so a reader who does not ask stops it. One step at a time, from any thread.
final class Worker {
    private final Branch branch;
    private final @Nullable Sink sink;
    private final Schema schema;
    private final WorkerContext context;
    private final PipelineMetrics metrics;
    private final List<MeteredOperator> chain = new ArrayList<>();
    private @Nullable MorselInput input;
    private Sink.@Nullable Worker sinkWorker;
    private boolean morselEnded;
    private long sinkRows;
    private long sinkChunks;
    private long sinkNanos;

    Worker(Branch branch, @Nullable Sink sink, Schema schema, WorkerContext context, PipelineMetrics metrics) {
        this.branch = branch;
        this.sink = sink;
        this.schema = schema;
        this.context = context;
        this.metrics = metrics;
    }

    /// Opens the operators at the worker's first morsel, and the morsel.
    void start(Morsel morsel) {
        if (input == null) {
            input = new MorselInput(context);
            Operator top = input;
            MeteredOperator below = metered(top, null, 0);
            for (int i = 0; i < branch.operators().size(); i++) {
                OperatorFactory factory = branch.operators().get(i);
                below = metered(factory.open(below, context), below, i + 1);
            }
            if (sink != null) {
                sinkWorker = sink.open(context);
            }
        }
        metrics.countMorsel();
        morselEnded = false;
        input.start(morsel);
    }

    /// Goes on with the morsel: to its end where the pipeline has a sink, else until a batch is full.
    ///
    /// @return a batch, or null where there are no more rows
    @Nullable Batch step() {
        long start = System.nanoTime();
        try {
            return sinkWorker == null ? fillBatch() : feedSink(sinkWorker);
        } finally {
            metrics.addBusy(System.nanoTime() - start);
            flush();
        }
    }

    /// Whether the last step came to the end of the morsel.
    boolean atEndOfMorsel() {
        return morselEnded;
    }

    /// Whether it has had a morsel and has not finished. Else it holds nothing.
    boolean isOpen() {
        return input != null;
    }

    /// Hands the worker's part of the state to the sink, after its last morsel, and closes.
    void finish() {
        if (sinkWorker != null) {
            long start = System.nanoTime();
            sinkWorker.finish();
            sinkNanos += System.nanoTime() - start;
            metrics.addBusy(sinkNanos);
            flush();
        }
        close();
    }

    /// Gives back what the operators hold, the topmost first.
    void close() {
        for (MeteredOperator operator : chain.reversed()) {
            operator.close();
        }
        chain.clear();
        input = null;
    }

    private @Nullable Batch fillBatch() {
        int batchRows = context.query().settings().batchRows();
        BatchBuilder builder = new BatchBuilder(schema);
        MeteredOperator top = chain.getLast();
        while (builder.rowCount() < batchRows) {
            Chunk chunk = top.next();
            if (chunk == null) {
                morselEnded = true;
                break;
            }
            long start = System.nanoTime();
            builder.append(chunk);
            countTaken(chunk, start);
        }
        return builder.rowCount() == 0 ? null : builder.build();
    }

    private @Nullable Batch feedSink(Sink.Worker target) {
        MeteredOperator top = chain.getLast();
        for (Chunk chunk = top.next(); chunk != null; chunk = top.next()) {
            long start = System.nanoTime();
            target.consume(chunk);
            countTaken(chunk, start);
        }
        morselEnded = true;
        return null;
    }

    private void countTaken(Chunk chunk, long start) {
        sinkNanos += System.nanoTime() - start;
        sinkRows += chunk.rowCount();
        sinkChunks++;
    }

    private MeteredOperator metered(Operator operator, @Nullable MeteredOperator below, int index) {
        MeteredOperator metered =
                new MeteredOperator(operator, below, metrics.operators().get(index));
        chain.add(metered);
        return metered;
    }

    /// From the top down, since an operator's own time takes off what its input has counted.
    private void flush() {
        OperatorMetrics last = metrics.operators().getLast();
        last.add(sinkRows, sinkChunks, sinkNanos);
        sinkRows = 0;
        sinkChunks = 0;
        sinkNanos = 0;
        for (MeteredOperator operator : chain.reversed()) {
            operator.flush();
        }
    }
}
