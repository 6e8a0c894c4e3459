package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the optimizer learns from footers.
class StatisticsTest {
    private static final Path TESTING = Path.of("../../shared/data/parquet/parquet-testing");

    @TempDir
    Path directory;

    private TableStatistics written(String query, String options) {
        Path file = directory.resolve("stats.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.copy(query, file, options);
        }
        return ParquetTable.open("t", List.of(file), false).statistics();
    }

    @Test
    void boundsAndCountsOfAllRowGroupsAreExact() {
        TableStatistics statistics = written(
                """
                SELECT i AS id, (i * 0.25)::DECIMAL(12,2) AS amount, DATE '2020-01-01' + (i % 100)::INT AS day,
                       CASE WHEN i % 10 = 0 THEN NULL ELSE 'v' || (i % 7) END AS name, (i - 500)::DOUBLE / 3 AS number,
                       TIMESTAMP '2020-01-01' + INTERVAL (i) HOUR AS at, i % 2 = 0 AS even,
                       (i::FLOAT - 1) AS zero, (i % 250)::UTINYINT AS small
                FROM range(10000) t(i)""",
                "row_group_size 3000");
        assertThat(statistics.rowCount()).isEqualTo(10_000);
        assertThat(statistics.exact()).isTrue();
        ColumnStatistics id = statistics.columns().get(0);
        assertThat(id.min()).isEqualTo(0L);
        assertThat(id.max()).isEqualTo(9_999L);
        assertThat(id.nullCount()).isZero();
        assertThat(id.distinctCount()).isEqualTo(10_000);
        assertThat(id.averageBytes()).isEqualTo(8);
        ColumnStatistics amount = statistics.columns().get(1);
        assertThat((BigDecimal) amount.max()).isEqualByComparingTo("2499.75");
        ColumnStatistics day = statistics.columns().get(2);
        assertThat(day.distinctCount()).isCloseTo(100, within(5.0));
        assertThat(day.min()).isEqualTo(18_262L);
        ColumnStatistics name = statistics.columns().get(3);
        assertThat(name.nullCount()).isEqualTo(1_000);
        assertThat(name.distinctCount()).isCloseTo(7, within(1.0));
        assertThat(name.min()).isEqualTo("v0");
        assertThat(name.max()).isEqualTo("v6");
        assertThat(name.averageBytes()).isBetween(0.5, 8.0);
        ColumnStatistics number = statistics.columns().get(4);
        assertThat(number.max()).isEqualTo(9_499 / 3.0);
        assertThat(statistics.columns().get(5).distinctCount()).isEqualTo(10_000);
        assertThat(statistics.columns().get(6).distinctCount()).isEqualTo(2);
        assertThat(statistics.columns().get(7).min()).isEqualTo(-1f);
        assertThat(statistics.columns().get(8).max()).isEqualTo(249L);
    }

    @Test
    void aValueThatMayBeNaNHasNoMaximum() {
        TableStatistics statistics = written(
                "SELECT CASE WHEN i = 5 THEN 'NaN'::DOUBLE ELSE i END AS d FROM range(100) t(i)", "");
        assertThat(statistics.columns().getFirst().max()).isNull();
    }

    @Test
    void aColumnOfNullsHasNoBoundsAndNoDistinctValues() {
        ColumnStatistics statistics = written("SELECT NULL::INT AS i FROM range(100)", "")
                .columns()
                .getFirst();
        assertThat(statistics.nullCount()).isEqualTo(100);
        assertThat(statistics.distinctCount()).isZero();
        assertThat(statistics.min()).isNull();
    }

    @Test
    void dictionariesTellHowManyValuesThereAreWhereTheFooterDoesNot() {
        List<List<Object>> rows = IntStream.range(0, 9_000)
                .mapToObj(i -> List.<Object>of("k" + i * 7919L % 300, i * 7919L % 1_000_003))
                .toList();
        Path file = WrittenFile.write(
                directory.resolve("dictionary.parquet"),
                MessageTypeParser.parseMessageType(
                        "message rows { required binary k (STRING); required int64 plain; }"),
                rows,
                builder -> builder.withRowGroupRowCountLimit(3_000).withDictionaryEncoding("plain", false));
        TableStatistics statistics =
                ParquetTable.open("t", List.of(file), false).statistics();
        assertThat(statistics.columns().get(0).distinctCount()).isCloseTo(300, within(2.0));
        assertThat(statistics.columns().get(0).averageBytes()).isCloseTo(3.6, within(1.5));
        assertThat(statistics.columns().get(1).distinctCount()).isEqualTo(9_000);
    }

    @Test
    void boundsThatWereCutShortAreNotExact() {
        Path file = TESTING.resolve("binary_truncated_min_max.parquet");
        assumeTrue(Files.exists(file), "no shared data beside the repository");
        List<ColumnStatistics> columns =
                ParquetTable.open("t", List.of(file), false).statistics().columns();
        assertThat(columns.get(0).min()).isNull();
        assertThat(columns.get(0).max()).isNull();
        assertThat(columns.get(4).min()).isNotNull();
    }

    @Test
    void boundsOutsideTheTypeAreIgnored() {
        Path file = TESTING.resolveSibling("duckdb").resolve("out_of_range_stats.parquet");
        assumeTrue(Files.exists(file), "no shared data beside the repository");
        ColumnStatistics column = ParquetTable.open("t", List.of(file), false)
                .statistics()
                .columns()
                .getFirst();
        assertThat(column.min()).isNull();
        assertThat(column.max()).isNull();
    }

    @Test
    void filesAddUpAndAMissingColumnIsNull() {
        Path first = directory.resolve("1.parquet");
        Path second = directory.resolve("2.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.copy("SELECT i, i AS j FROM range(10) t(i)", first, "");
            duckDb.copy("SELECT i FROM range(100, 120) t(i)", second, "");
        }
        TableStatistics statistics =
                ParquetTable.open("t", List.of(first, second), true).statistics();
        assertThat(statistics.rowCount()).isEqualTo(30);
        assertThat(statistics.columns().get(0).max()).isEqualTo(119L);
        assertThat(statistics.columns().get(1).nullCount()).isEqualTo(20);
        assertThat(statistics.columns().get(1).max()).isEqualTo(9L);
    }
}
