package dev.rayo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.examples.Distribution.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The distribution as its user meets it: one process a command.
class CommandLineTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needDistribution() {
        Distribution.assumeBuilt();
    }

    @Test
    void oneStatementIsAnsweredOnStandardOutputAlone() throws Exception {
        Outcome outcome = rayo("SELECT 42 AS answer");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("│  answer │").contains("│      42 │");
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void aWrongStatementIsExplainedAndEndsWithOne() throws Exception {
        Outcome outcome = rayo("SELECT nam FROM (VALUES (1)) AS t(name)");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errors())
                .startsWith("error: ")
                .contains("\n  1 | SELECT nam FROM (VALUES (1)) AS t(name)\n    |        ^\n")
                .contains("hint: ");
    }

    @Test
    void aWrongOptionEndsWithTwo() throws Exception {
        Outcome outcome = rayo("--nonsense");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.errors()).contains("Unknown option: '--nonsense'");
        assertThat(rayo("--format", "parquet", "SELECT 1").code()).isEqualTo(2);
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Outcome outcome = rayo("-f", "missing.sql");
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.errors()).isEqualTo("error: no such file: missing.sql\n");
    }

    @Test
    void statementsRunInTurnUntilOneFails() throws Exception {
        Outcome outcome = rayo("--format", "csv", "-c", "SELECT 1 AS a; SELECT 2 AS b", "-c", "nonsense; SELECT 3");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("a\n1\nb\n2\n");
    }

    @Test
    void aFileOfStatementsSharesItsTables() throws Exception {
        Path script = Files.writeString(folder.resolve("a.sql"), """
                -- a comment; with a semicolon
                CREATE TABLE t (i INTEGER, s VARCHAR);
                INSERT INTO t VALUES (1, 'a;b'), (2, NULL);
                SELECT s, i FROM t ORDER BY i
                """);
        Outcome outcome = rayo("--format", "json", "-f", script.toString());
        assertThat(outcome.code()).as(outcome.errors()).isZero();
        assertThat(outcome.out()).endsWith("[{\"s\":\"a;b\",\"i\":1},\n{\"s\":null,\"i\":2}]\n");
    }

    @Test
    void theEndingOfTheOutputFileDecidesItsFormat() throws Exception {
        assertThat(rayo("-o", "a.parquet", "SELECT i, i * 2 AS twice FROM range(5) AS r(i)").code()).isZero();
        Outcome outcome = rayo("--format", "csv", "SELECT sum(twice) AS s FROM 'a.parquet'");
        assertThat(outcome.out()).isEqualTo("s\n20\n");
        assertThat(rayo("-o", "a.md", "SELECT 1 AS one").out()).isEmpty();
        assertThat(folder.resolve("a.md")).hasContent("| one |\n|---:|\n| 1 |\n");
    }

    @Test
    void aReaderThatLeavesStopsTheQuery() throws Exception {
        Outcome outcome = Distribution.run(
                folder, "bash", "-c", launcher() + " --format csv 'SELECT * FROM range(100000000000)' | head -n 2");
        assertThat(outcome.out()).isEqualTo("range\n0\n");
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void theVersionsOfRayoAndJavaAreTold() throws Exception {
        assertThat(rayo("--version").out()).matches("rayo \\S+ \\(Java 25\\S*\\)\n");
    }

    @Test
    void tpchTablesAreWrittenOnceAndReadBack() throws Exception {
        Outcome written = rayo("tpch", "--sf", "0.01", "data");
        assertThat(written.code()).as(written.errors()).isZero();
        assertThat(written.out().lines()).hasSize(8).anyMatch(line -> line.matches("data/lineitem.parquet +60,175 rows"));
        assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/region.parquet");
        Outcome again = rayo("tpch", "--sf", "0.01", "data");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.errors()).contains("exists").contains("hint: pass --overwrite");
        Outcome read = rayo("--format", "csv", "SELECT count(*), sum(l_quantity) FROM 'data/lineitem.parquet'");
        assertThat(read.out().lines().skip(1)).containsExactly("60175,1536127.00");
    }

    private Outcome rayo(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(arguments));
        return Distribution.run(folder, command);
    }

    private static String launcher() {
        return Distribution.ROOT.resolve("server/target/rayo/bin/rayo").toString();
    }
}
