package dev.rayo.engine.parquet;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.catalog.ScannableTable;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.optimizer.analysis.LateFetch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One or more Parquet files as a table. Columns are matched by name, whatever their order in a file.
///
/// An immutable snapshot: a file that changes between making the table and reading it is an error of the query.
public final class ParquetTable implements ScannableTable {
    private final String name;
    private final List<ParquetFile> files;
    private final List<ColumnSchema> columns;
    /// Per file and column of the table, the file's column; null where the file has none.
    private final List<List<@Nullable FileColumn>> mapping;
    private volatile @Nullable TableStatistics statistics;

    private ParquetTable(
            String name,
            List<ParquetFile> files,
            List<ColumnSchema> columns,
            List<List<@Nullable FileColumn>> mapping) {
        this.name = name;
        this.files = files;
        this.columns = columns;
        this.mapping = mapping;
    }

    /// Reads the footers of `paths`, of which there is at least one.
    ///
    /// @param name        as [dev.rayo.sql.catalog.Table#name] says
    /// @param unionByName whether the table has the columns of all files, NULL where a file lacks one; else every file
    ///                    must have the columns of the first
    /// @throws RayoException USER if a file is missing, malformed or does not fit the others; EXTERNAL if one cannot be
    ///                       read
    public static ParquetTable open(String name, List<Path> paths, boolean unionByName) {
        List<ParquetFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(ParquetFile.open(path));
        }
        return TableCache.SHARED.get(name, files, unionByName, () -> of(name, files, unionByName));
    }

    private static ParquetTable of(String name, List<ParquetFile> files, boolean unionByName) {
        Map<String, ColumnSchema> columns = new LinkedHashMap<>();
        Map<String, ParquetFile> origins = new LinkedHashMap<>();
        for (ParquetFile file : unionByName ? files : files.subList(0, 1)) {
            addColumns(file, columns, origins);
        }
        List<List<@Nullable FileColumn>> mapping = new ArrayList<>();
        for (ParquetFile file : files) {
            mapping.add(match(file, columns, origins, unionByName));
        }
        return new ParquetTable(name, List.copyOf(files), nullable(columns, mapping), mapping);
    }

    private static void addColumns(
            ParquetFile file, Map<String, ColumnSchema> columns, Map<String, ParquetFile> origins) {
        Map<String, FileColumn> own = byName(file);
        own.forEach((key, column) -> {
            if (columns.putIfAbsent(key, new ColumnSchema(column.name(), column.type(), column.nullable())) == null) {
                origins.put(key, file);
            }
        });
    }

    /// The columns of a file by the name that SQL finds them by; as in DuckDB an empty name becomes `C` and the column's
    /// number, and a name that is taken gets a number.
    private static Map<String, FileColumn> byName(ParquetFile file) {
        Map<String, FileColumn> byName = new LinkedHashMap<>();
        for (FileColumn column : file.columns()) {
            String name = column.name().isEmpty() ? "C" + byName.size() : column.name();
            String unique = name;
            for (int i = 1; byName.containsKey(key(unique)); i++) {
                unique = name + "_" + i;
            }
            byName.put(key(unique), new FileColumn(unique, column.nullable(), column.shape()));
        }
        return byName;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable FileColumn> match(
            ParquetFile file,
            Map<String, ColumnSchema> columns,
            Map<String, ParquetFile> origins,
            boolean unionByName) {
        Map<String, FileColumn> own = byName(file);
        List<@Nullable FileColumn> matched = new ArrayList<>();
        columns.forEach((key, column) -> {
            FileColumn found = own.get(key);
            ParquetFile origin = origins.get(key);
            if (found == null && !unionByName) {
                throw RayoException.user(
                        file + ": there is no column \"" + column.name() + "\", but " + origin + " has one",
                        "with union_by_name = true it is NULL for the rows of this file");
            }
            if (found != null && !found.type().equals(column.type())) {
                throw RayoException.user(file + ": column \"" + column.name() + "\" is " + found.type() + ", but "
                        + column.type() + " in " + origin);
            }
            matched.add(found);
        });
        return matched;
    }

    private static List<ColumnSchema> nullable(
            Map<String, ColumnSchema> columns, List<List<@Nullable FileColumn>> mapping) {
        List<ColumnSchema> result = new ArrayList<>();
        int index = 0;
        for (ColumnSchema column : columns.values()) {
            boolean nullable = false;
            for (List<@Nullable FileColumn> file : mapping) {
                FileColumn own = file.get(index);
                nullable |= own == null || own.nullable();
            }
            result.add(new ColumnSchema(column.name(), column.type(), nullable));
            index++;
        }
        return List.copyOf(result);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ColumnSchema> columns() {
        return columns;
    }

    public List<ParquetFile> files() {
        return files;
    }

    @Override
    public TableStatistics statistics() {
        TableStatistics known = statistics;
        if (known == null) {
            known = TableStatisticsReader.read(files, columns, mapping);
            statistics = known;
        }
        return known;
    }

    /// Row groups.
    @Override
    public long addressedParts() {
        long groups = 0;
        for (ParquetFile file : files) {
            groups += file.rowGroupCount();
        }
        return groups;
    }

    @Override
    public MorselSource scan(ScanRequest request, QueryContext context, int sourceId) {
        List<FileScan> scans = new ArrayList<>();
        long firstRow = 0;
        for (int i = 0; i < files.size(); i++) {
            List<@Nullable FileColumn> wanted = new ArrayList<>();
            for (int column : request.columns()) {
                wanted.add(column == LateFetch.ADDRESS_COLUMN ? null : mapping.get(i).get(column));
            }
            scans.add(new FileScan(files.get(i), firstRow, wanted));
            firstRow += files.get(i).rowCount();
        }
        return new ParquetScan(scans, request, context, sourceId);
    }
}
