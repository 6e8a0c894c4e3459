package dev.rayo.engine.operator;

import dev.rayo.engine.memory.Ledger;
import dev.rayo.sql.error.RayoException;
import java.util.concurrent.atomic.LongAdder;

/// What all parts of one running query share. Thread-safe.
public final class QueryContext {
    private final Settings settings;
    private final Ledger ledger;
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder rowsRead = new LongAdder();
    private final QueryProgress progress = new QueryProgress();
    private volatile boolean cancelled;

    public QueryContext(Settings settings, Ledger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    public Settings settings() {
        return settings;
    }

    public Ledger ledger() {
        return ledger;
    }

    /// Asks every worker to stop at its next chunk.
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Sources and long loops call this once per vector.
    ///
    /// @throws RayoException USER if the query was cancelled
    public void checkCancelled() {
        if (cancelled) {
            throw RayoException.user("query was cancelled");
        }
    }

    public QueryProgress progress() {
        return progress;
    }

    /// Counts bytes taken from files and rows put out by scans.
    public void countRead(long bytes, long rows) {
        bytesRead.add(bytes);
        rowsRead.add(rows);
    }

    public long bytesRead() {
        return bytesRead.sum();
    }

    public long rowsRead() {
        return rowsRead.sum();
    }
}
