package dev.rayo.slt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

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
}
