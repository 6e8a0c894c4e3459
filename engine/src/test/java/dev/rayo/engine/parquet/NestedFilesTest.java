package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.type.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads lists, maps and structs as they were written, wherever pages, vectors and morsels cut them.
class NestedFilesTest {
    private static DuckDb duckDb;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        duckDb = new DuckDb();
    }

    @AfterAll
    static void close() {
        duckDb.close();
    }

    private static List<Settings> allSettings() {
        Settings settings = TableReading.settings();
        return List.of(
                settings,
                settings.withVectorRows(1).withMorselRows(100),
                settings.withVectorRows(7).withMorselRows(512),
                settings.withVectorRows(100).withMorselRows(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CASE WHEN i % 7 = 0 THEN NULL ELSE [j FOR j IN range(i % 5) ] END",
                "[CASE WHEN (i + j) % 3 = 0 THEN NULL ELSE 'v' || (j * i % 50) END FOR j IN range(i % 4)]",
                "CASE WHEN i % 11 = 0 THEN NULL ELSE {'a': i, 'b': CASE WHEN i % 3 = 0 THEN NULL ELSE 'x' || i END} END",
                "CASE WHEN i % 5 = 0 THEN MAP {} WHEN i % 5 = 1 THEN NULL ELSE MAP {'k' || i: i % 10, 'l': NULL} END",
                "[[k FOR k IN range(j)] FOR j IN range(i % 4)]",
                "[{'a': j, 'b': [k * 1.5::DOUBLE FOR k IN range(j)]} FOR j IN range(i % 3)]",
                "{'a': {'b': {'c': CASE WHEN i % 2 = 0 THEN i END}}, 'd': [i, NULL, -i]}",
                "CASE WHEN i < 1000 THEN NULL ELSE [i % 2 = 0, NULL] END",
                "[i::DECIMAL(20, 2), (i % 10)::DECIMAL(20, 2)]"
            })
    void whatDuckDbNestsComesBack(String expression) throws SQLException {
        Path file = directory.resolve("nested.parquet");
        duckDb.copy(
                "SELECT i AS id, " + expression + " AS v FROM range(3000) t(i) ORDER BY i", file, "row_group_size 2048");
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<Type> types = table.columns().stream().map(ColumnSchema::type).toList();
        List<List<@Nullable Object>> expected = duckDb.rows(file, List.of("id", "v"), types);
        assertThat(expected).hasSize(3_000);
        for (Settings settings : allSettings()) {
            Rows.assertEqual(TableReading.rows(table, List.of(0, 1), settings), expected);
        }
    }

    /// Small pages: version 1 pages cut where they are full, with and without a page index to seek by.
    @ParameterizedTest
    @CsvSource({"PARQUET_1_0, true", "PARQUET_1_0, false", "PARQUET_2_0, true", "PARQUET_2_0, false"})
    void listsOfEveryTypeComeBack(WriterVersion version, boolean dictionary) {
        List<TypedColumns.Typed> types = TypedColumns.ALL;
        StringBuilder schema = new StringBuilder("message rows {\n");
        for (int i = 0; i < types.size(); i++) {
            schema.append("optional group l")
                    .append(i)
                    .append(" (LIST) { repeated group list { optional ")
                    .append(types.get(i).schema().formatted("element"))
                    .append("; } }\n");
        }
        int rowCount = 400;
        // The same values, flat and in order, are what the lists must hold.
        List<List<@Nullable Object>> values =
                TypedColumns.rows(types, rowCount * 3, dictionary ? 20 : 500, 8, row -> row % 9 == 0);
        Random random = new Random(6);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            int size = row % 10 == 0 ? -1 : random.nextInt(4);
            sizes.add(size);
            List<@Nullable Object> lists = new ArrayList<>();
            for (int column = 0; column < types.size(); column++) {
                lists.add(slice(values, column, next, size));
            }
            next += Math.max(0, size);
            rows.add(lists);
        }
        Path file = WrittenFile.write(
                directory.resolve("lists.parquet"),
                MessageTypeParser.parseMessageType(schema.append('}').toString()),
                rows,
                builder -> builder.withWriterVersion(version)
                        .withDictionaryEncoding(dictionary)
                        .withPageRowCountLimit(60)
                        .withRowGroupRowCountLimit(250));
        Path flat = WrittenFile.write(
                directory.resolve("flat.parquet"), TypedColumns.schema(types, false), values, builder -> builder);
        ParquetTable flatTable = ParquetTable.open("f", List.of(flat), false);
        List<Integer> all = TableReading.allColumns(flatTable);
        List<List<@Nullable Object>> flatValues = TableReading.rows(flatTable, all, TableReading.settings());
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<List<@Nullable Object>> expected = new ArrayList<>();
        next = 0;
        for (int size : sizes) {
            List<@Nullable Object> lists = new ArrayList<>();
            for (int column = 0; column < types.size(); column++) {
                lists.add(slice(flatValues, column, next, size));
            }
            next += Math.max(0, size);
            expected.add(lists);
        }
        for (Settings settings : allSettings()) {
            Rows.assertEqual(TableReading.rows(table, all, settings), expected);
        }
    }

    private static @Nullable List<@Nullable Object> slice(
            List<List<@Nullable Object>> values, int column, int from, int size) {
        if (size < 0) {
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = from; i < from + size; i++) {
            list.add(values.get(i).get(column));
        }
        return list;
    }
}
