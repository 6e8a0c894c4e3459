package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.schema.FileColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file and which of its columns a scan puts out, in order; null where the file lacks one.
///
/// @param firstRow the address of the file's first row: rows are counted over all files of a table
record FileScan(ParquetFile file, long firstRow, List<@Nullable FileColumn> columns) {}
