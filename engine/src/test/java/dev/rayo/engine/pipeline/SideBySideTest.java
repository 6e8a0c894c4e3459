package dev.rayo.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.Batch;
import dev.rayo.QueryStatistics;
import dev.rayo.Schema;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pipelines of one query that do not need each other.
class SideBySideTest {
    private static final Schema SCHEMA = new Schema(List.of(new Schema.Column("n", Type.BIGINT)));
    private static final int MORSEL = 1_000;
    private static ActorSystem system;
    private static ExecutorService compute;

    private final Ledger ledger = Ledger.root(1 << 20);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        system = ActorSystem.create("test");
        compute = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        system.terminate();
        compute.shutdownNow();
    }

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(ledger.usedBytes()).isZero();
    }

    /// Runs `task` at its first rows, and `phase` in its only phase; holds memory until it is closed.
    private final class TaskSink implements Sink {
        private final String name;
        private final Reservation memory = ledger.reserve("task", MemoryKind.HEAP);
        private final Runnable task;
        private final Runnable phase;
        private boolean begun;
        private boolean phased;

        TaskSink(String name, Runnable task, Runnable phase) {
            this.name = name;
            this.task = task;
            this.phase = phase;
            memory.grow(100);
        }

        private synchronized boolean begins() {
            boolean first = !begun;
            begun = true;
            return first;
        }

        @Override
        public Worker open(WorkerContext worker) {
            return new Worker() {
                @Override
                public void consume(Chunk chunk) {
                    if (begins()) {
                        events.add(name + " begins");
                        task.run();
                    }
                }

                @Override
                public void finish() {}
            };
        }

        @Override
        public List<Runnable> nextPhase() {
            if (phased) {
                events.add(name + " ends");
                return List.of();
            }
            phased = true;
            return List.of(phase, () -> {});
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void close() {
            memory.close();
        }
    }

    private static Runnable nothing() {
        return () -> {};
    }

    /// Tells that it is there, and waits for the other one.
    private static Runnable meet(CountDownLatch here, CountDownLatch there) {
        return () -> {
            here.countDown();
            await(there);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Runnable failing(String message) {
        return () -> {
            throw new IllegalStateException(message);
        };
    }

    private static Pipeline pipeline(TaskSink sink, Integer... needs) {
        NumberMorsels numbers = new NumberMorsels(1, MORSEL, -1);
        Branch branch = new Branch("numbers", () -> MorselStream.of(() -> numbers), List.of(), false);
        return new Pipeline(sink.name(), List.of(branch), sink, Set.of(needs));
    }

    private Source<Batch, CompletionStage<QueryStatistics>> query(int threads, Pipeline... first) {
        NumberMorsels numbers = new NumberMorsels(1, MORSEL, -1);
        Branch branch = new Branch(
                "numbers",
                () -> {
                    events.add("result");
                    return MorselStream.of(() -> numbers);
                },
                List.of(),
                false);
        List<Pipeline> pipelines = new ArrayList<>(List.of(first));
        pipelines.add(new Pipeline("result", List.of(branch), null));
        List<AutoCloseable> sinks = new ArrayList<>();
        for (Pipeline each : first) {
            sinks.add(each.sink());
        }
        QueryPlan plan = new QueryPlan(pipelines, sinks, SCHEMA, Long.MAX_VALUE, 0);
        QueryContext context = new QueryContext(new Settings(threads, 50, MORSEL, MORSEL, 1 << 20, false), ledger);
        return Source.fromGraph(new QueryStage(() -> new QueryStage.Run(plan, context), compute));
    }

    private static long run(Source<Batch, CompletionStage<QueryStatistics>> query) throws Exception {
        var running = query.toMat(
                        org.apache.pekko.stream.javadsl.Sink.<Long, Batch>fold(0L, (sum, batch) -> sum + batch.rowCount()),
                        Keep.both())
                .run(system);
        CompletableFuture<Long> rows = running.second().toCompletableFuture();
        try {
            return rows.get(60, TimeUnit.SECONDS);
        } finally {
            running.first().toCompletableFuture().handle((done, failed) -> done).get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void twoBuildsAreInWorkAtTheSameTime() throws Exception {
        CountDownLatch a = new CountDownLatch(1);
        CountDownLatch b = new CountDownLatch(1);
        long rows = run(query(
                2,
                pipeline(new TaskSink("a", meet(a, b), nothing())),
                pipeline(new TaskSink("b", meet(b, a), nothing()))));
        assertThat(rows).isEqualTo(MORSEL);
        assertThat(events.getLast()).isEqualTo("result");
    }

    @Test
    void theirPhasesRunAtTheSameTime() throws Exception {
        CountDownLatch a = new CountDownLatch(1);
        CountDownLatch b = new CountDownLatch(1);
        long rows = run(query(
                2,
                pipeline(new TaskSink("a", nothing(), meet(a, b))),
                pipeline(new TaskSink("b", nothing(), meet(b, a)))));
        assertThat(rows).isEqualTo(MORSEL);
    }

    @Test
    void whatIsNeededIsCompleteBefore() throws Exception {
        run(query(
                2,
                pipeline(new TaskSink("a", nothing(), nothing())),
                pipeline(new TaskSink("b", nothing(), nothing()), 0),
                pipeline(new TaskSink("c", nothing(), nothing()), 1)));
        assertThat(events)
                .containsExactly("a begins", "a ends", "b begins", "b ends", "c begins", "c ends", "result");
    }

    @Test
    void oneThreadTakesThemInOrder() throws Exception {
        run(query(
                1,
                pipeline(new TaskSink("a", nothing(), nothing())),
                pipeline(new TaskSink("b", nothing(), nothing()))));
        assertThat(events).containsExactly("a begins", "a ends", "b begins", "b ends", "result");
    }

    @Test
    void ofTwoThatFailTheFirstOfThePlanIsToldOf() {
        CountDownLatch b = new CountDownLatch(1);
        Runnable late = () -> {
            await(b);
            throw new IllegalStateException("a broke");
        };
        Runnable early = () -> {
            b.countDown();
            throw new IllegalStateException("b broke");
        };
        assertThatThrownBy(() -> run(query(
                        2,
                        pipeline(new TaskSink("first", nothing(), nothing())),
                        pipeline(new TaskSink("a", late, nothing()), 0),
                        pipeline(new TaskSink("b", early, nothing())))))
                .hasMessageContaining("a broke");
    }

    @Test
    void aPipelineBehindTheFailedOneIsNotBegun() {
        assertThatThrownBy(() -> run(query(
                        2,
                        pipeline(new TaskSink("a", nothing(), nothing())),
                        pipeline(new TaskSink("b", nothing(), failing("b broke"))),
                        pipeline(new TaskSink("c", nothing(), nothing()), 1))))
                .hasMessageContaining("b broke");
        assertThat(events).contains("a ends").doesNotContain("c begins", "result");
    }

    @Test
    void cancellingStopsAllOfThem() throws Exception {
        CountDownLatch a = new CountDownLatch(1);
        CountDownLatch b = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable wait = () -> await(cancelled);
        var running = query(
                        2,
                        pipeline(new TaskSink("a", () -> { meet(a, b).run(); wait.run(); }, nothing())),
                        pipeline(new TaskSink("b", () -> { meet(b, a).run(); wait.run(); }, nothing())))
                .toMat(TestSink.create(system), Keep.both())
                .run(system);
        running.second().request(1);
        await(a);
        await(b);
        running.second().cancel();
        cancelled.countDown();
        running.first().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(events).doesNotContain("a ends", "b ends", "result");
    }
}
