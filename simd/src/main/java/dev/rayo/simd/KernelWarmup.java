package dev.rayo.simd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Lets a process start on scalar kernels and go over to the vector kernels, family by family, when these are compiled:
/// until the optimising compiler has them they run some fifty times slower than the scalar ones. A thread of lowest
/// priority calls them until a call is as quick as the scalar one.
public final class KernelWarmup {
    private static final int COUNT = 2_048;
    /// What a short-lived process does not pay for.
    private static final long DELAY_MILLIS = 1_500;
    /// A kernel that takes longer to compile is taken over as it is.
    private static final long PATIENCE_NANOS = 4_000_000_000L;
    private static final int CALLS_BETWEEN_LOOKS = 16;

    private static boolean begun;

    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector;
    private final KernelChoice goal;
    private final int[] ints = new Random(1).ints(COUNT + 64).toArray();
    private final long[] longs = new Random(2).longs(COUNT + 64).toArray();
    private final double[] doubles = new Random(3).doubles(COUNT + 64).toArray();
    private final float[] floats = new float[COUNT + 64];
    private final short[] shorts = new short[COUNT + 64];
    private final byte[] packed = new byte[8 * COUNT + 64];
    private final int[] intsOut = new int[COUNT + 64];
    private final long[] longsOut = new long[COUNT + 64];
    private final double[] doublesOut = new double[COUNT + 64];
    private final long[] bitsOut = new long[COUNT / 64 + 8];

    private KernelWarmup(KernelChoice goal) {
        this.goal = goal;
        this.vector = goal.kernels();
    }

    /// Makes the scalar kernels current and begins to compile the vector kernels, if this process would run those and no
    /// property says which to run. Once in a process; later calls do nothing. The vector kernels are not even loaded
    /// before a while has passed, since a short command would wait for that.
    public static synchronized void begin() {
        if (begun || System.getProperty(KernelChoice.PROPERTY) != null) {
            return;
        }
        begun = true;
        if (KernelChoice.obstacle() != null) {
            return;
        }
        KernelChoice.use(KernelChoice.scalar("until the vector kernels are compiled"));
        Thread thread = new Thread(KernelWarmup::prepare, "rayo-kernel-warmup");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private static void prepare() {
        try {
            Thread.sleep(DELAY_MILLIS);
        } catch (InterruptedException stopped) {
            return;
        }
        KernelChoice goal = KernelChoice.detect();
        if (goal.kernels() == Kernels.scalar()) {
            KernelChoice.use(goal);
        } else {
            new KernelWarmup(goal).warmAll();
        }
    }

    private void warmAll() {
        Kernels now = scalar;
        warm(this::unpack);
        now = with(now, now.compare(), now.ranges(), now.bits(), vector.unpack(), now.arithmetic(), now.aggregate());
        warm(this::compare);
        warm(this::ranges);
        warm(this::bits);
        now = with(
                now, vector.compare(), vector.ranges(), vector.bits(), now.unpack(), now.arithmetic(), now.aggregate());
        warm(this::arithmetic);
        warm(this::aggregate);
        with(now, now.compare(), now.ranges(), now.bits(), now.unpack(), vector.arithmetic(), vector.aggregate());
        warm(this::rest);
        KernelChoice.use(goal);
    }

    private Kernels with(
            Kernels now,
            CompareKernels compare,
            RangeKernels ranges,
            BitKernels bits,
            UnpackKernels unpack,
            ArithmeticKernels arithmetic,
            AggregateKernels aggregate) {
        Kernels next = new Kernels(
                compare,
                ranges,
                bits,
                now.gather(),
                arithmetic,
                now.int128(),
                now.casts(),
                aggregate,
                now.groups(),
                now.hash(),
                unpack,
                now.bytes(),
                now.dates());
        KernelChoice.use(new KernelChoice(next, goal.reason() + ", some kernels still scalar"));
        return next;
    }

    private interface Family {
        /// Calls of one kernel each.
        List<Runnable> calls(Kernels kernels);
    }

    private void warm(Family family) {
        List<Runnable> scalarCalls = family.calls(scalar);
        List<Runnable> vectorCalls = family.calls(vector);
        for (int i = 0; i < scalarCalls.size(); i++) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            long slow;
            long quick;
            do {
                slow = nanos(vectorCalls.get(i));
                quick = nanos(scalarCalls.get(i));
            } while (slow > quick * 2 && System.nanoTime() < deadline);
        }
    }

    private static long nanos(Runnable call) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < CALLS_BETWEEN_LOOKS; i++) {
            long start = System.nanoTime();
            call.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private List<Runnable> unpack(Kernels kernels) {
        List<Runnable> calls = new ArrayList<>();
        for (int width = 1; width <= 20; width++) {
            int w = width;
            calls.add(() -> kernels.unpack().unpack(packed, 0, w, COUNT, intsOut, 0));
        }
        return calls;
    }

    private List<Runnable> compare(Kernels kernels) {
        List<Runnable> calls = new ArrayList<>();
        CompareKernels compare = kernels.compare();
        for (Comparison comparison : Comparison.values()) {
            calls.add(() -> compare.compare(comparison, ints, 5, COUNT, bitsOut));
            calls.add(() -> compare.compare(comparison, longs, 5L, COUNT, bitsOut));
            calls.add(() -> compare.compare(comparison, longs, longs, COUNT, bitsOut));
        }
        calls.add(() -> compare.compare(Comparison.LT, ints, ints, COUNT, bitsOut));
        calls.add(() -> compare.compare(Comparison.LT, doubles, 0.5, COUNT, bitsOut));
        calls.add(() -> compare.between(ints, -5, true, 5, true, COUNT, bitsOut));
        calls.add(() -> compare.between(longs, -5L, true, 5L, true, COUNT, bitsOut));
        calls.add(() -> compare.in(ints, new int[] {1, 2, 3}, COUNT, bitsOut));
        calls.add(() -> compare.in(longs, new long[] {1, 2, 3}, COUNT, bitsOut));
        return calls;
    }

    private List<Runnable> ranges(Kernels kernels) {
        RangeKernels ranges = kernels.ranges();
        return List.of(
                () -> ranges.narrow(packed, 1, COUNT, (byte) -5, (byte) 5, true, allSet()),
                () -> ranges.narrow(shorts, 1, COUNT, (short) -5, (short) 5, true, allSet()),
                () -> ranges.narrow(ints, 1, COUNT, -5, 5, true, allSet()),
                () -> ranges.narrow(longs, 1, COUNT, -5L, 5L, true, allSet()),
                () -> ranges.narrow(floats, 1, COUNT, 0.25f, 0.5f, true, allSet()),
                () -> ranges.narrow(doubles, 1, COUNT, 0.25, 0.5, true, allSet()));
    }

    private long[] allSet() {
        Arrays.fill(bitsOut, -1L);
        return bitsOut;
    }

    private List<Runnable> bits(Kernels kernels) {
        BitKernels bits = kernels.bits();
        return List.of(
                () -> bits.and(longs, longsOut, COUNT, bitsOut),
                () -> bits.or(longs, longsOut, COUNT, bitsOut),
                () -> bits.not(longs, COUNT, bitsOut),
                () -> bits.count(longs, COUNT),
                () -> bits.toSelection(longs, COUNT, intsOut),
                () -> bits.expand(longs, longs, COUNT, longsOut),
                () -> bits.expand(ints, longs, COUNT, intsOut, 0));
    }

    private List<Runnable> arithmetic(Kernels kernels) {
        List<Runnable> calls = new ArrayList<>();
        ArithmeticKernels arithmetic = kernels.arithmetic();
        for (ExactOperation operation : ExactOperation.values()) {
            calls.add(() -> arithmetic.apply(
                    operation, intsOut, intsOut, Integer.MIN_VALUE, Integer.MAX_VALUE, null, COUNT, new int[COUNT]));
            calls.add(() -> arithmetic.apply(
                    operation, longsOut, 3L, Long.MIN_VALUE, Long.MAX_VALUE, null, COUNT, new long[COUNT]));
            calls.add(() -> arithmetic.apply(
                    operation, 3L, longsOut, Long.MIN_VALUE, Long.MAX_VALUE, null, COUNT, new long[COUNT]));
            calls.add(() -> arithmetic.apply(
                    operation, longsOut, longsOut, Long.MIN_VALUE, Long.MAX_VALUE, null, COUNT, new long[COUNT]));
        }
        return calls;
    }

    private List<Runnable> aggregate(Kernels kernels) {
        AggregateKernels aggregate = kernels.aggregate();
        return List.of(
                () -> aggregate.sum(longs, null, null, COUNT, new long[2]),
                () -> aggregate.sum(ints, null, null, COUNT),
                () -> aggregate.sum(doubles, null, null, COUNT),
                () -> aggregate.min(longs, null, null, COUNT, 0L),
                () -> aggregate.max(longs, null, null, COUNT, 0L),
                () -> aggregate.min(ints, null, null, COUNT, 0),
                () -> aggregate.max(ints, null, null, COUNT, 0));
    }

    private List<Runnable> rest(Kernels kernels) {
        byte[] text = "a text in which a pattern does not occur at all, however long it goes on".getBytes(StandardCharsets.UTF_8);
        byte[] pattern = "special".getBytes(StandardCharsets.UTF_8);
        byte[] foreign = "\u0434\u043b\u0438\u043d\u043d\u044b\u0439 \u2013 text ".repeat(16).getBytes(StandardCharsets.UTF_8);
        return List.of(
                () -> kernels.casts().toDouble(longs, COUNT, doublesOut),
                () -> kernels.casts().scaledToDouble(longs, 2, COUNT, doublesOut),
                () -> kernels.casts().toLong(ints, COUNT, longsOut),
                () -> kernels.dates().extract(DatePart.YEAR, intsOut, COUNT, new int[COUNT]),
                () -> kernels.hash().hash(longs, null, COUNT, longsOut),
                () -> kernels.hash().combine(longs, longs, COUNT, longsOut),
                () -> kernels.bytes().indexOf(text, 0, text.length, pattern),
                () -> kernels.bytes().firstMalformed(foreign, new long[] {foreign.length}, 0, 1));
    }
}
