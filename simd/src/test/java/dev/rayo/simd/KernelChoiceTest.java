package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelChoiceTest {

    /// Printed by a JVM of its own.
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            long[] selected = new long[1];
            Kernels.current().compare().compare(Comparison.GT, new int[] {1, 5, 3}, 2, 3, selected);
            System.out.println(KernelChoice.current().reason() + " " + selected[0]);
        }
    }

    private static String run(String... flags) throws IOException, InterruptedException {
        return run(Path.of(System.getProperty("java.home")), flags);
    }

    private static String run(Path runtime, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(runtime.resolve("bin").resolve("java").toString());
        command.addAll(List.of(flags));
        command.add("-cp");
        command.add(Stream.of(KernelChoice.class, Program.class)
                .map(type -> Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(Program.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void thisBuildRunsTheVectorKernels() {
        KernelChoice choice = KernelChoice.detect();
        assertThat(choice.reason()).startsWith("vector: ").endsWith(" bit");
        assertThat(choice.kernels().compare()).isInstanceOf(VectorCompareKernels.class);
        assertThat(choice.kernels().aggregate()).isInstanceOf(VectorAggregateKernels.class);
        assertThat(choice.kernels().unpack()).isInstanceOf(VectorUnpackKernels.class);
    }

    @Test
    void everyWidthUnderTestReallyHasThatWidth() {
        for (Subject subject : Subject.values()) {
            subject.verify(subject == Subject.SCALAR ? NoWidth.class : Width.class);
        }
        assertThat(Width.SEEN).isEmpty(); // each world has statics of its own
    }

    static final class NoWidth implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            assertThat(kernels.compare()).isInstanceOf(ScalarCompareKernels.class);
        }
    }

    static final class Width implements KernelCheck {
        static final List<Integer> SEEN = new ArrayList<>();

        @Override
        public void verify(Kernels kernels) {
            SEEN.add(VectorKernels.BITS);
            assertThat(SEEN).hasSize(1).containsAnyOf(128, 256, 512);
            assertThat(VectorKernels.LONGS.vectorBitSize()).isEqualTo(VectorKernels.BITS);
            assertThat(kernels.compare()).isInstanceOf(VectorCompareKernels.class);
        }
    }

    @Test
    void aJvmWithoutTheModuleRunsScalarKernelsAndNamesTheFlag() throws Exception {
        assertThat(run()).contains("scalar: start Java with --add-modules jdk.incubator.vector 6");
    }

    @Test
    void aJvmWithTheModuleRunsVectorKernels() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector")).containsPattern("(?m)^vector: \\d+ bit 6$");
    }

    @Test
    void jvmThatMayAskForTheModuleRunsVectorKernels() throws Exception {
        String output = run("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED");
        assertThat(output).containsPattern("(?m)^vector: \\d+ bit 6$").doesNotContain("WARNING");
    }

    @Test
    void runtimeThatLacksTheModuleRunsScalarKernelsAndSaysSo(@TempDir Path folder) throws Exception {
        Path runtime = folder.resolve("runtime");
        assertThat(ToolProvider.findFirst("jlink")
                        .orElseThrow()
                        .run(System.out, System.err, "--add-modules", "java.base", "--output", runtime.toString()))
                .isZero();
        assertThat(run(runtime, "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"))
                .contains("scalar: this Java runtime has no module jdk.incubator.vector");
    }

    @Test
    void theWidthCanBeSetAndTheInterpreterRunsScalar() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector", "-Drayo.kernels.bits=128"))
                .contains("vector: 128 bit 6");
        assertThat(run("--add-modules", "jdk.incubator.vector", "-Xint"))
                .contains("scalar: this JVM does not compile to machine code (interpreted mode");
    }

    @Test
    void thePropertyForcesEitherKind() {
        assertThat(KernelChoice.choose("scalar", () -> null, "mixed mode").reason())
                .isEqualTo("scalar: rayo.kernels=scalar");
        assertThat(KernelChoice.choose("vector", () -> null, "interpreted mode").reason())
                .startsWith("vector: ")
                .endsWith(" bit, rayo.kernels=vector");
        assertThatThrownBy(() -> KernelChoice.choose("vector", () -> VectorModule.FLAG, "mixed mode"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rayo.kernels=vector needs the Vector API: start Java with --add-modules jdk.incubator.vector");
        assertThatThrownBy(() -> KernelChoice.choose("fast", () -> null, "mixed mode"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rayo.kernels is neither scalar nor vector: fast");
    }

    @Test
    void theKernelsOfAProcessCanBeSwitched() {
        KernelChoice before = KernelChoice.current();
        try {
            KernelChoice.use(KernelChoice.scalar("a test wants it"));
            assertThat(KernelChoice.current().reason()).isEqualTo("scalar: a test wants it");
            assertThat(Kernels.current()).isSameAs(Kernels.scalar());
        } finally {
            KernelChoice.use(before);
        }
        assertThat(Kernels.current()).isSameAs(before.kernels());
    }

    @Test
    void comparisonsSwapAndNegate() {
        for (Comparison comparison : Comparison.values()) {
            for (int order = -1; order <= 1; order++) {
                boolean holds = CompareKernelsTest.holds(comparison, order);
                assertThat(CompareKernelsTest.holds(comparison.swapped(), -order)).isEqualTo(holds);
                assertThat(CompareKernelsTest.holds(comparison.negated(), order)).isNotEqualTo(holds);
            }
        }
    }
}
