package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.catalog.ColumnSchema;
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

    @TestFactory
    Stream<DynamicTest> everyFileHasDuckDbsValues() throws IOException {
        return files().filter(file -> !REFUSED.containsKey(name(file)))
                .map(file -> dynamicTest(name(file), () -> compare(file)));
    }

    @TestFactory
    Stream<DynamicTest> everyMalformedFileIsRefusedWithItsReason() throws IOException {
        return files().filter(file -> REFUSED.containsKey(name(file)))
                .map(file -> dynamicTest(name(file), () -> assertThatThrownBy(() -> readFlat(file))
                        .isInstanceOfSatisfying(
                                RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                        .hasMessageContaining(REFUSED.get(name(file)))
                        .hasMessageContaining(file.toString())));
    }

    @Test
    void theSharedDataIsThere() {
        assumeTrue(Files.isDirectory(DATA), "no shared data beside the repository");
        assertThat(DATA.resolve("parquet")).isDirectory();
    }

    private static void readFlat(Path file) {
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        TableReading.rows(table, flatColumns(table, ""), TableReading.settings());
    }

    private static void compare(Path file) throws SQLException {
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        List<Integer> columns = flatColumns(table, DUCKDB_TYPES.getOrDefault(name(file), ""));
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
        boolean big = expected.size() > 100_000;
        Settings settings = TableReading.settings();
        Rows.assertEqual(TableReading.rows(table, columns, settings), expected);
        if (!big) {
            Rows.assertEqual(
                    TableReading.rows(table, columns, settings.withVectorRows(7).withMorselRows(512)), expected);
        }
    }

    private static List<Integer> flatColumns(ParquetTable table, String without) {
        List<Integer> flat = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnSchema column = table.columns().get(i);
            if (!column.type().isNested() && !column.name().equals(without)) {
                flat.add(i);
            }
        }
        return flat;
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
