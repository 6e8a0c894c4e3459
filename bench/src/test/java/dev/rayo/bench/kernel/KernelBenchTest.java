package dev.rayo.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rayo.simd.KernelChoice;
import dev.rayo.simd.Kernels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
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
    void everyKernelHasACase() throws IOException {
        Set<String> called = calls(KernelCase.class);
        called.addAll(calls(KernelBody.class));
        Set<String> without = new TreeSet<>();
        for (RecordComponent family : Kernels.class.getRecordComponents()) {
            for (Method kernel : family.getType().getMethods()) {
                without.add(family.getType().getSimpleName() + "." + kernel.getName());
            }
        }
        without.removeAll(called);
        assertThat(without).isEmpty();
    }

    private static Set<String> calls(Class<?> caller) throws IOException {
        Set<String> calls = new TreeSet<>();
        try (InputStream in = caller.getResourceAsStream(caller.getSimpleName() + ".class")) {
            for (PoolEntry entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
                if (entry instanceof MemberRefEntry member) {
                    String owner = member.owner().asInternalName();
                    calls.add(owner.substring(owner.lastIndexOf('/') + 1) + "."
                            + member.name().stringValue());
                }
            }
        }
        return calls;
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
