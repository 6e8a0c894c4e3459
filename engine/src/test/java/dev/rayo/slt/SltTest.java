package dev.rayo.slt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs every file of `src/test/slt` on DuckDB, and on Rayo in every setting.
class SltTest {
    private static final List<SltFile> FILES = SltFile.all();

    @TempDir
    static Path temporary;

    /// Settings that meet every boundary; all must give the same answers.
    private static Map<String, Settings> settings() {
        Settings usual = Settings.standard().withThreads(2);
        Map<String, Settings> settings = new LinkedHashMap<>();
        settings.put("usual", usual);
        settings.put("two rows a vector", usual.withVectorRows(2).withMorselRows(7).withBatchRows(3));
        settings.put("512 rows a morsel", usual.withVectorRows(64).withMorselRows(512));
        settings.put("one thread", usual.withThreads(1));
        settings.put("equal hashes", usual.withEqualHashes(true));
        return settings;
    }

    @TestFactory
    Stream<DynamicTest> theFilesSayWhatDuckDbSays() {
        return FILES.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> {
            SltRunner.Report report = file.runOnOracle(temporary);
            assertThat(report.failures()).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicContainer> rayoSaysSoInEverySetting() {
        return settings().entrySet().stream().map(setting -> DynamicContainer.dynamicContainer(
                setting.getKey(),
                FILES.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    try (RayoDatabase rayo = new RayoDatabase(setting.getValue())) {
                        assertThat(file.run(rayo, temporary).failures()).isEmpty();
                    }
                }))));
    }
}
