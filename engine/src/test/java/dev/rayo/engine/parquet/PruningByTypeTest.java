package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statistics, page indexes and bloom filters of every type leave out no row that matches.
class PruningByTypeTest {
    private static final int ROW_GROUPS = 8;
    private static final int ROWS = 60;

    @TempDir
    Path directory;

    /// Types whose values have an order here.
    private static List<TypedColumns.Typed> ordered() {
        return TypedColumns.ALL.stream()
                .filter(column -> !column.schema().contains("INTERVAL"))
                .toList();
    }

    /// Every row group has few values of its own, so that bounds and bloom filters tell them apart.
    private static List<List<@Nullable Object>> rows(List<TypedColumns.Typed> columns) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int group = 0; group < ROW_GROUPS; group++) {
            boolean nulls = group == 3;
            rows.addAll(TypedColumns.rows(columns, ROWS, 3, group, row -> nulls || row % 19 == 0));
        }
        return rows;
    }

    private static ExampleParquetWriter.Builder configure(
            ExampleParquetWriter.Builder builder, List<TypedColumns.Typed> columns, boolean truncated) {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).schema().startsWith("boolean")) {
                builder.withBloomFilterEnabled("c" + i, true).withBloomFilterNDV("c" + i, 10);
            }
        }
        if (truncated) {
            builder.withColumnIndexTruncateLength(2).withStatisticsTruncateLength(2);
        }
        return builder.withRowGroupRowCountLimit(ROWS).withPageRowCountLimit(20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFilterOnAnyTypeFindsTheSameRowsWithAndWithoutPruning(boolean truncated) {
        List<TypedColumns.Typed> columns = ordered();
        Path file = WrittenFile.write(
                directory.resolve("types.parquet"),
                TypedColumns.schema(columns, false),
                rows(columns),
                builder -> configure(builder, columns, truncated));
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<Integer> all = TableReading.allColumns(table);
        List<List<@Nullable Object>> values = TableReading.rows(table, all, TableReading.settings());
        Random random = new Random(1);
        long pruned = 0;
        for (int column : all) {
            List<Field> field = TableReading.fields(table, List.of(column));
            RowFilter definition = new RowFilter(field);
            List<List<@Nullable Object>> alone =
                    values.stream().map(row -> row.subList(column, column + 1)).toList();
            for (int i = 0; i < 25; i++) {
                Expression filter = RandomFilters.filter(random, field, alone, 1);
                QueryContext query = TableReading.query(TableReading.settings());
                List<List<@Nullable Object>> scanned =
                        TableReading.rows(table, new ScanRequest(List.of(column), field, filter), query);
                pruned += values.size() - scanned.size();
                assertThat(scanned.stream().filter(row -> definition.matches(filter, row)).toList())
                        .as("%s: %s", field, filter)
                        .isEqualTo(alone.stream()
                                .filter(row -> definition.matches(filter, row))
                                .toList());
            }
        }
        assertThat(pruned).isGreaterThan(100_000);
    }

    @Test
    void statisticsOfEveryTypeHaveTheBoundsOfItsValues() {
        List<TypedColumns.Typed> columns = ordered();
        Path file = WrittenFile.write(
                directory.resolve("types.parquet"),
                TypedColumns.schema(columns, false),
                rows(columns),
                builder -> configure(builder, columns, false));
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<Integer> all = TableReading.allColumns(table);
        List<List<@Nullable Object>> values = TableReading.rows(table, all, TableReading.settings());
        for (int column : all) {
            Object min = table.statistics().columns().get(column).min();
            Field field = TableReading.fields(table, List.of(column)).getFirst();
            if (min != null) {
                RowFilter definition = new RowFilter(List.of(field));
                Reference reference = Reference.to(field);
                Expression less = new Compare(Compare.Op.LT, reference, new Literal(min, field.type()));
                Expression equal = new Compare(Compare.Op.EQ, reference, new Literal(min, field.type()));
                assertThat(values)
                        .as("%s from %s", field, min)
                        .noneMatch(row -> definition.matches(less, row.subList(column, column + 1)))
                        .anyMatch(row -> definition.matches(equal, row.subList(column, column + 1)));
            }
        }
    }

    private long rowsScanned(ParquetTable table, int column, Type to, Compare.Op op, Object value) {
        Field field = TableReading.fields(table, List.of(column)).getFirst();
        Expression filter =
                new Compare(op, new Cast(Reference.to(field), to, false), new Literal(value, to));
        QueryContext query = TableReading.query(TableReading.settings());
        return TableReading.rows(table, new ScanRequest(List.of(column), List.of(field), filter), query)
                .size();
    }

    @Test
    void boundsAreConvertedWithTheColumn() {
        Path file = directory.resolve("casts.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.copy(
                    "SELECT i::INT AS i, DATE '1970-01-01' + i::INT AS d, (i / 10)::DECIMAL(10, 1) AS n,"
                            + " TIMESTAMP '1970-01-01' + INTERVAL (i) DAY AS t, i::FLOAT AS f, i::VARCHAR AS s"
                            + " FROM range(10000) t(i)",
                    file,
                    "row_group_size 2048");
        }
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        Compare.Op below = Compare.Op.LT;
        long day = 86_400_000_000L;
        assertThat(rowsScanned(table, 0, Type.BIGINT, below, 100L)).isEqualTo(2_048);
        assertThat(rowsScanned(table, 0, Type.decimal(12, 2), below, new BigDecimal("100.00")))
                .isEqualTo(2_048);
        assertThat(rowsScanned(table, 0, Type.DOUBLE, below, 100.0)).isEqualTo(2_048);
        assertThat(rowsScanned(table, 0, Type.REAL, below, 100f)).isEqualTo(10_000);
        assertThat(rowsScanned(table, 1, Type.TIMESTAMP, below, 100 * day)).isEqualTo(2_048);
        assertThat(rowsScanned(table, 1, Type.VARCHAR, below, "2")).isEqualTo(10_000);
        assertThat(rowsScanned(table, 2, Type.decimal(12, 3), below, new BigDecimal("10.000")))
                .isEqualTo(2_048);
        assertThat(rowsScanned(table, 2, Type.DOUBLE, below, 10.0)).isEqualTo(2_048);
        assertThat(rowsScanned(table, 2, Type.BIGINT, below, 10L)).isEqualTo(10_000);
        assertThat(rowsScanned(table, 3, Type.DATE, below, 100L)).isEqualTo(2_048);
        assertThat(rowsScanned(table, 4, Type.DOUBLE, below, 100.0)).isEqualTo(2_048);
        assertThat(rowsScanned(table, 5, Type.BLOB, below, new dev.rayo.sql.type.Blob(new byte[0])))
                .isEqualTo(10_000);
    }

    @Test
    void theBloomFilterOfEveryTypeHasItsValuesAndFewOthers() {
        List<TypedColumns.Typed> columns = ordered();
        Path file = WrittenFile.write(
                directory.resolve("types.parquet"),
                TypedColumns.schema(columns, false),
                rows(columns),
                // parquet-java leaves the filter out where a dictionary tells the same.
                builder -> configure(builder, columns, false)
                        .withStatisticsEnabled(false)
                        .withDictionaryEncoding(false));
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<Integer> all = TableReading.allColumns(table);
        List<List<@Nullable Object>> values = TableReading.rows(table, all, TableReading.settings());
        long pruned = 0;
        for (int column : all) {
            Field field = TableReading.fields(table, List.of(column)).getFirst();
            for (int row = 5; row < values.size(); row += 61) {
                Object value = values.get(row).get(column);
                if (value == null) {
                    continue;
                }
                Expression filter =
                        new Compare(Compare.Op.EQ, Reference.to(field), new Literal(value, field.type()));
                QueryContext query = TableReading.query(TableReading.settings());
                ParquetScan scan = (ParquetScan)
                        table.scan(new ScanRequest(List.of(column), List.of(field), filter), query, 0);
                int read = 0;
                for (var morsel = scan.next(); morsel != null; morsel = scan.next()) {
                    try (var operator = morsel.open(new WorkerContext(query, 0))) {
                        read += operator.next() == null ? 0 : 1;
                    }
                }
                pruned += scan.counters().rowGroupsPrunedByBloom();
                assertThat(read).as("%s = %s", field, value).isPositive();
                assertThat(Objects.requireNonNull(scan.counters()).rowGroups()).isEqualTo(ROW_GROUPS);
                scan.close();
            }
        }
        assertThat(pruned).isGreaterThan(1_000);
    }
}
