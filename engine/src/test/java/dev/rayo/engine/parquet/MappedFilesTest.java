package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scans the same files several times: by calls first, then out of a mapping.
class MappedFilesTest {
    private static final String ROWS =
            """
            SELECT i AS a, (i * 7919) % 1000003 AS b, CASE WHEN i % 3 > 0 THEN i / 7e0 END AS c,
                   md5(i::VARCHAR) AS d, CASE WHEN i % 5 > 0 THEN 'text ' || (i % 31) END AS e,
                   (i % 127)::TINYINT AS f, i::DECIMAL(38, 4) AS g, [i, i % 10] AS h
            FROM range(40000) t(i)""";

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

    private Path write(String codec, String version) {
        Path file = directory.resolve(codec + version + ".parquet");
        duckDb.copy(ROWS, file, "codec " + codec + ", parquet_version " + version + ", row_group_size 16384");
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "uncompressed, V1",
        "uncompressed, V2",
        "snappy, V1",
        "snappy, V2",
        "zstd, V1",
        "gzip, V2",
        "brotli, V1",
        "lz4_raw, V2"
    })
    void everyScanGivesTheSameRows(String codec, String version) throws IOException {
        Path file = write(codec, version);
        assertThat(Files.size(file)).isGreaterThan(500_000);
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        var first = TableReading.rows(table, TableReading.allColumns(table), TableReading.settings());
        assertThat(first).hasSize(40_000);
        for (int scan = 2; scan <= 3; scan++) {
            assertThat(TableReading.rows(table, TableReading.allColumns(table), TableReading.settings()))
                    .as("scan %d", scan)
                    .isEqualTo(first);
        }
    }

    @Test
    void aFileThatIsCutOffUnderAScanIsAnError() throws IOException {
        Path file = write("uncompressed", "V1");
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        TableReading.rows(table, TableReading.allColumns(table), TableReading.settings());
        QueryContext query = TableReading.query(TableReading.settings());
        ScanRequest request = TableReading.request(table, TableReading.allColumns(table), null);
        try (MorselSource source = table.scan(request, query, 7)) {
            Morsel morsel = Objects.requireNonNull(source.next());
            try (Operator operator = morsel.open(new WorkerContext(query, 0))) {
                Chunk chunk = Objects.requireNonNull(operator.next());
                chunk.column(0);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(1000);
                }
                assertThatThrownBy(() -> chunk.column(3))
                        .isInstanceOfSatisfying(
                                RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.EXTERNAL))
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining("shorter");
            }
        }
    }

    @Test
    void aFileThatIsReplacedIsReadAnew() throws IOException {
        Path file = write("snappy", "V1");
        for (int scan = 0; scan < 3; scan++) {
            ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
            assertThat(TableReading.rows(table, List.of(0), TableReading.settings())).hasSize(40_000);
        }
        Path other = directory.resolve("other.parquet");
        duckDb.copy(ROWS.replace("range(40000)", "range(50000, 90000)"), other, "codec snappy");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        for (int scan = 0; scan < 3; scan++) {
            ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
            assertThat(TableReading.rows(table, List.of(0), TableReading.settings()).getFirst())
                    .isEqualTo(List.of(50_000L));
        }
    }
}
