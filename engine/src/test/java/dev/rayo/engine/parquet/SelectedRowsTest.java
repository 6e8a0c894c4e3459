package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.WorkerContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads selected rows of a vector, before and after the whole vector, and vectors at random.
class SelectedRowsTest {
    private static final int ROWS = 3_600;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, true, 2048, 122880",
        "PARQUET_1_0, false, 2048, 122880",
        "PARQUET_2_0, true, 2048, 1000",
        "PARQUET_2_0, false, 2048, 512",
        "PARQUET_1_0, true, 1, 512",
        "PARQUET_1_0, false, 2, 3",
        "PARQUET_1_0, false, 7, 122880"
    })
    void selectedRowsAreThoseOfTheWholeVector(
            WriterVersion version, boolean dictionary, int vectorRows, int morselRows) {
        List<TypedColumns.Typed> columns = TypedColumns.ALL;
        Path file = WrittenFile.write(
                directory.resolve("rows.parquet"),
                TypedColumns.schema(columns, false),
                TypedColumns.rows(columns, ROWS, 300, 5, row -> row % 13 == 0 || row / 1000 % 3 == 1),
                builder -> builder.withWriterVersion(version)
                        .withDictionaryEncoding(dictionary)
                        .withPageSize(20_000)
                        .withPageRowCountLimit(2_500)
                        .withRowGroupRowCountLimit(3_000));
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        List<Integer> all = TableReading.allColumns(table);
        List<List<@Nullable Object>> expected = TableReading.rows(table, all, TableReading.settings());
        Settings settings =
                TableReading.settings().withVectorRows(vectorRows).withMorselRows(morselRows);
        QueryContext query = TableReading.query(settings);
        Random random = new Random(vectorRows);
        int first = 0;
        try (MorselSource source = table.scan(TableReading.request(table, all, null), query, 0)) {
            for (Morsel morsel = source.next(); morsel != null; morsel = source.next()) {
                try (Operator operator = morsel.open(new WorkerContext(query, 0))) {
                    for (Chunk chunk = operator.next(); chunk != null; chunk = operator.next()) {
                        if (random.nextInt(5) > 0) {
                            check(chunk, random, expected.subList(first, first + chunk.rowCount()));
                        }
                        first += chunk.rowCount();
                    }
                }
            }
        }
        assertThat(first).isEqualTo(ROWS);
        assertThat(query.ledger().usedBytes()).isZero();
    }

    private static void check(Chunk chunk, Random random, List<List<@Nullable Object>> expected) {
        for (int index = 0; index < chunk.columnCount(); index++) {
            int[] selection = new int[chunk.rowCount()];
            int[] other = new int[chunk.rowCount()];
            int count = select(random, selection);
            int otherCount = select(random, other);
            Column selected = chunk.column(index, selection, count, new GatherBuffer());
            Column otherSelected = chunk.column(index, other, otherCount, new GatherBuffer());
            if (random.nextBoolean()) {
                int[] every = new int[chunk.rowCount()];
                for (int row = 0; row < every.length; row++) {
                    every[row] = row;
                }
                assertRows(chunk.column(index), every, every.length, index, expected);
                count = select(random, selection);
                selected = chunk.column(index, selection, count, new GatherBuffer());
            }
            assertRows(selected, selection, count, index, expected);
            assertRows(otherSelected, other, otherCount, index, expected);
        }
    }

    /// Few rows, some, or nearly all.
    private static int select(Random random, int[] selection) {
        int oneIn = List.of(1, 3, 10, 200).get(random.nextInt(4));
        int count = 0;
        for (int row = 0; row < selection.length; row++) {
            if (random.nextInt(oneIn) == 0) {
                selection[count++] = row;
            }
        }
        return count;
    }

    private static void assertRows(
            Column column, int[] selection, int count, int index, List<List<@Nullable Object>> expected) {
        assertThat(column.length()).isEqualTo(count);
        List<@Nullable Object> actual = new ArrayList<>();
        List<@Nullable Object> wanted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            actual.add(ColumnValues.get(column, i));
            wanted.add(expected.get(selection[i]).get(index));
        }
        assertThat(actual).as("column %d", index).isEqualTo(wanted);
    }
}
