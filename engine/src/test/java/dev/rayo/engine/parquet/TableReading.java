package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tables to rows of Java objects, and checks on the way what every scan owes: vectors within bounds, equal
/// lengths, all memory given back.
final class TableReading {
    private TableReading() {}

    static Settings settings() {
        return Settings.standard().withThreads(1).withMemoryLimit(512L << 20);
    }

    static QueryContext query(Settings settings) {
        return new QueryContext(settings, Ledger.root(settings.memoryLimit()));
    }

    static ScanRequest request(ParquetTable table, List<Integer> columns, @Nullable Expression filter) {
        return new ScanRequest(columns, fields(table, columns), filter);
    }

    static List<Field> fields(ParquetTable table, List<Integer> columns) {
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            ColumnSchema schema = table.columns().get(column);
            fields.add(new Field(100 + column, schema.name(), schema.type()));
        }
        return fields;
    }

    static List<Integer> allColumns(ParquetTable table) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            all.add(i);
        }
        return all;
    }

    static List<List<@Nullable Object>> rows(ParquetTable table, List<Integer> columns, Settings settings) {
        return rows(table, request(table, columns, null), query(settings));
    }

    /// Every `step`-th row, from the first.
    static List<List<@Nullable Object>> sample(ParquetTable table, Settings settings, int step) {
        return rows(table, request(table, allColumns(table), null), query(settings), step);
    }

    static List<List<@Nullable Object>> rows(ParquetTable table, ScanRequest request, QueryContext query) {
        return rows(table, request, query, 1);
    }

    private static List<List<@Nullable Object>> rows(
            ParquetTable table, ScanRequest request, QueryContext query, int step) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long first = 0;
        try (MorselSource source = table.scan(request, query, 7)) {
            for (Morsel morsel = source.next(); morsel != null; morsel = source.next()) {
                try (Operator operator = morsel.open(new WorkerContext(query, 0))) {
                    for (Chunk chunk = operator.next(); chunk != null; chunk = operator.next()) {
                        addRows(chunk, query.settings().vectorRows(), rows, first, step);
                        first += chunk.rowCount();
                    }
                }
            }
        }
        assertThat(query.ledger().usedBytes()).as("memory held after the scan").isZero();
        return rows;
    }

    private static void addRows(
            Chunk chunk, int vectorRows, List<List<@Nullable Object>> rows, long first, int step) {
        assertThat(chunk.rowCount()).isBetween(1, vectorRows);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < chunk.columnCount(); i++) {
            Column column = chunk.column(i);
            assertThat(column.length()).isEqualTo(chunk.rowCount());
            columns.add(column);
        }
        for (int row = (int) Math.floorMod(-first, (long) step); row < chunk.rowCount(); row += step) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : columns) {
                values.add(ColumnValues.get(column, row));
            }
            rows.add(values);
        }
    }
}
