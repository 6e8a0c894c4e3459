package dev.rayo.engine.write;

import dev.rayo.Batch;

/// Writes batches to a file that appears when it is whole. Used by one thread at a time.
public interface BatchWriter extends AutoCloseable {
    /// @throws dev.rayo.sql.error.RayoException EXTERNAL if writing fails, USER if the batch does not fit the file
    void append(Batch batch);

    /// Ends the file.
    ///
    /// @return rows written
    long commit();

    /// Without a commit before, leaves nothing behind.
    @Override
    void close();
}
