package dev.rayo.slt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.TravelledPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs every file of `src/test/slt` on DuckDB, and on Rayo in every setting.
class SltTest {
    private static final List<SltFile> FILES = SltFile.all();

    @TempDir
    static Path temporary;

    @TestFactory
    Stream<DynamicTest> theFilesSayWhatDuckDbSays() {
        return FILES.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> {
            SltRunner.Report report = file.runOnOracle(temporary);
            assertThat(report.failures()).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicContainer> rayoSaysSoInEverySetting() {
        return Arrays.stream(SltSetting.values())
                .map(setting -> DynamicContainer.dynamicContainer(
                        setting.name(),
                        FILES.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                            try (RayoDatabase rayo = new RayoDatabase(setting.settings())) {
                                assertThat(file.run(rayo, temporary).failures()).isEmpty();
                            }
                        }))));
    }

    /// Every plan is printed, sent as bytes, printed again and run at its destination.
    @TestFactory
    Stream<DynamicTest> rayoSaysSoByPlansThatTravelled() {
        return FILES.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> {
            try (RayoDatabase rayo = new RayoDatabase(SltSetting.USUAL.settings(), TravelledPlan::query)) {
                assertThat(file.run(rayo, temporary).failures()).isEmpty();
            }
        }));
    }

    /// The kernels are chosen once per process, so this takes another.
    @Test
    void rayoSaysSoWithoutAnyFlagForTheJvm() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SltProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("kernels: scalar: ");
    }
}
