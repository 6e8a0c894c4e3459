package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KernelWarmupTest {
    /// In a process of its own: prints what is current at the start, after as many milliseconds of being busy as its
    /// argument says, and at the end.
    public static final class Program {
        public static void main(String[] arguments) throws InterruptedException {
            AtomicBoolean busy = new AtomicBoolean(true);
            KernelWarmup.begin(busy::get);
            System.out.println(KernelChoice.current().reason());
            Thread.sleep(Long.parseLong(arguments[0]));
            System.out.println(KernelChoice.current().reason());
            busy.set(false);
            KernelChoice goal = KernelChoice.detect();
            long deadline = System.nanoTime() + 120_000_000_000L;
            while (!KernelChoice.current().reason().equals(goal.reason()) && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            System.out.println(KernelChoice.current().reason());
        }
    }

    @Test
    void processStartsOnScalarKernelsAndEndsOnVectorKernels() throws Exception {
        String[] lines = run(0, "--add-modules", "jdk.incubator.vector").split("\n");
        assertThat(lines[lines.length - 3]).startsWith("scalar: until the vector kernels are compiled");
        assertThat(lines[lines.length - 1]).matches("vector: \\d+ bit");
    }

    @Test
    void processGetsTheModuleOnItsWay() throws Exception {
        String[] lines = run(0, "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED").split("\n");
        assertThat(lines[lines.length - 3]).startsWith("scalar: until the vector kernels are compiled");
        assertThat(lines[lines.length - 1]).matches("vector: \\d+ bit");
    }

    @Test
    void noClassOfTheVectorApiIsLoadedAtTheStart() throws Exception {
        String lines = run(0, "--add-modules", "jdk.incubator.vector", "-Xlog:class+load:stdout");
        String start = lines.substring(0, lines.indexOf("\nscalar: until the vector kernels are compiled"));
        assertThat(start).contains("dev.rayo.simd.KernelWarmup").doesNotContain("jdk.incubator.vector.");
    }

    @Test
    void busyProcessStaysOnScalarKernelsUntilItRests() throws Exception {
        String[] lines = run(5_000, "--add-modules", "jdk.incubator.vector").split("\n");
        assertThat(lines[lines.length - 2]).startsWith("scalar: until the vector kernels are compiled");
        assertThat(lines[lines.length - 1]).matches("vector: \\d+ bit");
    }

    @Test
    void processWithoutTheModuleStaysScalar() throws Exception {
        // Without the module there is nothing to wait for.
        assertThat(run(0)).contains("scalar: start Java with --add-modules jdk.incubator.vector");
    }

    private static String run(long busyMillis, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        command.add(Long.toString(busyMillis));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
