package dev.rayo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rayo.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Every suite at a size at which it takes a second or two, so that none of them rots. What is tested are the answers,
/// which a suite compares by itself; its times are not looked at.
class SuiteTest {
    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({
        "tpch --sf 0.01, 22",
        "clickbench --rows 30000, 43",
        "h2o --rows 10000, 30",
        "topk --rows 20000, 9",
        "memory --rows 20000 --floats 5000, 4",
        "small --rows 5000, 7",
        "scan --sf 0.01 --threads 2, 116",
        "scaling --sf 0.01 --threads 2, 8",
    })
    void everyQueryOfASuiteGivesDuckDbsAnswer(String command, int queries) throws Exception {
        Run run = run(command);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode table : run.json().get("tables")) {
            if (table.has("sums")) {
                table.get("rows").forEach(rows::add);
            }
        }
        assertThat(rows).filteredOn(row -> row.has("problem")).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(rows).hasSize(queries).allSatisfy(row -> {
            assertThat(row.get("Rayo").get("bestMs").doubleValue()).isPositive();
            assertThat(row.get("DuckDB").get("runs").intValue()).isEqualTo(1);
            assertThat(row.get("ratio").doubleValue()).isPositive();
        });
        assertThat(run.json().get("machine").get("processor").asText()).contains("cores");
        assertThat(run.text()).contains("Rayo/DuckDB", "* Java: ", "geometric mean");
    }

    @Test
    void everyQueryIsPlanned() throws Exception {
        JsonNode rows = run("plan --sf 0.01 --rounds 2 --warmup 1").json().get("tables").get(0).get("rows");
        assertThat(rows).hasSize(22).allSatisfy(row -> assertThat(row.get("plan ms").doubleValue()).isPositive());
    }

    @Test
    void aPatternChoosesQueries() throws Exception {
        assertThat(run("tpch --sf 0.01 --query Q(1|22)").json().get("tables").get(0).get("rows"))
                .extracting(row -> row.get("name").asText())
                .containsExactly("Q1", "Q22");
    }

    @Test
    void scalingSaysHowMuchFasterMoreThreadsAre() throws Exception {
        assertThat(run("scaling --sf 0.01 --threads 2").text())
                .contains("## One thread", "## 2 threads", "## Times as fast as one thread, DuckDB");
    }

    private record Run(int code, String text, JsonNode json) {}

    private static Run run(String command) throws Exception {
        Path json = folder.resolve("results.json");
        StringWriter text = new StringWriter();
        CommandLine line = Bench.commandLine().setOut(new PrintWriter(text, true));
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--runs", "1", "--data", folder.toString(), "--json", json.toString()));
        int code = line.execute(arguments.toArray(String[]::new));
        return new Run(code, text.toString(), new ObjectMapper().readTree(json.toFile()));
    }
}
