package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Reads every Parquet file of the shared data, and gives DuckDB's values or says what is wrong with the file.
class SharedFilesTest {
    private static final Path DATA = Path.of("../../shared/data");

    /// Files that cannot be read, and what the error says. DuckDB refuses them as well, but for those marked.
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("afl__2.parquet", "a page header of type DICTIONARY_PAGE with -13 values"),
            Map.entry("afl__5.parquet", "in a dictionary of 0 entries"),
            Map.entry("afl__8.parquet", "dictionary code 39030 in a dictionary of 12 entries"),
            Map.entry("broken__broken_date.parquet", "DATE converted type can only be set for a value of INT32"),
            Map.entry("broken__broken_timestamp.parquet", "TIMESTAMP converted type can only be set"),
            Map.entry("broken__broken_ubigint.parquet", "UINT64 converted type can only be set"),
            Map.entry("broken__broken_utinyint.parquet", "UINT8 converted type can only be set"),
            Map.entry("broken__fuzzer4362.parquet", "the footer counts -1 rows"),
            Map.entry("broken__issue22325_datapage_v2_neg_compressed_bytes.parquet", "with levels of"),
            Map.entry("encryption__arrow_uniform_encryption.parquet", "encrypted"),
            Map.entry("encryption__encrypted_column.parquet", "encrypted"),
            Map.entry("invalid.parquet", "value \"TREL\\xC3\" is not valid UTF-8"),
            Map.entry("map_no_value.parquet", "a MAP needs one repeated group of key and value"),
            // DuckDB does not check checksums and returns damaged values.
            Map.entry("datapage_v1-corrupt-checksum.parquet", "checksum"),
            Map.entry("rle-dict-uncompressed-corrupt-checksum.parquet", "checksum"));

    /// Columns that DuckDB has in a type of its own, which JDBC does not show as the bytes that they are here.
    private static final Map<String, String> DUCKDB_TYPES = Map.of(
            "geoparquet__data-multipoint-encoding_wkb.parquet", "geometry",
            "geoparquet__data-polygon-encoding_wkb.parquet", "geometry");

    /// Two keys of 1 GiB each.
    private static final String HUGE = "large_string_map.brotli.parquet";

    @TestFactory
    Stream<DynamicTest> everyFileHasDuckDbsValues() throws IOException {
        return files().filter(file -> !REFUSED.containsKey(name(file)) && !name(file).equals(HUGE))
                .map(file -> dynamicTest(name(file), () -> compare(file)));
    }

    @TestFactory
    Stream<DynamicTest> everyMalformedFileIsRefusedWithItsReason() throws IOException {
        return files().filter(file -> REFUSED.containsKey(name(file)))
                .map(file -> dynamicTest(name(file), () -> assertThatThrownBy(() -> readAll(file))
                        .isInstanceOfSatisfying(
                                RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                        .hasMessageContaining(REFUSED.get(name(file)))
                        .hasMessageContaining(file.toString())));
    }

    @Test
    void pagesThatExceedTheMemoryLimitAreRefusedBeforeTheyAreDecompressed() {
        Path file = DATA.resolve("parquet/parquet-testing").resolve(HUGE);
        assumeTrue(Files.exists(file), "no shared data beside the repository");
        assertThatThrownBy(() -> readAll(file))
                .isInstanceOfSatisfying(
                        RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESOURCES))
                .hasMessageContaining("rayo.memory.limit");
    }

    private static void readAll(Path file) {
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        TableReading.rows(table, readableColumns(table, ""), TableReading.settings());
    }

    private static void compare(Path file) throws SQLException {
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        if (table.files().getFirst().rowCount() > 100_000) {
            compareSample(file);
            return;
        }
        List<Integer> columns = readableColumns(table, DUCKDB_TYPES.getOrDefault(name(file), ""));
        List<String> names = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (int column : columns) {
            names.add(table.columns().get(column).name());
            types.add(table.columns().get(column).type());
        }
        List<List<@Nullable Object>> expected;
        try (DuckDb duckDb = new DuckDb()) {
            expected = duckDb.rows(file, names, types);
        }
        Settings settings = TableReading.settings();
        Rows.assertEqual(TableReading.rows(table, columns, settings), expected);
        Rows.assertEqual(TableReading.rows(table, columns, settings.withVectorRows(7).withMorselRows(512)), expected);
    }

    /// Compares every hundredth row and the count: three million rows through JDBC take too long.
    private static void compareSample(Path file) throws SQLException {
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        List<String> expressions = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        table.columns().forEach(column -> {
            expressions.add(DuckDb.expression(column.name(), column.type()));
            types.add(column.type());
        });
        List<List<@Nullable Object>> expected;
        try (DuckDb duckDb = new DuckDb()) {
            expected = duckDb.rows(
                    "SELECT " + String.join(", ", expressions) + " FROM read_parquet('" + file
                            + "', file_row_number = true) WHERE file_row_number % 100 = 0 ORDER BY file_row_number",
                    types);
        }
        List<List<@Nullable Object>> actual =
                TableReading.sample(table, TableReading.settings().withMorselRows(50_000), 100);
        Rows.assertEqual(actual, expected);
    }

    private static List<Integer> readableColumns(ParquetTable table, String without) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            boolean variant = table.files().getFirst().columns().get(i).shape().unsupported() != null;
            if (!variant && !table.columns().get(i).name().equals(without)) {
                columns.add(i);
            }
        }
        return columns;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static Stream<Path> files() throws IOException {
        if (!Files.isDirectory(DATA)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.walk(DATA)) {
            return all.filter(path -> path.toString().endsWith(".parquet")).sorted().toList().stream();
        }
    }
}
