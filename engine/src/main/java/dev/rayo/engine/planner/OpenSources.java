package dev.rayo.engine.planner;

import dev.rayo.engine.operator.MorselSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// The morsel sources that a run has opened, to be closed when no worker reads a morsel any longer. Thread-safe.
final class OpenSources implements AutoCloseable {
    private final Deque<MorselSource> sources = new ArrayDeque<>();

    /// What `open` opens is closed with this.
    Supplier<MorselSource> remember(Supplier<MorselSource> open) {
        return () -> {
            MorselSource source = open.get();
            synchronized (this) {
                sources.push(source);
            }
            return source;
        };
    }

    @Override
    public synchronized void close() {
        sources.forEach(MorselSource::close);
        sources.clear();
    }
}
