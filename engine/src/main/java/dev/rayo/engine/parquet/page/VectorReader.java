package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;
import org.jspecify.annotations.Nullable;

/// Reads vectors of one column in one row group, front to back. Used by one thread at a time.
public interface VectorReader {
    /// The values of rows `row` to `row + rows` of the row group, of which none has been read before. Valid until the
    /// next call.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER if the file is malformed, RESOURCES, EXTERNAL
    Column read(long row, int rows);

    /// The dictionary, if all values of the column chunk refer to it; else null.
    ///
    /// @throws dev.rayo.sql.error.RayoException as [#read]
    default @Nullable Dictionary dictionaryAlone() {
        return null;
    }

    /// The values of rows `row + selection[0..count)` alone, in arrays of `buffer`, where that is cheaper than reading
    /// all `rows` rows; else null. May be asked several times for the same rows, also before [#read] of them.
    default @Nullable Column select(long row, int rows, int[] selection, int count, GatherBuffer buffer) {
        return null;
    }
}
