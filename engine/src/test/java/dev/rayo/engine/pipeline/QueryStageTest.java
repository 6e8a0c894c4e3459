package dev.rayo.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.Batch;
import dev.rayo.QueryStatistics;
import dev.rayo.Schema;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.testkit.TestSubscriber;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueryStageTest {
    private static final Schema SCHEMA = new Schema(List.of(new Schema.Column("n", Type.BIGINT)));
    private static final int BATCH = 100;
    private static final int MORSEL = 1_000;
    private static final Settings SETTINGS = new Settings(3, 50, MORSEL, BATCH, 1 << 20, false);
    private static ActorSystem system;
    private static ExecutorService compute;

    private final QueryContext context = new QueryContext(SETTINGS, Ledger.root(1 << 20));

    @BeforeAll
    static void start() {
        system = ActorSystem.create("test");
        compute = Executors.newFixedThreadPool(3);
    }

    @AfterAll
    static void stop() {
        system.terminate();
        compute.shutdownNow();
    }

    @Test
    void batchesComeInTheOrderOfTheMorsels() {
        NumberMorsels numbers = new NumberMorsels(50, MORSEL, -1);
        List<Batch> batches = run(source(resultOf(numbers, Long.MAX_VALUE, 0)));
        assertThat(values(batches)).hasSize(50 * MORSEL).isSorted().doesNotHaveDuplicates();
        assertThat(batches).allSatisfy(batch -> assertThat(batch.rowCount()).isLessThanOrEqualTo(BATCH));
        assertEverythingIsBack(numbers);
    }

    @Test
    void limitAndOffsetCutInsideBatches() {
        NumberMorsels numbers = new NumberMorsels(50, MORSEL, -1);
        List<Batch> batches = run(source(resultOf(numbers, 1_234, 567)));
        List<Long> values = values(batches);
        assertThat(values).hasSize(1_234);
        assertThat(values.getFirst()).isEqualTo(567);
        assertThat(values.getLast()).isEqualTo(567 + 1_233);
        assertThat(numbers.rowsRead.get()).isLessThan(20 * MORSEL);
    }

    @Test
    void nothingIsReadBeforeTheFirstDemand() throws Exception {
        NumberMorsels numbers = new NumberMorsels(50, MORSEL, -1);
        TestSubscriber.Probe<Batch> reader =
                source(resultOf(numbers, Long.MAX_VALUE, 0)).runWith(TestSink.create(system), system);
        reader.ensureSubscription();
        Thread.sleep(100);
        assertThat(numbers.rowsRead.get()).isZero();
        reader.cancel();
    }

    @Test
    void slowReaderBoundsWhatIsReadAndHeld() throws Exception {
        NumberMorsels numbers = new NumberMorsels(10_000, MORSEL, -1);
        TestSubscriber.Probe<Batch> reader =
                source(resultOf(numbers, Long.MAX_VALUE, 0)).runWith(TestSink.create(system), system);
        reader.ensureSubscription();
        for (int taken = 1; taken <= 40; taken++) {
            reader.requestNext();
            if (taken % 10 == 0) {
                Thread.sleep(50);
                long ahead = numbers.rowsRead.get() - (long) taken * BATCH;
                assertThat(ahead).isLessThanOrEqualTo(3L * (MORSEL + 2 * BATCH));
                assertThat(numbers.readersOpen.get()).isLessThanOrEqualTo(3);
            }
        }
        reader.cancel();
        awaitZero(numbers);
    }

    @Test
    void cancellingGivesEverythingBack() throws Exception {
        NumberMorsels numbers = new NumberMorsels(Long.MAX_VALUE, MORSEL, -1);
        Pair<CompletionStage<QueryStatistics>, TestSubscriber.Probe<Batch>> running = source(
                        resultOf(numbers, Long.MAX_VALUE, 0))
                .toMat(TestSink.create(system), Keep.both())
                .run(system);
        running.second().requestNext();
        running.second().cancel();
        QueryStatistics statistics = running.first().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(statistics.pipelines()).hasSize(1);
        assertEverythingIsBack(numbers);
    }

    @Test
    void brokenMorselFailsItsQueryAlone() {
        NumberMorsels broken = new NumberMorsels(50, MORSEL, 20);
        NumberMorsels sound = new NumberMorsels(200, MORSEL, -1);
        QueryContext other = new QueryContext(SETTINGS, Ledger.root(1 << 20));
        CompletionStage<List<Batch>> beside = Source.fromGraph(new QueryStage(
                        () -> new QueryStage.Run(resultOf(sound, Long.MAX_VALUE, 0), other), compute))
                .runWith(org.apache.pekko.stream.javadsl.Sink.seq(), system);
        assertThatThrownBy(() -> run(source(resultOf(broken, Long.MAX_VALUE, 0))))
                .cause()
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("morsel 0/20 is broken")
                .satisfies(thrown -> assertThat(((RayoException) thrown).fault()).isEqualTo(Fault.INTERNAL));
        assertThat(values(beside.toCompletableFuture().join())).hasSize(200 * MORSEL);
        awaitZero(broken);
    }

    @Test
    void sinkSeesEveryRowThenItsPhasesThenItsReader() {
        NumberMorsels first = new NumberMorsels(30, MORSEL, -1);
        NumberMorsels second = new NumberMorsels(20, MORSEL, -1);
        SumSink sum = new SumSink();
        List<Long> seen = new ArrayList<>();
        Pipeline into = new Pipeline("sum", List.of(branch(first), branch(second)), sum);
        Branch result = new Branch(
                "after",
                () -> {
                    seen.add(sum.total.get());
                    return Source.empty();
                },
                List.of(),
                false);
        QueryPlan plan = new QueryPlan(
                List.of(into, new Pipeline("result", List.of(result), null)),
                List.of(sum),
                SCHEMA,
                Long.MAX_VALUE,
                0);
        run(source(plan));
        long one = 30L * MORSEL * (30L * MORSEL - 1) / 2;
        long two = 20L * MORSEL * (20L * MORSEL - 1) / 2;
        assertThat(seen).containsExactly(one + two);
        assertThat(sum.phases.get()).isEqualTo(3);
        assertThat(sum.tasks.get()).isEqualTo(6);
        assertThat(sum.closed.get()).isTrue();
        assertThat(into.metrics().getFirst().operators().getLast().rows()).isEqualTo(30L * MORSEL);
    }

    @Test
    void failingPhaseFailsTheQuery() {
        SumSink sum = new SumSink();
        sum.failing = true;
        Pipeline into = new Pipeline("sum", List.of(branch(new NumberMorsels(3, MORSEL, -1))), sum);
        QueryPlan plan = new QueryPlan(List.of(into), List.of(sum), SCHEMA, Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> run(source(plan))).hasMessageContaining("phase task broke");
        assertThat(sum.closed.get()).isTrue();
    }

    private Source<Batch, CompletionStage<QueryStatistics>> source(QueryPlan plan) {
        return Source.fromGraph(new QueryStage(() -> new QueryStage.Run(plan, context), compute));
    }

    private static QueryPlan resultOf(NumberMorsels numbers, long limit, long offset) {
        return new QueryPlan(
                List.of(new Pipeline("result", List.of(branch(numbers)), null)),
                List.of(numbers),
                SCHEMA,
                limit,
                offset);
    }

    private static Branch branch(NumberMorsels numbers) {
        return new Branch("numbers", () -> MorselStream.of(() -> numbers), List.of(), false);
    }

    /// The batches, or what the run failed with, after it has given everything back.
    private List<Batch> run(Source<Batch, CompletionStage<QueryStatistics>> source) {
        Pair<CompletionStage<QueryStatistics>, CompletionStage<List<Batch>>> running = source.toMat(
                        org.apache.pekko.stream.javadsl.Sink.seq(), Keep.both())
                .run(system);
        try {
            return running.second().toCompletableFuture().join();
        } finally {
            running.first().toCompletableFuture().handle((done, failed) -> null).join();
        }
    }

    private static List<Long> values(List<Batch> batches) {
        List<Long> values = new ArrayList<>();
        for (Batch batch : batches) {
            for (int row = 0; row < batch.rowCount(); row++) {
                values.add(batch.getLong(row, 0));
            }
        }
        return values;
    }

    private void assertEverythingIsBack(NumberMorsels numbers) {
        assertThat(numbers.readersOpen.get()).isZero();
        assertThat(numbers.closed.get()).isTrue();
        assertThat(context.ledger().usedBytes()).isZero();
    }

    private void awaitZero(NumberMorsels numbers) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!numbers.closed.get() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEverythingIsBack(numbers);
    }

    /// Adds numbers up, with three phases of two tasks for nothing.
    private static final class SumSink implements Sink {
        final AtomicLong total = new AtomicLong();
        final AtomicInteger phases = new AtomicInteger();
        final AtomicInteger tasks = new AtomicInteger();
        final AtomicBoolean closed = new AtomicBoolean();
        volatile boolean failing;

        @Override
        public Worker open(WorkerContext worker) {
            return new Worker() {
                private long sum;

                @Override
                public void consume(Chunk chunk) {
                    Batch batch = new Batch(SCHEMA, List.of(chunk.column(0)), chunk.rowCount());
                    for (int i = 0; i < chunk.rowCount(); i++) {
                        sum += batch.getLong(i, 0);
                    }
                }

                @Override
                public void finish() {
                    total.addAndGet(sum);
                }
            };
        }

        @Override
        public List<Runnable> nextPhase() {
            if (phases.get() == 3) {
                return List.of();
            }
            phases.incrementAndGet();
            Runnable task = () -> {
                if (failing) {
                    throw new CompletionException(new IllegalStateException("phase task broke"));
                }
                tasks.incrementAndGet();
            };
            return List.of(task, task);
        }

        @Override
        public String name() {
            return "SUM";
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
