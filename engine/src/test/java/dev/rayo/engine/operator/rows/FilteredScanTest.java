package dev.rayo.engine.operator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.Rayo;
import dev.rayo.engine.operator.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A scan of rows in memory that leaves out rows by conditions puts out those that a scan of all rows and the conditions do.
class FilteredScanTest {
    private static final int ROWS = 150_000;

    /// `k` and `f` have NULLs; `sorted` ascends; every kind of kept column is there.
    private static final String SELECT = "SELECT i, i // 3 AS sorted, "
            + "CASE WHEN i % 17 <> 5 THEN (i * 7919) % 1000 END AS k, "
            + "CASE WHEN i % 13 <> 5 THEN ((i * 31) % 500)::DOUBLE END AS f, "
            + "((i * 40503) % 100000)::DECIMAL(15, 2) AS d, (i % 7 = 0) AS b, 'text ' || i % 50 AS few, 'row ' || i AS s, "
            + "i::DECIMAL(38, 2) AS w, INTERVAL 1 DAY * (i % 9)::INTEGER AS p, [i, i + 1] AS l, {'x': i, 'y': 'z' || i} AS r "
            + "FROM range(" + ROWS + ") AS n(i)";

    private static List<List<@Nullable Object>> filtered(
            List<List<@Nullable Object>> rows, Predicate<List<@Nullable Object>> wanted) {
        return rows.stream().filter(wanted).toList();
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeTheRows() throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (" + SELECT + ") TO '" + folder.resolve("rows.parquet") + "'");
        }
    }

    /// With a table `t` of the rows.
    private static Rayo open(int vectorRows, int threads) {
        Rayo rayo = Rayo.open(Settings.standard().withThreads(threads).withVectorRows(vectorRows));
        rayo.sql("CREATE TABLE t AS SELECT * FROM '" + folder.resolve("rows.parquet") + "'").fetch();
        return rayo;
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1_000, 2_048})
    void rowsAreThoseThatPass(int vectorRows) {
        try (Rayo rayo = open(vectorRows, 1)) {
            List<List<@Nullable Object>> all = rayo.sql("SELECT * FROM t").rows();
            List<String> conditions = new ArrayList<>();
            List<Predicate<List<@Nullable Object>>> wanted = new ArrayList<>();
            for (int bound : List.of(-1, 0, 3, 40, 500, 900, 998, 999)) {
                conditions.add("k <= " + bound);
                wanted.add(row -> row.get(2) != null && number(row.get(2)) <= bound);
                conditions.add("k <> " + bound + " AND f > 100");
                wanted.add(row ->
                        row.get(2) != null && number(row.get(2)) != bound && row.get(3) != null && number(row.get(3)) > 100);
                conditions.add("sorted BETWEEN " + 30 * bound + " AND " + 31 * bound + " AND s LIKE '%7'");
                wanted.add(row -> number(row.get(1)) >= 30 * bound
                        && number(row.get(1)) <= 31 * bound
                        && ((String) Objects.requireNonNull(row.get(7))).endsWith("7"));
                conditions.add("sorted >= " + 40 * bound);
                wanted.add(row -> number(row.get(1)) >= 40 * bound);
            }
            for (int i = 0; i < conditions.size(); i++) {
                assertThat(rayo.sql("SELECT * FROM t WHERE " + conditions.get(i)).rows())
                        .as(conditions.get(i))
                        .isEqualTo(filtered(all, wanted.get(i)));
            }
        }
    }

    @Test
    void fewRowsOfManyLeaveTheScanInFewVectors() {
        try (Rayo rayo = open(2_048, 1)) {
            String scan = line(rayo, "SELECT sum(d) FROM t WHERE k BETWEEN 10 AND 19 AND f < 400", "SCAN t");
            long expected = number(rayo.sql("SELECT count(*) FROM t WHERE k BETWEEN 10 AND 19 AND f < 400")
                    .rows()
                    .getFirst()
                    .getFirst());
            assertThat(scan.replace(",", "")).contains(" " + expected + " rows").contains(" 3 vectors");
        }
    }

    @Test
    void aTopNLetsTheScanLeaveOutWhatCannotBeWanted() {
        try (Rayo rayo = open(512, 2)) {
            for (String key : List.of("d", "d DESC", "k", "k DESC NULLS LAST", "k NULLS FIRST", "f", "f DESC", "sorted")) {
                String top = "SELECT * FROM t ORDER BY " + key + ", i LIMIT 20";
                List<List<@Nullable Object>> sorted = rayo.sql("SELECT * FROM t ORDER BY " + key + ", i").rows();
                assertThat(rayo.sql(top).rows()).as(key).isEqualTo(sorted.subList(0, 20));
            }
            String scan = line(rayo, "SELECT * FROM t ORDER BY d LIMIT 20", "SCAN t").replace(",", "");
            assertThat(Long.parseLong(scan.replaceAll(".*SCAN t +(\\d+) rows.*", "$1"))).isLessThan(ROWS / 4);
        }
    }

    @Test
    void aJoinLetsTheScanLeaveOutKeysThatItHasNot() {
        try (Rayo rayo = open(2_048, 2)) {
            rayo.sql("CREATE TABLE keys AS SELECT j * 2 AS j FROM range(5, 12) AS n(j)").fetch();
            List<List<@Nullable Object>> all = rayo.sql("SELECT i, k FROM t ORDER BY i").rows();
            assertThat(rayo.sql("SELECT i, k FROM t JOIN keys ON k = j ORDER BY i").rows())
                    .isEqualTo(filtered(
                            all,
                            row -> row.get(1) != null
                                    && number(row.get(1)) >= 10
                                    && number(row.get(1)) < 24
                                    && number(row.get(1)) % 2 == 0));
        }
    }

    private static String line(Rayo rayo, String sql, String start) {
        return rayo.sql("EXPLAIN ANALYZE " + sql).rows().stream()
                .map(row -> (String) Objects.requireNonNull(row.getFirst()))
                .filter(line -> line.strip().startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
