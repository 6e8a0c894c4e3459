package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.Rayo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that Rayo writes, in every type and codec, as DuckDB reads them: the same types and the same values, with no, some
/// and only NULLs, few and many different values, and none at all.
class WrittenTypesTest {
    private static final int ROWS = 5_000;
    private static final List<String> CODECS = List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw");

    /// How DuckDB makes the value of number `n`, by type.
    private enum Written {
        BOOLEAN("BOOLEAN", "n % 3 = 0"),
        TINYINT("TINYINT", "(n % 256 - 128)::TINYINT"),
        SMALLINT("SMALLINT", "(n * 7919 % 65536 - 32768)::SMALLINT"),
        INTEGER("INTEGER", "(n * 1000003 % 4294967296 - 2147483648)::INTEGER"),
        BIGINT("BIGINT", "CASE WHEN n % 2 = 0 THEN 9223372036854775807 - n ELSE -9223372036854775808 + n END"),
        REAL("FLOAT", "CASE n % 5 WHEN 0 THEN 'nan'::FLOAT WHEN 1 THEN '-inf'::FLOAT ELSE (n / 7e0)::FLOAT END"),
        DOUBLE("DOUBLE", "CASE n % 5 WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN 'inf'::DOUBLE WHEN 2 THEN -0.0 ELSE n / 7e0 END"),
        DECIMAL_INT("DECIMAL(9,2)", "((n * 1000003 % 2000000000 - 1000000000 + 1) / 100)::DECIMAL(9,2)"),
        DECIMAL_LONG("DECIMAL(18,4)", "(n - 2500)::DECIMAL(18,4) * 12345678901.2345::DECIMAL(15,4)::DOUBLE"),
        DECIMAL_WIDE("DECIMAL(38,10)", "(n - 2500) * 1234567890123456789012.0123456789::DECIMAL(38,10)"),
        VARCHAR("VARCHAR", "CASE n % 4 WHEN 0 THEN '' WHEN 1 THEN 'ünï ' || n ELSE repeat('text ', (n % 50)::BIGINT) || n END"),
        BLOB("BLOB", "CASE n % 3 WHEN 0 THEN ''::BLOB WHEN 1 THEN '\\x00\\xFF'::BLOB ELSE ('b' || n)::BLOB END"),
        DATE("DATE", "DATE '0044-03-15' + (n * 997)::INTEGER"),
        TIME("TIME", "TIME '00:00:00' + to_microseconds(n * 17279999)"),
        TIMESTAMP("TIMESTAMP", "make_timestamp((n - 2500) * 123456789012)"),
        TIMESTAMP_TZ("TIMESTAMP WITH TIME ZONE", "to_timestamp((n - 2500) * 123456.789)"),
        TIMESTAMP_NS("TIMESTAMP_NS", "make_timestamp_ns((n - 2500) * 123456789012345)"),
        INTERVAL("INTERVAL", "to_months((n % 30)::INTEGER) + to_days((n % 11)::INTEGER) + to_milliseconds(n * 1001)");

        private final String type;
        private final String value;

        Written(String type, String value) {
            this.type = type;
            this.value = value;
        }
    }

    @TempDir
    static Path folder;

    private static Rayo rayo;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        rayo = Rayo.open();
        connection = DriverManager.getConnection("jdbc:duckdb:");
        for (Written type : Written.values()) {
            String many = "(" + type.value + ")::" + type.type;
            String few = many.replaceAll("\\bn\\b", "(i % 40)");
            many = many.replaceAll("\\bn\\b", "i");
            run("COPY (SELECT i, " + many + " AS many, " + few + " AS few, CASE WHEN i % 7 < 3 THEN " + many
                    + " END AS sparse, CASE WHEN i < 0 THEN " + many + " END AS nulls FROM range(" + ROWS
                    + ") AS numbers(i)) TO '" + source(type) + "' (FORMAT parquet)");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        rayo.close();
        connection.close();
    }

    static Stream<Arguments> typesAndCodecs() {
        return Stream.of(Written.values()).flatMap(type -> CODECS.stream().map(codec -> Arguments.of(type, codec)));
    }

    @ParameterizedTest
    @MethodSource("typesAndCodecs")
    void duckDbReadsWhatWasWritten(Written type, String codec) throws SQLException {
        String file = write(type, codec, "");
        assertThat(rows("SELECT count(*), count(many), count(sparse), count(nulls) FROM '" + file + "'"))
                .isEqualTo(rows("SELECT count(*), count(many), count(sparse), count(nulls) FROM '" + source(type) + "'"))
                .containsExactly(ROWS + "|" + ROWS + "|2144|0");
        assertThat(rows("SELECT * FROM '" + source(type) + "' EXCEPT ALL SELECT * FROM '" + file + "'")).isEmpty();
        String described = "SELECT column_name, column_type FROM (DESCRIBE FROM '%s')";
        assertThat(rows(described.formatted(file))).isEqualTo(rows(described.formatted(source(type))));
        String codecs = "SELECT DISTINCT compression FROM parquet_metadata('" + file + "')";
        assertThat(rows(codecs)).containsExactly(codec.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("typesAndCodecs")
    void duckDbReadsAFileWithoutRows(Written type, String codec) throws SQLException {
        String file = write(type, codec, " WHERE i > 100000");
        assertThat(rows("SELECT * FROM '" + file + "'")).isEmpty();
        assertThat(rows("SELECT column_type FROM (DESCRIBE FROM '" + file + "')")).hasSize(5).contains(type.type);
    }

    private static String write(Written type, String codec, String condition) {
        Path file = folder.resolve("written_" + type + "_" + codec + (condition.isEmpty() ? "" : "_empty") + ".parquet");
        rayo.sql("COPY (SELECT * FROM '" + source(type) + "'" + condition + ") TO '" + file + "' (FORMAT parquet, COMPRESSION "
                        + codec + ")")
                .forEach(batch -> {});
        return file.toString();
    }

    private static Path source(Written type) {
        return folder.resolve("source_" + type + ".parquet");
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getString(column));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
