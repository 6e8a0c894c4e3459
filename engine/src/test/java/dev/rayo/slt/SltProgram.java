package dev.rayo.slt;

import dev.rayo.simd.KernelChoice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Runs `.slt` files outside of a test: `SltProgram [setting] [part of a file's name …]`, from the engine's folder.
final class SltProgram {
    private SltProgram() {}

    /// Prints what failed and the number of failures; exits with 1 if there are any.
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        SltSetting setting = arguments.length == 0 ? SltSetting.USUAL : SltSetting.valueOf(arguments[0]);
        List<String> parts = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        Path temporary = Files.createTempDirectory("slt");
        out.println("kernels: " + KernelChoice.detect().reason());
        int failures = 0;
        int run = 0;
        for (SltFile file : SltFile.all()) {
            if (!parts.isEmpty() && parts.stream().noneMatch(file.name()::contains)) {
                continue;
            }
            try (RayoDatabase rayo = new RayoDatabase(setting.settings())) {
                long start = System.nanoTime();
                file.runOnOracle(temporary).failures().forEach(failure -> out.println("oracle: " + failure));
                SltRunner.Report report = file.run(rayo, temporary);
                long milliseconds = (System.nanoTime() - start) / 1_000_000;
                failures += report.failures().size();
                run += report.run();
                out.println(file.name() + ": " + report.failures().size() + " of " + report.run() + " failed, "
                        + milliseconds + " ms");
                report.failures().forEach(out::println);
            }
        }
        out.println(failures + " of " + run + " failed");
        System.exit(failures == 0 ? 0 : 1);
    }
}
