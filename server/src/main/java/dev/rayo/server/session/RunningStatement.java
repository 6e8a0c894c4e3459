package dev.rayo.server.session;

import dev.rayo.Batch;
import dev.rayo.Schema;
import org.jspecify.annotations.Nullable;

/// A statement that has been started. Rows are pulled: what nobody asks for is not computed far ahead.
public interface RunningStatement extends AutoCloseable {
    Schema schema();

    /// Whether it changes tables, files or settings: then its rows, if any, only tell how many rows it took in.
    boolean changesSomething();

    /// Waits for more rows.
    ///
    /// @return null at the end
    /// @throws dev.rayo.sql.error.RayoException if the query fails
    @Nullable Batch next();

    /// How far the query is, from 0 to 1, or NaN if that cannot be told. Callable from any thread.
    double progress();

    /// Stops the query, if it still runs, and gives back what it holds. Callable from any thread; a thread that waits
    /// in [#next] gets null or a [dev.rayo.sql.error.RayoException].
    @Override
    void close();
}
