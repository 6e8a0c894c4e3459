package dev.rayo.engine.arrow;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.catalog.ScannableTable;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;

/// One or more Arrow IPC files or streams as a table. Columns are matched by name, whatever their order in a file.
///
/// An immutable snapshot of what the files had: one that changes between making the table and reading it is an error of
/// the query.
public final class ArrowTable implements ScannableTable {
    private final String name;
    private final List<ArrowFile> files;
    private final List<ColumnSchema> columns;
    /// Per file and column of the table, which of the file's columns it is.
    private final List<List<Integer>> mapping;

    private ArrowTable(
            String name, List<ArrowFile> files, List<ColumnSchema> columns, List<List<Integer>> mapping) {
        this.name = name;
        this.files = files;
        this.columns = columns;
        this.mapping = mapping;
    }

    /// Reads the metadata of `paths`, of which there is at least one.
    ///
    /// @param name as [dev.rayo.sql.catalog.Table#name] says
    /// @throws RayoException USER if a file is missing, malformed or does not fit the others; EXTERNAL if one cannot be
    ///                       read
    public static ArrowTable open(String name, List<Path> paths) {
        List<ArrowFile> files = paths.stream().map(ArrowFile::open).toList();
        List<ColumnSchema> columns = columns(files.getFirst());
        List<List<Integer>> mapping = new ArrayList<>();
        for (ArrowFile file : files) {
            mapping.add(match(file, columns, files.getFirst()));
        }
        return new ArrowTable(name, files, columns, mapping);
    }

    /// As for other files, a name that is taken gets a number, an empty one becomes `C` and the column's number.
    private static List<ColumnSchema> columns(ArrowFile file) {
        List<ColumnSchema> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Field field : file.fields()) {
            String name = field.getName() == null || field.getName().isEmpty() ? "C" + columns.size() : field.getName();
            String unique = name;
            for (int i = 1; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
                unique = name + "_" + i;
            }
            Type type;
            try {
                type = ArrowTypes.type(field);
            } catch (RayoException failure) {
                throw failure.in(file.toString());
            }
            columns.add(new ColumnSchema(unique, type, field.isNullable()));
        }
        if (columns.isEmpty()) {
            throw RayoException.user(file + ": the file has no columns");
        }
        return List.copyOf(columns);
    }

    private static List<Integer> match(ArrowFile file, List<ColumnSchema> columns, ArrowFile first) {
        List<ColumnSchema> own = columns(file);
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            byName.put(own.get(i).name().toLowerCase(Locale.ROOT), i);
        }
        List<Integer> matched = new ArrayList<>();
        for (ColumnSchema column : columns) {
            Integer index = byName.get(column.name().toLowerCase(Locale.ROOT));
            if (index == null) {
                throw RayoException.user(
                        file + ": there is no column \"" + column.name() + "\", but " + first + " has one");
            }
            if (!own.get(index).type().equals(column.type())) {
                throw RayoException.user(file + ": column \"" + column.name() + "\" is " + own.get(index).type()
                        + ", but " + column.type() + " in " + first);
            }
            matched.add(index);
        }
        return matched;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ColumnSchema> columns() {
        return columns;
    }

    /// How many rows there are is known, of their values nothing.
    @Override
    public TableStatistics statistics() {
        double rows = 0;
        for (ArrowFile file : files) {
            for (ArrowPart batch : file.batches()) {
                rows += batch.rowCount();
            }
        }
        return new TableStatistics(rows, true, Collections.nCopies(columns.size(), ColumnStatistics.UNKNOWN));
    }

    @Override
    public MorselSource scan(ScanRequest request, QueryContext context, int sourceId) {
        List<Type> types =
                request.columns().stream().map(index -> columns.get(index).type()).toList();
        ArrowScan scan = new ArrowScan(types, context);
        for (int i = 0; i < files.size(); i++) {
            List<Integer> file = mapping.get(i);
            scan.add(files.get(i), request.columns().stream().map(file::get).toList(), sourceId);
        }
        return scan;
    }
}
