package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the statistics of the row groups of all files together.
final class TableStatisticsReader {
    private TableStatisticsReader() {}

    static TableStatistics read(
            List<ParquetFile> files, List<ColumnSchema> columns, List<List<@Nullable FileColumn>> mapping) {
        long rows = 0;
        for (ParquetFile file : files) {
            rows += file.rowCount();
        }
        return new TableStatistics(rows, true, Collections.nCopies(columns.size(), ColumnStatistics.UNKNOWN));
    }
}
