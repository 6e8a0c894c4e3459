package dev.rayo.sql.reference;

import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table with its rows; values are the Java objects of [Type], with NULL as null.
public final class MemoryTable implements Table {
    private final String name;
    private final List<ColumnSchema> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private MemoryTable(String name, List<ColumnSchema> columns) {
        this.name = name;
        this.columns = columns;
    }

    /// A table with no rows. `columns` alternates names and types.
    public static MemoryTable of(String name, Object... columns) {
        List<ColumnSchema> schema = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            schema.add(new ColumnSchema((String) columns[i], (Type) columns[i + 1], true));
        }
        return new MemoryTable(name, schema);
    }

    /// Adds a row and returns this table. `Integer` values are taken as `Long`.
    public MemoryTable row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, not " + values.length);
        }
        @Nullable Object[] row = Arrays.copyOf(values, values.length);
        for (int i = 0; i < row.length; i++) {
            if (row[i] instanceof Integer small) {
                row[i] = small.longValue();
            }
        }
        rows.add(row);
        return this;
    }

    public List<@Nullable Object[]> rows() {
        return rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ColumnSchema> columns() {
        return columns;
    }

    @Override
    public TableStatistics statistics() {
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            List<Object> values = rows.stream()
                    .map(row -> row[column])
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            Set<Object> distinct = new HashSet<>(values);
            statistics.add(new ColumnStatistics(
                    values.stream().min(Values::compare).orElse(null),
                    values.stream().max(Values::compare).orElse(null),
                    rows.size() - values.size(),
                    distinct.size(),
                    -1));
        }
        return new TableStatistics(rows.size(), true, statistics);
    }

    @Override
    public String toString() {
        return name;
    }
}
