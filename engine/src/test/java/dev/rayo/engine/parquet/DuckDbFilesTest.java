package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads what DuckDB writes, with each of its codecs and encodings.
class DuckDbFilesTest {
    private static final String ROWS =
            """
            SELECT CASE WHEN i % 9 > 0 THEN i END AS a, (i % 127)::TINYINT AS b, (i % 255)::UTINYINT AS c,
                   (i * 3)::SMALLINT AS d, (i * 5)::USMALLINT AS e, (i * 7)::UINTEGER AS f, (i * 11)::BIGINT AS g,
                   (i * 1234567890123)::UBIGINT AS h, i::REAL / 7 AS k, i::DOUBLE / 9 AS l,
                   (i / 4)::DECIMAL(4, 1) AS m, (i / 4)::DECIMAL(9, 2) AS n, (i / 4)::DECIMAL(18, 3) AS o,
                   (i / 4)::DECIMAL(38, 4) AS p, CASE WHEN i % 5 > 0 THEN 'text ' || (i % 31) END AS q,
                   md5(i::VARCHAR)::BLOB AS r, DATE '2000-01-01' + i::INT AS s, TIME '10:00:00' + INTERVAL (i) SECOND AS t,
                   TIMESTAMP '1990-05-05 01:02:03.456789' + INTERVAL (i) HOUR AS u,
                   (TIMESTAMP '1990-05-05 01:02:03' + INTERVAL (i) HOUR)::TIMESTAMPTZ AS v,
                   make_timestamp_ns(i * 1234567891) AS w, i % 3 = 0 AS x,
                   md5(i::VARCHAR)::UUID AS y, 'constant' AS z, NULL::INT AS n1, i::HUGEINT AS n2
            FROM range(4000) t(i)""";

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

    @ParameterizedTest
    @CsvSource({
        "uncompressed, V1",
        "snappy, V2",
        "gzip, V1",
        "zstd, V2",
        "brotli, V1",
        "brotli, V2",
        "lz4_raw, V1",
        "uncompressed, V2"
    })
    void everyTypeComesBack(String codec, String version) throws SQLException {
        Path file = directory.resolve("types.parquet");
        duckDb.copy(ROWS, file, "codec " + codec + ", parquet_version " + version + ", row_group_size 2048");
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<String> names = table.columns().stream().map(ColumnSchema::name).toList();
        List<Type> types = table.columns().stream().map(ColumnSchema::type).toList();
        List<List<@Nullable Object>> expected = duckDb.rows(file, names, types);
        assertThat(expected).hasSize(4_000);
        List<Integer> all = TableReading.allColumns(table);
        Settings settings = TableReading.settings();
        Rows.assertEqual(TableReading.rows(table, all, settings), expected);
        Rows.assertEqual(TableReading.rows(table, all, settings.withVectorRows(50).withMorselRows(300)), expected);
    }

    @ParameterizedTest
    @CsvSource({"V1", "V2"})
    void intervalsComeBackInTheirParts(String version) throws SQLException {
        Path file = directory.resolve("intervals.parquet");
        duckDb.copy(
                "SELECT INTERVAL (i) MONTH + INTERVAL (i % 40) DAY + INTERVAL (i * 7) MILLISECOND AS v FROM range(500) t(i)",
                file,
                "parquet_version " + version);
        ParquetTable table = ParquetTable.open("t", List.of(file), false);
        List<List<@Nullable Object>> rows = TableReading.rows(table, List.of(0), TableReading.settings());
        for (int i = 0; i < 500; i++) {
            assertThat(Objects.requireNonNull(rows.get(i).getFirst())).isEqualTo(new Interval(i, i % 40, i * 7_000L));
        }
    }
}
