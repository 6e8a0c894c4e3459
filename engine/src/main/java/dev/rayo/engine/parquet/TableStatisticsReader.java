package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the statistics of the row groups of all files together. Reads at most a few dictionary headers beyond the
/// footers.
final class TableStatisticsReader {
    /// Row groups of a file whose dictionaries are counted where the footer does not say how large they are.
    private static final int SAMPLES_PER_FILE = 3;
    private static final int SAMPLED_FILES = 4;

    private TableStatisticsReader() {}

    static TableStatistics read(
            List<ParquetFile> files, List<ColumnSchema> columns, List<List<@Nullable FileColumn>> mapping) {
        long rows = 0;
        for (ParquetFile file : files) {
            rows += file.rowCount();
        }
        List<ColumnStatistics> statistics = new ArrayList<>();
        List<@Nullable DictionaryCounts> counts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            counts.add(i < SAMPLED_FILES ? new DictionaryCounts(files.get(i)) : null);
        }
        try {
            for (int column = 0; column < columns.size(); column++) {
                statistics.add(column(files, mapping, counts, columns.get(column), column));
            }
        } finally {
            counts.forEach(open -> {
                if (open != null) {
                    open.close();
                }
            });
        }
        return new TableStatistics(rows, true, List.copyOf(statistics));
    }

    private static ColumnStatistics column(
            List<ParquetFile> files,
            List<List<@Nullable FileColumn>> mapping,
            List<@Nullable DictionaryCounts> counts,
            ColumnSchema schema,
            int column) {
        ColumnSummary summary = new ColumnSummary(schema.type());
        for (int i = 0; i < files.size(); i++) {
            ParquetFile file = files.get(i);
            FileColumn own = mapping.get(i).get(column);
            SchemaNode leaf = own == null ? null : own.flatLeaf();
            if (own == null) {
                summary.addNulls(file.rowCount());
            } else if (leaf == null) {
                return ColumnStatistics.UNKNOWN;
            } else {
                addFile(summary, file, leaf, counts.get(i));
            }
        }
        return summary.build();
    }

    private static void addFile(
            ColumnSummary summary, ParquetFile file, SchemaNode leaf, @Nullable DictionaryCounts counts) {
        int groups = file.rowGroupCount();
        int step = Math.max(1, groups / SAMPLES_PER_FILE);
        for (int group = 0; group < groups; group++) {
            DictionaryCounts sampled = group % step == 0 && group / step < SAMPLES_PER_FILE ? counts : null;
            summary.add(file.bounds(group, leaf), file.storedChunk(group, leaf).getMeta_data(), (meta) -> {
                return sampled == null ? -1 : sampled.entries(meta);
            });
        }
    }
}
