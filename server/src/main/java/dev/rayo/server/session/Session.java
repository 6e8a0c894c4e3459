package dev.rayo.server.session;

import java.nio.file.Path;
import java.util.List;

/// Where statements run, one after the other. Closing it closes the engine.
public interface Session extends AutoCloseable {
    /// Starts one statement; a statement without rows, such as CREATE TABLE, has been carried out when this returns.
    RunningStatement start(String sql);

    /// Starts a query whose rows go to a Parquet file instead of the caller; its only row is the number of rows.
    RunningStatement startParquet(String sql, Path file);

    /// Names of tables and views.
    List<String> tables();

    /// Names of the columns of a relation; empty if there is none of this name.
    ///
    /// @param relation name of a table or view, or a file in single quotes
    List<String> columns(String relation);

    @Override
    void close();
}
