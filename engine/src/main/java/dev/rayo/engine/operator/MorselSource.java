package dev.rayo.engine.operator;

import org.jspecify.annotations.Nullable;

/// Hands out the morsels of one pipeline's input. Thread-safe. Nothing is read before a morsel is opened, so what is
/// not asked for is not read.
public interface MorselSource extends AutoCloseable {
    /// The next morsel, or null when there is none left.
    @Nullable Morsel next();

    /// Morsels in all, or -1 if not known yet: bounds the number of workers and feeds the progress bar.
    long morselCount();

    /// What EXPLAIN ANALYZE tells of it beside the rows it gave, also once it is closed; empty if there is nothing.
    default String notes() {
        return "";
    }

    @Override
    default void close() {}
}
