package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.QueryContext;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.stream.Attributes;
import org.jspecify.annotations.Nullable;

/// An attribute of a query's stream by which whoever materialises it learns how far the run is, and what it has read and
/// holds. Thread-safe; before the stream is materialised everything is unknown or 0.
public final class ProgressWatch implements Attributes.Attribute {
    private final AtomicReference<@Nullable QueryContext> query = new AtomicReference<>();

    /// From 0 to 1, or NaN if that cannot be told.
    public double fraction() {
        QueryContext watched = query.get();
        return watched == null ? Double.NaN : watched.progress().fraction();
    }

    /// Bytes taken from files so far.
    public long bytesRead() {
        QueryContext watched = query.get();
        return watched == null ? 0 : watched.bytesRead();
    }

    /// Rows that scans have put out so far.
    public long rowsRead() {
        QueryContext watched = query.get();
        return watched == null ? 0 : watched.rowsRead();
    }

    /// Bytes that the query holds now, as the ledger counts.
    public long bytesHeld() {
        QueryContext watched = query.get();
        return watched == null ? 0 : watched.ledger().usedBytes();
    }

    void watch(QueryContext started) {
        query.set(started);
    }
}
