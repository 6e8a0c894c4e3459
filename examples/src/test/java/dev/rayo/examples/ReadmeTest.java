package dev.rayo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.examples.Distribution.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does what README.md says, in an empty folder.
class ReadmeTest {
    @TempDir
    private static Path folder;

    private static MarkdownBlocks readme;
    private static final List<Outcome> OUTCOMES = new ArrayList<>();

    @BeforeAll
    static void runEveryCommand() throws Exception {
        Distribution.assumeBuilt();
        readme = MarkdownBlocks.of(Distribution.ROOT.resolve("README.md"));
        Files.createSymbolicLink(folder.resolve("rayo"), Distribution.ROOT.resolve("rayo"));
        for (String command : commands()) {
            if (command.startsWith("./rayo")) {
                OUTCOMES.add(Distribution.run(folder, "bash", "-c", command));
            }
        }
    }

    @Test
    void everyCommandOfRayoSucceeds() {
        assertThat(OUTCOMES).hasSizeGreaterThan(3).allSatisfy(outcome -> {
            assertThat(outcome.code()).as(outcome.toString()).isZero();
            assertThat(outcome.errors()).as(outcome.toString()).isEmpty();
        });
    }

    @Test
    void theFirstQueryPrintsWhatTheReadmeShows() {
        String shown = readme.in("text").getFirst();
        assertThat(OUTCOMES).extracting(Outcome::out).contains(shown);
    }

    @Test
    void theSetUpCommandIsWhatTheStartScriptRuns() throws IOException {
        String setUp = commands().getFirst();
        assertThat(setUp).startsWith("mvn ");
        assertThat(Distribution.ROOT.resolve("rayo")).content().contains(setUp);
    }

    @Test
    void theTestCommandIsWhatContinuousIntegrationRuns() throws IOException {
        assertThat(commands().getLast()).startsWith("mvn ");
        assertThat(Distribution.ROOT.resolve(".ci/run")).content().contains(commands().getLast());
    }

    @Test
    void theJavaProgramRunsWithoutAnyFlagAndSaysHowToBeFast() throws Exception {
        Path program = Files.writeString(folder.resolve("First.java"), readme.in("java").getFirst());
        String classPath = Distribution.engineClassPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Outcome outcome = Distribution.run(
                folder, Distribution.java().toString(), "-cp", classPath, program.toString());
        assertThat(outcome.code()).as(outcome.errors()).isZero();
        assertThat(outcome.out()).contains("l_returnflag | quantity").contains("A | ").contains("R | ");
        assertThat(outcome.errors().lines().filter(line -> line.contains("--add-modules jdk.incubator.vector")))
                .as(outcome.errors())
                .hasSize(1);
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        for (String name : List.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")) {
            String text = Files.readString(Distribution.ROOT.resolve(name));
            List<String> targets = Pattern.compile("]\\(([^)#:]+)\\)")
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(targets).allSatisfy(target -> assertThat(Distribution.ROOT.resolve(target)).exists());
        }
    }

    private static List<String> commands() throws IOException {
        return MarkdownBlocks.of(Distribution.ROOT.resolve("README.md")).in("sh").stream()
                .flatMap(String::lines)
                .toList();
    }
}
