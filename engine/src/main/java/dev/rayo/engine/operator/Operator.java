package dev.rayo.engine.operator;

import dev.rayo.engine.column.Chunk;
import org.jspecify.annotations.Nullable;

/// One worker's instance of an operator: pulled chunk by chunk, so that a reader who stops pulling stops everything
/// below. Used by one thread at a time, never blocks on another worker, keeps its scratch between calls.
public interface Operator extends AutoCloseable {
    /// The next chunk, at least one row long, valid until the next call; null when the input is exhausted.
    /// After null the input may be given another morsel: the next call then goes on with it.
    ///
    /// @throws dev.rayo.sql.error.RayoException as the data demands; the operator is then only good for [#close]
    @Nullable Chunk next();

    /// Gives back memory and files. Called once, also after a failure or a cancelled query.
    @Override
    void close();
}
