package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RayoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theEndingOfTheOutputDecidesTheFormat() {
        assertThat(written("a.csv")).isEqualTo("x,y\n1,a\n");
        assertThat(written("a.JSON")).isEqualTo("[{\"x\":1,\"y\":\"a\"}]\n");
        assertThat(written("a.md")).isEqualTo("| x | y |\n|---:|---|\n| 1 | a |\n");
        assertThat(written("a.txt")).startsWith("┌─");
    }

    @Test
    void statementsOfTextsAndFilesRunInTurn() throws IOException {
        Path script = Files.writeString(folder.resolve("a.sql"), "SELECT 2 AS b;\nSELECT 3 AS c");
        Path out = folder.resolve("out");
        assertThat(run("--format", "CSV", "-o", out.toString(), "-c", "SELECT 1 AS a", "-f", script.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(out).hasContent("a\n1\nb\n2\nc\n3\n");
    }

    @Test
    void faultsDecideTheExitCode() {
        assertThat(run("-c", "SELECT nonsense")).isEqualTo(ExitCode.USER);
        assertThat(run("-f", folder.resolve("missing.sql").toString())).isEqualTo(ExitCode.EXTERNAL);
        assertThat(run("--format", "xml", "-c", "SELECT 1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--format", "parquet", "-c", "SELECT 1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("tpch", "--sf", "0", folder.toString())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void tpchTablesAreWrittenAndNeverOverwrittenUnasked() {
        assertThat(run("tpch", "--sf", "0.001", folder.toString())).isEqualTo(ExitCode.OK);
        assertThat(folder).isDirectoryNotContaining("glob:**unfinished").isDirectoryContaining("glob:**lineitem.parquet");
        assertThat(run("tpch", "--sf", "0.001", folder.toString())).isEqualTo(ExitCode.USER);
        assertThat(run("tpch", "--sf", "0.001", "--overwrite", folder.toString())).isEqualTo(ExitCode.OK);
    }

    private String written(String name) {
        Path file = folder.resolve(name);
        assertThat(run("-o", file.toString(), "SELECT 1 AS x, 'a' AS y")).isEqualTo(ExitCode.OK);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(String... arguments) {
        return RayoCommand.commandLine().execute(arguments);
    }
}
