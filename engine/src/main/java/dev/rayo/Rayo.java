package dev.rayo;

import dev.rayo.engine.catalog.EngineCatalog;
import dev.rayo.engine.catalog.LiveTable;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.pipeline.StreamSystem;
import dev.rayo.engine.planner.FrontEnd;
import dev.rayo.engine.planner.PlanCache;
import dev.rayo.engine.write.FileSinkStage;
import dev.rayo.engine.write.FileWriters;
import dev.rayo.simd.KernelWarmup;
import dev.rayo.sql.catalog.Catalog.Relation;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.StatementSplitter;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/// An open engine: catalogue, compute threads and memory. Thread-safe; many queries may run at once.
///
/// ```java
/// try (Rayo rayo = Rayo.open()) {
///     rayo.sql("SELECT carrier, avg(delay) FROM 'flights.parquet' GROUP BY carrier")
///             .source()
///             .runForeach(System.out::println, rayo.system());
/// }
/// ```
public final class Rayo implements AutoCloseable {
    /// Plans that are kept for queries that come again.
    private static final int PLANS_MAX = 256;

    private final EngineCatalog catalog = new EngineCatalog();
    private final PlanCache plans = new PlanCache(PLANS_MAX);
    private final Ledger ledger;
    private final ThreadPoolExecutor compute;
    private volatile Settings settings;
    private @Nullable ActorSystem system;
    private volatile boolean closed;

    private Rayo(Settings settings) {
        this.settings = settings;
        this.ledger = Ledger.root(settings.memoryLimit());
        this.compute = computeThreads(settings.threads());
        KernelNotice.give();
        KernelWarmup.begin(() -> compute.getActiveCount() > 0);
    }

    /// An engine with the settings of [Settings#standard].
    public static Rayo open() {
        return open(Settings.standard());
    }

    public static Rayo open(Settings settings) {
        return new Rayo(settings);
    }

    /// Binds one statement. A query reads the tables as they are when it is run.
    ///
    /// @throws RayoException USER, with position and hint, if the text is not SQL or does not fit the tables
    public Query sql(String text) {
        return sql(text, List.of());
    }

    /// Binds one statement with a value for each of its parameters (`?`, `$1`), as Java objects.
    public Query sql(String text, List<@Nullable Object> parameters) {
        checkOpen();
        return new Statements(this, compute, frontEnd(), plans).query(text, parameters);
    }

    /// Runs statements that semicolons separate, one after the other, and returns the result of the last one.
    public List<Batch> execute(String script) {
        List<Batch> last = List.of();
        for (StatementSplitter.Piece statement : StatementSplitter.split(script)) {
            last = sql(statement.text()).fetch();
        }
        return last;
    }

    /// Makes a stream a table: each query that reads it materialises `source` once and pulls at its own pace.
    ///
    /// @throws RayoException USER if the name is taken
    public void register(String name, Source<Batch, ?> source, Schema schema) {
        if (!catalog.add(new Relation.Stored(new LiveTable(name, schema, source)))) {
            throw RayoException.user("there is a table " + name + " already");
        }
    }

    /// Takes out a table, view or stream.
    public void unregister(String name) {
        catalog.remove(name);
    }

    /// The query `text` over the stream's own batches, which it calls `input`. All batches have the first one's schema;
    /// a stream without a batch gives none.
    public Flow<Batch, Batch, NotUsed> flow(String text) {
        return Flow.<Batch>create()
                .prefixAndTail(1)
                .flatMapConcat(parts -> parts.first().isEmpty()
                        ? Source.<Batch>empty()
                        : over(text, parts.first().getFirst().schema(), Source.from(parts.first())
                                .concatLazy(parts.second())));
    }

    /// The query `text` over the stream's own batches, which it calls `input` and which have `schema`.
    public Flow<Batch, Batch, NotUsed> flow(String text, Schema schema) {
        return Flow.<Batch>create()
                .prefixAndTail(0)
                .flatMapConcat(parts -> over(text, schema, parts.second()));
    }

    /// Writes a stream of batches to a file, in its order: Arrow if the name ends so (`.arrow`, `.feather`, `.ipc`), else
    /// Parquet. The materialised value is the number of rows; the file appears when it is whole, and does not if the
    /// stream fails.
    public Sink<Batch, CompletionStage<Long>> sink(String file) {
        return Sink.fromGraph(new FileSinkStage(schema -> FileWriters.writer(file, schema, ledger), compute));
    }

    private Source<Batch, NotUsed> over(String text, Schema schema, Source<Batch, NotUsed> input) {
        LiveTable table = new LiveTable("input", schema, input);
        FrontEnd frontEnd = new FrontEnd(catalog.with(table));
        return new Statements(this, compute, frontEnd, null)
                .query(text, List.of())
                .source()
                .mapMaterializedValue(statistics -> NotUsed.getInstance());
    }

    /// The actor system that runs this engine's streams; made at the first call. Meanwhile other threads may bind
    /// statements: making it takes longer than that.
    public synchronized ActorSystem system() {
        checkOpen();
        if (system == null) {
            system = StreamSystem.create();
        }
        return system;
    }

    public Settings settings() {
        return settings;
    }

    /// Changes what later queries run with. The engine's own memory limit and number of threads stay what they were
    /// when it was opened; a query may have less.
    public void configure(Settings newSettings) {
        settings = newSettings;
    }

    /// Who holds how many bytes of this engine.
    public Ledger ledger() {
        return ledger;
    }

    public EngineCatalog catalog() {
        return catalog;
    }

    /// Stops the streams and gives everything back. Queries that still run fail.
    @Override
    public void close() {
        ActorSystem running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = system;
        }
        if (running != null) {
            running.terminate();
            running.getWhenTerminated().toCompletableFuture().join();
        }
        compute.shutdown();
        catalog.close();
    }

    private FrontEnd frontEnd() {
        return new FrontEnd(catalog);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this Rayo is closed");
        }
    }

    private static ThreadPoolExecutor computeThreads(int count) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(count, count, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "rayo-compute-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
