package dev.rayo.examples;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The built distribution and processes started from it.
final class Distribution {
    static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    private static final Path HOME = ROOT.resolve("server/target/rayo");

    private Distribution() {}

    /// Skips the test where no distribution was built.
    static void assumeBuilt() {
        assumeThat(HOME.resolve(".built"))
                .as("the distribution, which `mvn verify` builds before these tests")
                .exists();
    }

    /// What a program sees that depends on the engine alone.
    static List<Path> engineClassPath() throws IOException {
        List<String> serverOnly = List.of("rayo-server", "picocli", "jline", "logback", "tpch", "guava");
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .filter(jar -> serverOnly.stream()
                            .noneMatch(name -> jar.getFileName().toString().startsWith(name)))
                    .sorted()
                    .toList();
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// Runs a command to its end in `folder`, with nothing to read.
    static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, List.of(command));
    }

    static Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("RAYO_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "RAYO_JAVA_OPTS"));
        Process process = builder.start();
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(List.copyOf(command), process.waitFor(), out, errors.join());
    }

    /// How a process ended.
    record Outcome(List<String> command, int code, String out, String errors) {}
}
