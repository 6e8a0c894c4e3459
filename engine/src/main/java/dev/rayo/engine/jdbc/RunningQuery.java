package dev.rayo.engine.jdbc;

import dev.rayo.Batch;
import dev.rayo.BatchReader;
import dev.rayo.Query;
import dev.rayo.sql.error.RayoException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One run of a statement. Reading is for one thread; [#cancel] and [#close] may come from any.
final class RunningQuery implements RayoResultSet.Source {
    private final BatchReader reader;
    private final int timeoutSeconds;
    private long nanosLeft;
    private volatile boolean cancelled;
    private volatile boolean late;

    /// Wakes up for those that wait too long; a task of it only starts a thread.
    private static final class Clock {
        static final ScheduledThreadPoolExecutor THREAD = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("rayo-jdbc-timeout").factory());

        static {
            THREAD.setRemoveOnCancelPolicy(true);
        }

        private Clock() {}
    }

    /// @param timeoutSeconds how long callers wait for batches in all; 0 for as long as it takes
    RunningQuery(Query query, int timeoutSeconds) {
        this.reader = query.read();
        this.timeoutSeconds = timeoutSeconds;
        this.nanosLeft = TimeUnit.SECONDS.toNanos(timeoutSeconds);
    }

    /// Waits for a batch; null at the end.
    ///
    /// @throws SQLException with state 57014 if the query was cancelled, or timed out, before it was through
    @Override
    public @Nullable Batch next() throws SQLException {
        long start = System.nanoTime();
        Future<?> alarm = timeoutSeconds == 0 ? null : Clock.THREAD.schedule(this::giveUp, nanosLeft, TimeUnit.NANOSECONDS);
        try {
            Batch batch = reader.next();
            if (batch == null && (cancelled || late)) {
                throw stopped(null);
            }
            return batch;
        } catch (RayoException failure) {
            if (cancelled || late || Thread.currentThread().isInterrupted()) {
                throw stopped(failure);
            }
            throw failure;
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
                nanosLeft = Math.max(1, nanosLeft - (System.nanoTime() - start));
            }
        }
    }

    /// Stops the query, and waits until it has given everything back.
    void cancel() {
        cancelled = true;
        reader.close();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void giveUp() {
        late = true;
        Thread.ofVirtual().start(reader::close);
    }

    private SQLException stopped(@Nullable Throwable cause) {
        return late
                ? new SQLTimeoutException(
                        "query was cancelled: it took more than " + timeoutSeconds + " s", SqlErrors.CANCELLED, cause)
                : SqlErrors.cancelled(cause);
    }
}
