package dev.rayo.bench.kernel;

import dev.rayo.simd.KernelChoice;
import dev.rayo.simd.Kernels;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One kernel on one vector of rows that stays in the cache.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBench {
    @Param
    public KernelCase kernel = KernelCase.COMPARE_INT;

    @Param({"scalar", "vector"})
    public String contender = "scalar";

    @Param("2048")
    public int rows;

    private Kernels kernels = Kernels.scalar();
    private KernelBody<?> body = KernelCase.COMPARE_INT.on(new KernelInputs(0));

    @Setup
    public void choose() {
        KernelInputs inputs = new KernelInputs(rows);
        Kernels vector = KernelChoice.detect().kernels();
        agree(kernel, inputs, vector);
        kernels = contender.equals("scalar") ? Kernels.scalar() : vector;
        body = kernel.on(inputs);
    }

    /// Refuses to time contenders that disagree.
    static void agree(KernelCase kernel, KernelInputs inputs, Kernels others) {
        Object expected = kernel.on(inputs).settled(Kernels.scalar());
        Object found = kernel.on(inputs).settled(others);
        if (!Objects.deepEquals(expected, found)) {
            throw new IllegalStateException("scalar and vector differ: " + kernel);
        }
    }

    @Benchmark
    public Object run() {
        return body.run(kernels);
    }
}
