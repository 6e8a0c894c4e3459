package dev.rayo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.examples.Distribution.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs every example as a program of its own, with the class path that the engine brings.
class ExamplesTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeTables() throws Exception {
        Distribution.assumeBuilt();
        Outcome written = Distribution.run(folder, launcher(), "tpch", "--sf", "0.01", ".");
        assertThat(written.code()).as(written.errors()).isZero();
    }

    @Test
    void theFirstQueryCountsTheLinesOfEachShipMode() throws Exception {
        assertThat(run(FirstQuery.class, "lineitem.parquet").out())
                .startsWith("l_shipmode | lines\n")
                .contains("REG AIR | ");
    }

    @Test
    void theSlowReaderReadsLessThanTheFile() throws Exception {
        String out = run(SlowReader.class, "lineitem.parquet").out();
        assertThat(out.lines()).hasSize(4);
        assertThat(out.lines().toList().getLast()).matches("read [\\d,]+ bytes, held at most [\\d,]+");
    }

    @Test
    void theLiveDashboardShowsThreeSensors() throws Exception {
        String out = run(LiveDashboard.class).out();
        assertThat(out.lines()).hasSize(4).first().isEqualTo("sensor | degrees");
    }

    @Test
    void jdbcAnswersAPreparedStatement() throws Exception {
        assertThat(run(ThroughJdbc.class, "nation.parquet").out().lines())
                .containsExactly("FRANCE", "GERMANY", "ROMANIA", "RUSSIA", "UNITED KINGDOM");
    }

    private static Outcome run(Class<?> program, String... arguments) throws Exception {
        Path classes = Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
        String classPath = Stream.concat(Stream.of(classes), Distribution.engineClassPath().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = Stream.concat(
                        Stream.of(Distribution.java().toString(), "-cp", classPath, program.getName()),
                        Stream.of(arguments))
                .toList();
        Outcome outcome = Distribution.run(folder, command);
        assertThat(outcome.code()).as(outcome.errors()).isZero();
        return outcome;
    }

    private static String launcher() {
        return Distribution.ROOT.resolve("server/target/rayo/bin/rayo").toString();
    }
}
