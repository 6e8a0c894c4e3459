package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.Column;

/// Reads vectors of one column in one row group, front to back. Used by one thread at a time.
public interface VectorReader {
    /// The values of rows `row` to `row + rows` of the row group, of which none has been read before. Valid until the
    /// next call.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER if the file is malformed, RESOURCES, EXTERNAL
    Column read(long row, int rows);
}
