package dev.rayo.simd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Lets a process start on scalar kernels and go over to the vector kernels, family by family, when these are compiled:
/// until the optimising compiler has them they run some fifty times slower than the scalar ones. A thread of lowest
/// priority calls them until a call is as quick as the scalar one, at first only while no query runs: the compiler has few
/// threads, and what the first queries of a process need comes before kernels that they do not call.
public final class KernelWarmup {
    private static final int COUNT = 2_048;
    /// What a short-lived process does not pay for.
    private static final long DELAY_MILLIS = 1_500;
    /// A process that is still busy after this long is going to live long enough to gain by it.
    private static final long BUSY_NANOS = 10_000_000_000L;
    private static final long REST_MILLIS = 10;
    /// A kernel that takes longer to compile is taken over as it is.
    private static final long PATIENCE_NANOS = 4_000_000_000L;
    private static final int CALLS_BETWEEN_LOOKS = 16;

    private static boolean begun;

    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector;
    private final KernelChoice goal;
    private final BooleanSupplier busy;
    private final long busyUntil;
    private final int[] ints = new Random(1).ints(COUNT + 64).toArray();
    private final long[] longs = new Random(2).longs(COUNT + 64).toArray();
    private final double[] doubles = new Random(3).doubles(COUNT + 64).toArray();
    private final float[] floats = new float[COUNT + 64];
    private final short[] shorts = new short[COUNT + 64];
    private final int[] fewInts = {1, 2, 3, 4};
    private final long[] fewLongs = {1, 2, 3, 4};
    private final int[] codes = new Random(4).ints(COUNT, 0, fewLongs.length).toArray();
    private final byte[] packed = new byte[8 * COUNT + 64];
    private final int[] intsOut = new int[COUNT + 64];
    private final long[] longsOut = new long[COUNT + 64];
    private final double[] doublesOut = new double[COUNT + 64];
    private final long[] bitsOut = new long[COUNT / 64 + 8];

    private KernelWarmup(KernelChoice goal, BooleanSupplier busy, long busyUntil) {
        this.goal = goal;
        this.vector = goal.kernels();
        this.busy = busy;
        this.busyUntil = busyUntil;
    }

    /// Makes the scalar kernels current and begins to compile the vector kernels, if this process would run those and no
    /// property says which to run. Once in a process; later calls do nothing. The vector kernels are not even loaded
    /// before a while has passed, since a short command would wait for that.
    ///
    /// @param busy whether queries run now; asked from another thread, some hundred times a second at most
    public static synchronized void begin(BooleanSupplier busy) {
        if (begun || System.getProperty(KernelChoice.PROPERTY) != null) {
            return;
        }
        begun = true;
        if (KernelChoice.obstacle() != null) {
            return;
        }
        KernelChoice.use(KernelChoice.scalar("until the vector kernels are compiled"));
        // No lambda: the process whose classes a distribution caches never comes here.
        Thread thread = new Thread("rayo-kernel-warmup") {
            @Override
            public void run() {
                prepare(busy);
            }
        };
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private static void prepare(BooleanSupplier busy) {
        long busyUntil = System.nanoTime() + BUSY_NANOS;
        try {
            Thread.sleep(DELAY_MILLIS);
            waitWhileBusy(busy, busyUntil);
            KernelChoice goal = KernelChoice.detect();
            if (goal.kernels() == Kernels.scalar()) {
                KernelChoice.use(goal);
            } else {
                new KernelWarmup(goal, busy, busyUntil).warmAll();
            }
        } catch (InterruptedException stopped) {
            // The kernels stay as they are.
        }
    }

    private static void waitWhileBusy(BooleanSupplier busy, long busyUntil) throws InterruptedException {
        while (System.nanoTime() < busyUntil && busy.getAsBoolean()) {
            Thread.sleep(REST_MILLIS);
        }
    }

    private void warmAll() throws InterruptedException {
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

    private void warm(Family family) throws InterruptedException {
        List<Runnable> scalarCalls = family.calls(scalar);
        List<Runnable> vectorCalls = family.calls(vector);
        for (int i = 0; i < scalarCalls.size(); i++) {
            long spent = 0;
            long slow;
            long quick;
            do {
                waitWhileBusy(busy, busyUntil);
                long start = System.nanoTime();
                slow = nanos(vectorCalls.get(i));
                quick = nanos(scalarCalls.get(i));
                spent += System.nanoTime() - start;
            } while (slow > quick * 2 && spent < PATIENCE_NANOS);
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
                () -> kernels.gather().gather(fewLongs, codes, COUNT, longsOut),
                () -> kernels.gather().gather(fewInts, codes, COUNT, intsOut),
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
