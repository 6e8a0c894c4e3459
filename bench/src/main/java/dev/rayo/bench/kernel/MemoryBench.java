package dev.rayo.bench.kernel;

import dev.rayo.simd.KernelChoice;
import dev.rayo.simd.Kernels;
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

/// What the memory of this machine delivers to one thread: the yardstick of [KernelBench].
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx1g"})
public class MemoryBench {
    /// Large enough that no cache holds it.
    @Param("16777216")
    public int longs;

    private long[] from = new long[0];
    private long[] to = new long[0];
    private final long[] sum = new long[2];
    private final Kernels kernels = KernelChoice.detect().kernels();

    @Setup
    public void allocate() {
        from = new long[longs];
        to = new long[longs];
        for (int i = 0; i < longs; i++) {
            from[i] = i;
        }
    }

    /// Reads every byte once.
    @Benchmark
    public long read() {
        kernels.aggregate().sum(from, null, null, longs, sum);
        return sum[1];
    }

    /// Reads every byte once and writes as many.
    @Benchmark
    public long[] copy() {
        System.arraycopy(from, 0, to, 0, longs);
        return to;
    }
}
