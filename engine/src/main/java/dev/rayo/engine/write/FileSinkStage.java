package dev.rayo.engine.write;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.pipeline.Failures;
import dev.rayo.sql.error.RayoException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.AbruptStageTerminationException;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.SinkShape;
import org.apache.pekko.stream.stage.AbstractGraphStageWithMaterializedValue;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/// Writes a stream of batches to a file. The materialised value is the number of rows; it fails, and no file appears, if
/// the stream or the writing does.
///
/// - **Pulls when** the last batch is written
/// - **Completes when** upstream has completed and the file is whole
/// - **Cancels when** writing fails
/// - **Memory** a batch, and what the writer keeps
public final class FileSinkStage
        extends AbstractGraphStageWithMaterializedValue<SinkShape<Batch>, CompletionStage<Long>> {
    private final Inlet<Batch> in = Inlet.create("File.in");
    private final SinkShape<Batch> shape = SinkShape.of(in);
    private final Function<Schema, BatchWriter> open;
    private final Executor compute;

    /// @param open    called with the first batch's schema
    /// @param compute where writing runs
    public FileSinkStage(Function<Schema, BatchWriter> open, Executor compute) {
        this.open = open;
        this.compute = compute;
    }

    @Override
    public SinkShape<Batch> shape() {
        return shape;
    }

    @Override
    public Pair<GraphStageLogic, CompletionStage<Long>> createLogicAndMaterializedValuePair(Attributes attributes) {
        CompletableFuture<Long> rows = new CompletableFuture<>();
        return Pair.create(new Logic(rows), rows);
    }

    private final class Logic extends GraphStageLogic {
        private final CompletableFuture<Long> rows;
        private final AsyncCallback<Runnable> returned;
        private @Nullable BatchWriter writer;
        private @Nullable Throwable failure;
        /// Whether a task was given away whose reaction has not run yet: seen by the stage alone.
        private boolean busy;
        private boolean writing;
        private boolean upstreamFinished;
        private boolean stopped;

        Logic(CompletableFuture<Long> rows) {
            super(shape);
            this.rows = rows;
            this.returned = createAsyncCallback(Runnable::run);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    Batch batch = grab(in);
                    work(() -> write(batch), () -> {
                        if (upstreamFinished) {
                            commit();
                        } else {
                            pull(in);
                        }
                    });
                }

                @Override
                public void onUpstreamFinish() {
                    upstreamFinished = true;
                    if (!busy) {
                        commit();
                    }
                }

                @Override
                public void onUpstreamFailure(Throwable thrown) {
                    fail(thrown);
                }
            });
        }

        @Override
        public void preStart() {
            setKeepGoing(true);
            pull(in);
        }

        @Override
        public void postStop() {
            synchronized (this) {
                stopped = true;
                if (!writing) {
                    discard();
                }
            }
        }

        private void fail(Throwable thrown) {
            failure = thrown;
            failStage(thrown);
        }

        private void write(Batch batch) {
            BatchWriter to = writer;
            if (to == null) {
                to = open.apply(batch.schema());
                writer = to;
            }
            to.append(batch);
        }

        private void commit() {
            long[] written = new long[1];
            work(
                    () -> {
                        BatchWriter to = writer;
                        if (to == null) {
                            throw RayoException.user(
                                    "a stream without a batch has no columns to write",
                                    "let the query give at least one row");
                        }
                        written[0] = to.commit();
                    },
                    () -> {
                        rows.complete(written[0]);
                        completeStage();
                    });
        }

        private void work(Runnable task, Runnable reaction) {
            busy = true;
            writing = true;
            compute.execute(() -> {
                RayoException thrown = null;
                try {
                    task.run();
                } catch (RuntimeException | Error any) {
                    thrown = Failures.classify(any);
                }
                RayoException failed = thrown;
                synchronized (this) {
                    writing = false;
                    if (stopped) {
                        discard();
                        return;
                    }
                }
                returned.invoke(() -> {
                    busy = false;
                    if (failed == null) {
                        reaction.run();
                    } else {
                        fail(failed);
                    }
                });
            });
        }

        /// Takes back what is not whole; only then whoever waits learns of the failure.
        private void discard() {
            BatchWriter open = writer;
            writer = null;
            try {
                if (open != null) {
                    open.close();
                }
            } finally {
                Throwable known = failure;
                rows.completeExceptionally(known == null ? new AbruptStageTerminationException(this) : known);
            }
        }
    }
}
