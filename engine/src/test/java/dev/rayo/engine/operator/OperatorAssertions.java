package dev.rayo.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs operators as a pipeline would, without streams: several workers over shared morsel sources, sinks with their
/// phases, results read by several workers again. Checks at the end that the ledger is empty.
public final class OperatorAssertions implements AutoCloseable {
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "operator-test");
        thread.setDaemon(true);
        return thread;
    });

    private final Settings settings;
    private final Form form;
    private final Ledger ledger;
    private final QueryContext query;
    private final List<AutoCloseable> toClose = new ArrayList<>();

    public OperatorAssertions(Settings settings, Form form) {
        this.settings = settings;
        this.form = form;
        this.ledger = Ledger.root(settings.memoryLimit());
        this.query = new QueryContext(settings, ledger);
    }

    /// Settings that a test runs under: threads, vector rows, morsel rows.
    public static Settings settings(int threads, int vectorRows, int morselRows) {
        return new Settings(threads, vectorRows, morselRows, 1024, 2L << 30, false);
    }

    public QueryContext query() {
        return query;
    }

    public Settings settings() {
        return settings;
    }

    /// To be closed at the end, whatever happens.
    public <T extends AutoCloseable> T keep(T closeable) {
        toClose.add(closeable);
        return closeable;
    }

    public MorselSource source(Rows rows) {
        return new ChunkSource(rows, form, settings.morselRows(), 1);
    }

    /// Feeds the rows through operators into a sink, and lets it complete.
    public <S extends Sink> S fill(S sink, MorselSource source, OperatorFactory... operators) {
        keep(sink);
        runAll(workers(worker -> feed(sink, source, worker, operators)));
        complete(sink);
        return sink;
    }

    public <S extends Sink> S fill(S sink, Rows rows, OperatorFactory... operators) {
        return fill(sink, source(rows), operators);
    }

    public void complete(Sink sink) {
        for (List<Runnable> tasks = sink.nextPhase(); !tasks.isEmpty(); tasks = sink.nextPhase()) {
            runAll(tasks);
        }
    }

    private @Nullable Void feed(Sink sink, MorselSource source, int worker, OperatorFactory... operators) {
        WorkerContext context = new WorkerContext(query, worker);
        Sink.Worker part = sink.open(context);
        pull(source, context, part::consume, operators);
        part.finish();
        return null;
    }

    /// Reads the source through operators with all workers; rows in no order.
    public List<Object[]> read(MorselSource source, OperatorFactory... operators) {
        List<Object[]> all = Collections.synchronizedList(new ArrayList<>());
        runAll(workers(worker -> {
            pull(source, new WorkerContext(query, worker), chunk -> addRows(chunk, all), operators);
            return null;
        }));
        return all;
    }

    /// Reads the source with one worker, in order.
    public List<Object[]> readInOrder(MorselSource source, OperatorFactory... operators) {
        List<Object[]> all = new ArrayList<>();
        pull(source, new WorkerContext(query, 0), chunk -> addRows(chunk, all), operators);
        return all;
    }

    /// Counts the rows of the source behind the operators; every column is read.
    public long count(MorselSource source, OperatorFactory... operators) {
        AtomicLong count = new AtomicLong();
        runAll(workers(worker -> {
            pull(
                    source,
                    new WorkerContext(query, worker),
                    chunk -> {
                        for (int column = 0; column < chunk.columnCount(); column++) {
                            chunk.column(column);
                        }
                        count.addAndGet(chunk.rowCount());
                    },
                    operators);
            return null;
        }));
        return count.get();
    }

    private static void addRows(Chunk chunk, List<Object[]> rows) {
        List<Object[]> some = new ArrayList<>();
        for (int row = 0; row < chunk.rowCount(); row++) {
            some.add(new Object[chunk.columnCount()]);
        }
        for (int column = 0; column < chunk.columnCount(); column++) {
            var values = chunk.column(column);
            assertThat(values.length()).isGreaterThanOrEqualTo(chunk.rowCount());
            for (int row = 0; row < chunk.rowCount(); row++) {
                some.get(row)[column] = TestColumns.value(values, row);
            }
        }
        rows.addAll(some);
    }

    private interface ChunkReader {
        void read(Chunk chunk);
    }

    /// As in a pipeline, one chain of operators takes a worker through all its morsels.
    private void pull(MorselSource source, WorkerContext context, ChunkReader reader, OperatorFactory... factories) {
        MorselChain input = new MorselChain(source, context);
        List<Operator> chain = new ArrayList<>();
        chain.add(input);
        try {
            for (OperatorFactory factory : factories) {
                chain.add(factory.open(chain.getLast(), context));
            }
            Operator last = chain.getLast();
            for (Chunk chunk = last.next(); chunk != null; chunk = last.next()) {
                assertThat(chunk.rowCount()).isBetween(1, settings.vectorRows());
                reader.read(chunk);
            }
        } finally {
            chain.reversed().forEach(Operator::close);
        }
    }

    private static final class MorselChain implements Operator {
        private final MorselSource source;
        private final WorkerContext context;
        private @Nullable Operator current;

        MorselChain(MorselSource source, WorkerContext context) {
            this.source = source;
            this.context = context;
        }

        @Override
        public @Nullable Chunk next() {
            while (true) {
                if (current != null) {
                    Chunk chunk = current.next();
                    if (chunk != null) {
                        return chunk;
                    }
                    current.close();
                    current = null;
                }
                Morsel morsel = source.next();
                if (morsel == null) {
                    return null;
                }
                current = morsel.open(context);
            }
        }

        @Override
        public void close() {
            if (current != null) {
                current.close();
            }
        }
    }

    private List<Runnable> workers(Function<Integer, @Nullable Void> task) {
        List<Runnable> tasks = new ArrayList<>();
        for (int worker = 0; worker < settings.threads(); worker++) {
            int number = worker;
            tasks.add(() -> task.apply(number));
        }
        return tasks;
    }

    private void runAll(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        List<Future<?>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(POOL.submit(task)));
        Throwable failure = null;
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        switch (failure) {
            case null -> {}
            case RayoException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable closeable : toClose.reversed()) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        assertThat(ledger.usedBytes()).as("bytes not given back").isZero();
    }
}
