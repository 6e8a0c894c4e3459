package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What EXPLAIN ANALYZE tells of scans and barriers, over 10,000 rows in row groups of 2,048.
class ExplainAnalyzeTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT i, i * 1000003 % 10007 AS v FROM range(10000) AS numbers(i)) TO '"
                    + folder.resolve("numbers.parquet") + "' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048)");
            statement.execute("COPY (SELECT 'some ' || i // 2048 || ' words' AS w FROM range(10000) AS words(i)) TO '"
                    + folder.resolve("words.parquet") + "' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048)");
            statement.execute("COPY (SELECT i, i * 7 AS a, i * 8 AS b, 'text ' || i AS c, 'more ' || i AS d"
                    + " FROM range(10000) AS wide(i)) TO '" + folder.resolve("wide.parquet")
                    + "' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048)");
        }
    }

    @Test
    void rowGroupsLeftOutAndValuesReadAreCounted() {
        assertThat(analyze("SELECT sum(v) FROM numbers WHERE i >= 8192"))
                .contains("4 of 5 row groups pruned", " pages read: ", " MiB decompressed", "3,616 values decoded, 0 skipped");
    }

    @Test
    void valuesOfRowsThatTheFilterDropsAreSkipped() {
        assertThat(analyze("SELECT sum(v) FROM numbers WHERE i = 9000"))
                .contains("1,809 values decoded, 1,807 skipped");
    }

    @Test
    void columnsThatNobodyAsksForAreNotRead() {
        assertThat(analyze("SELECT sum(v) FROM numbers WHERE i > 20000 AND v > 3")).doesNotContain("pages read");
    }

    @Test
    void tablesInMemoryHaveNothingToTell() {
        try (Rayo rayo = Rayo.open()) {
            rayo.sql("CREATE TABLE numbers AS SELECT * FROM range(10)").forEach(batch -> {});
            assertThat(text(rayo, "SELECT count(*) FROM numbers WHERE range > 3"))
                    .contains("SCAN numbers")
                    .doesNotContain("decoded");
        }
    }

    @Test
    void rowsOfATopNAreReadWholeWhenTheyAreFound() {
        assertThat(analyze("SELECT i, v, v + 1 AS w, i * 2 AS z FROM numbers ORDER BY i DESC LIMIT 3"))
                .doesNotContain("LATE");
        assertThat(analyze("SELECT * FROM wide ORDER BY i DESC LIMIT 3"))
                .contains("FETCH 4 OF 5 COLUMNS LATE", "pipeline top n addresses", "pipeline fetch: 1 morsels")
                .containsPattern("pipeline fetch.*\\n  \\d+ pages read: .* 15 values decoded");
    }

    @Test
    void rowGroupsWithoutAPassingEntryInTheirDictionaryAreNotDecoded() {
        assertThat(analyze("SELECT count(*) FROM words WHERE w LIKE '%none%'"))
                .contains(" pages read: ", "0 values decoded, 0 skipped");
        assertThat(analyze("SELECT count(*) FROM words WHERE w LIKE '%some 3%'"))
                .contains("2,048 values decoded, 0 skipped");
    }

    private static String analyze(String query) {
        try (Rayo rayo = Rayo.open()) {
            return text(rayo, query.replaceFirst("FROM (\\w+)", "FROM '" + folder + "/$1.parquet'"));
        }
    }

    @Test
    void aBarrierSaysWhatItTookAfterTheLastRow() {
        try (Rayo rayo = Rayo.open()) {
            String text = text(rayo, "SELECT i % 7, count(*) FROM range(100000) AS r (i) GROUP BY i % 7 ORDER BY 1");
            assertThat(text)
                    .containsPattern("AGGREGATE .*\\n  after the last row: \\d+ parallel steps of \\d+ tasks, busy .+, took .+");
            assertThat(text).doesNotContainPattern("Result .*\\n  after the last row");
        }
    }

    private static String text(Rayo rayo, String query) {
        List<String> lines = new ArrayList<>();
        rayo.sql("EXPLAIN ANALYZE " + query).forEach(batch -> {
            for (int row = 0; row < batch.rowCount(); row++) {
                lines.add(String.valueOf(batch.value(row, 0)));
            }
        });
        return String.join("\n", lines);
    }
}
