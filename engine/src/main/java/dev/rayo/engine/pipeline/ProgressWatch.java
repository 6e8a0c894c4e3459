package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.QueryProgress;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.stream.Attributes;
import org.jspecify.annotations.Nullable;

/// An attribute of a query's stream by which whoever materialises it learns how far the run is.
public final class ProgressWatch implements Attributes.Attribute {
    private final AtomicReference<@Nullable QueryProgress> progress = new AtomicReference<>();

    /// From 0 to 1, or NaN if that cannot be told.
    public double fraction() {
        QueryProgress watched = progress.get();
        return watched == null ? Double.NaN : watched.fraction();
    }

    void watch(QueryProgress started) {
        progress.set(started);
    }
}
