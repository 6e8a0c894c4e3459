package dev.rayo;

import dev.rayo.engine.pipeline.Failures;
import dev.rayo.engine.pipeline.ProgressWatch;
import dev.rayo.sql.error.RayoException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.jspecify.annotations.Nullable;

/// A running query for a caller that waits: a batch at a time. Reading is for one thread; [#close] may come from any.
public final class BatchReader implements AutoCloseable {
    private final String sql;
    private final CompletionStage<QueryStatistics> statistics;
    private final UniqueKillSwitch killSwitch;
    private final SinkQueueWithCancel<Batch> queue;
    private final ProgressWatch progress = new ProgressWatch();
    private volatile boolean closed;

    BatchReader(Query query, Rayo rayo) {
        this.sql = query.sql();
        var running = query.source()
                .addAttributes(Attributes.apply(progress))
                .viaMat(KillSwitches.single(), Keep.both())
                // One batch is fetched ahead of the caller, instead of the sixteen that are usual.
                .toMat(Sink.<Batch>queue().addAttributes(Attributes.inputBuffer(1, 1)), Keep.both())
                .run(rayo.system());
        this.statistics = running.first().first();
        this.killSwitch = running.first().second();
        this.queue = running.second();
    }

    /// Waits for the next batch; null at the end. Not for Pekko's own threads.
    ///
    /// @throws RayoException if the query fails or was closed, or with fault USER if the waiting thread is interrupted
    public @Nullable Batch next() {
        if (closed) {
            throw cancelled();
        }
        try {
            Optional<Batch> batch = await(queue.pull().toCompletableFuture());
            return batch.orElse(null);
        } catch (RayoException failure) {
            throw closed ? cancelled() : failure;
        }
    }

    /// How far the query is, from 0 to 1, by the rows of its tables that it has taken up; NaN if that cannot be told.
    /// Callable from any thread.
    public double progress() {
        return progress.fraction();
    }

    /// Waits until the query has given everything back.
    public QueryStatistics statistics() {
        return await(statistics.toCompletableFuture());
    }

    /// Cancels the query if it still runs, and waits until it has given everything back. A thread that waits in [#next]
    /// gets an error.
    @Override
    public void close() {
        closed = true;
        killSwitch.abort(cancelled());
        queue.cancel();
        statistics.toCompletableFuture().handle((done, thrown) -> null).join();
    }

    private static RayoException cancelled() {
        return RayoException.user("query was cancelled");
    }

    private <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RayoException.user("query was cancelled: the waiting thread was interrupted");
        } catch (ExecutionException | CompletionException | CancellationException failure) {
            throw Failures.classify(failure.getCause() == null ? failure : failure.getCause())
                    .at(sql);
        }
    }
}
