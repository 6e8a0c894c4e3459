package dev.rayo.bench.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Vectors of 2,048 longs in heap arrays against the same loops over native memory: the figures of
/// `docs/decisions/0001-heap-arrays-for-vectors.md`. Also the same loop with its species in an instance field:
/// `docs/decisions/0002-species-are-static-constants.md`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class HeapOrNativeBench {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    @Param("2048")
    public int rows;

    private long[] values = new long[0];
    private long[] others = new long[0];
    private long[] out = new long[0];
    private int[] selection = new int[0];
    private MemorySegment nativeValues = MemorySegment.NULL;
    private MemorySegment nativeOthers = MemorySegment.NULL;
    private MemorySegment nativeOut = MemorySegment.NULL;
    private MemorySegment nativeSelection = MemorySegment.NULL;
    private final Arena arena = Arena.ofConfined();
    private FieldSpecies narrow = new FieldSpecies(LongVector.SPECIES_128);
    private FieldSpecies preferred = new FieldSpecies(SPECIES);

    @Setup
    public void fill() {
        Random random = new Random(42);
        values = random.longs(rows, 0, 1_000).toArray();
        others = random.longs(rows, 0, 1_000).toArray();
        selection = random.ints(rows, 0, rows).toArray();
        out = new long[rows];
        nativeValues = arena.allocate(8L * rows, 64);
        nativeOthers = arena.allocate(8L * rows, 64);
        nativeOut = arena.allocate(8L * rows, 64);
        nativeSelection = arena.allocate(4L * rows, 64);
        nativeValues.copyFrom(MemorySegment.ofArray(values));
        nativeOthers.copyFrom(MemorySegment.ofArray(others));
        nativeSelection.copyFrom(MemorySegment.ofArray(selection));
        for (int i = 0; i < 20_000; i++) {
            narrow.sum(values, 500);
        }
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    public long vectorSumOnHeap() {
        LongVector sums = LongVector.zero(SPECIES);
        for (int row = 0; row < SPECIES.loopBound(rows); row += SPECIES.length()) {
            LongVector some = LongVector.fromArray(SPECIES, values, row);
            sums = sums.add(some, some.compare(VectorOperators.LT, 500));
        }
        return sums.reduceLanes(VectorOperators.ADD);
    }

    @Benchmark
    public long vectorSumNative() {
        LongVector sums = LongVector.zero(SPECIES);
        for (int row = 0; row < SPECIES.loopBound(rows); row += SPECIES.length()) {
            LongVector some = LongVector.fromMemorySegment(SPECIES, nativeValues, 8L * row, ORDER);
            sums = sums.add(some, some.compare(VectorOperators.LT, 500));
        }
        return sums.reduceLanes(VectorOperators.ADD);
    }

    @Benchmark
    public long vectorSumWithSpeciesInAField() {
        return preferred.sum(values, 500);
    }

    @Benchmark
    public long[] scalarAddOnHeap() {
        for (int row = 0; row < rows; row++) {
            out[row] = values[row] + others[row];
        }
        return out;
    }

    @Benchmark
    public MemorySegment scalarAddNative() {
        for (int row = 0; row < rows; row++) {
            long sum = nativeValues.getAtIndex(ValueLayout.JAVA_LONG, row)
                    + nativeOthers.getAtIndex(ValueLayout.JAVA_LONG, row);
            nativeOut.setAtIndex(ValueLayout.JAVA_LONG, row, sum);
        }
        return nativeOut;
    }

    @Benchmark
    public long[] gatherOnHeap() {
        for (int row = 0; row < rows; row++) {
            out[row] = values[selection[row]];
        }
        return out;
    }

    @Benchmark
    public MemorySegment gatherNative() {
        for (int row = 0; row < rows; row++) {
            int from = nativeSelection.getAtIndex(ValueLayout.JAVA_INT, row);
            nativeOut.setAtIndex(ValueLayout.JAVA_LONG, row, nativeValues.getAtIndex(ValueLayout.JAVA_LONG, from));
        }
        return nativeOut;
    }

    @Benchmark
    public long[] allocateOnHeap() {
        return new long[rows];
    }

    @Benchmark
    public long allocateNative() {
        try (Arena scratch = Arena.ofConfined()) {
            return scratch.allocate(8L * rows, 64).address();
        }
    }

    /// The loop of the sum, with a species that the compiler cannot take for a constant.
    private static final class FieldSpecies {
        private final VectorSpecies<Long> species;

        FieldSpecies(VectorSpecies<Long> species) {
            this.species = species;
        }

        long sum(long[] values, long bound) {
            LongVector sums = LongVector.zero(species);
            for (int row = 0; row < species.loopBound(values.length); row += species.length()) {
                LongVector some = LongVector.fromArray(species, values, row);
                sums = sums.add(some, some.compare(VectorOperators.LT, bound));
            }
            return sums.reduceLanes(VectorOperators.ADD);
        }
    }
}
