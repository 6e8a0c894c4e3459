package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.schema.FileColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file and which of its columns a scan puts out, in order; null where the file lacks one.
record FileScan(ParquetFile file, List<@Nullable FileColumn> columns) {}
