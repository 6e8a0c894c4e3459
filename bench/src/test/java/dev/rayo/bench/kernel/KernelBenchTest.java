package dev.rayo.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rayo.simd.KernelChoice;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelBenchTest {

    @ParameterizedTest
    @EnumSource
    void contendersAgreeBeforeTheyAreTimed(KernelCase kernel) {
        assertThatCode(() -> KernelBench.agree(
                        kernel, new KernelInputs(1_000), KernelChoice.detect().kernels()))
                .doesNotThrowAnyException();
    }

    @Test
    void theReportHasARowForEachChosenKernel() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            KernelReport.main(new String[] {"COMPARE_INT|SUM_LONG", "quick"});
        } finally {
            System.setOut(before);
        }
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("memory delivers")
                .containsPattern("\\| COMPARE_INT \\| [0-9.]+ \\| [0-9.]+ \\|")
                .containsPattern("\\| SUM_LONG \\| [0-9.]+ \\| [0-9.]+ \\|");
    }
}
