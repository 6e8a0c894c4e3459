package dev.rayo.server.tpch;

import dev.rayo.Batch;
import dev.rayo.Rayo;
import dev.rayo.server.session.ProgressBar;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/// Writes the tables one after the other. Parts of a table are generated at once, on all cores, and written in order;
/// the writer's demand decides how many are under way. A file has its name only when it is complete.
public final class TpchWriter {
    private static final Duration PROGRESS_DELAY = Duration.ofMillis(500);

    private final Path folder;
    private final double scaleFactor;
    private final boolean overwrite;
    private final PrintStream out;
    private final @Nullable PrintStream progressTerminal;
    private final AtomicInteger partsDone = new AtomicInteger();

    /// @param folder exists
    /// @param out one line a table goes here
    /// @param progressTerminal where progress is drawn; null for nowhere
    public TpchWriter(
            Path folder,
            double scaleFactor,
            boolean overwrite,
            PrintStream out,
            @Nullable PrintStream progressTerminal) {
        this.folder = folder;
        this.scaleFactor = scaleFactor;
        this.overwrite = overwrite;
        this.out = out;
        this.progressTerminal = progressTerminal;
    }

    /// @throws RayoException USER if a file exists and must not be replaced
    public void write() throws IOException {
        List<GeneratedTable<?>> tables = GeneratedTable.all(scaleFactor);
        for (GeneratedTable<?> table : tables) {
            if (!overwrite && Files.exists(file(table))) {
                throw RayoException.user("the file " + file(table) + " exists", "pass --overwrite to replace it");
            }
        }
        int partsAll = tables.stream().mapToInt(GeneratedTable::partCount).sum();
        int threads = Runtime.getRuntime().availableProcessors();
        try (Rayo rayo = Rayo.open();
                ExecutorService generators = Executors.newFixedThreadPool(threads);
                ProgressBar bar = ProgressBar.start(
                        progressTerminal, PROGRESS_DELAY, () -> (double) partsDone.get() / partsAll)) {
            for (GeneratedTable<?> table : tables) {
                write(rayo, table, generators, threads);
            }
            bar.close();
        }
    }

    private void write(Rayo rayo, GeneratedTable<?> table, ExecutorService generators, int threads)
            throws IOException {
        Source<Batch, NotUsed> rows = Source.range(1, table.partCount())
                .mapAsync(threads, part -> CompletableFuture.supplyAsync(() -> table.generate(part), generators))
                .map(batch -> {
                    partsDone.incrementAndGet();
                    return batch;
                });
        Path unfinished = folder.resolve("." + table.name() + ".parquet.unfinished");
        rayo.register(table.name(), rows, table.schema());
        try {
            String target = unfinished.toString().replace("'", "''");
            List<List<@Nullable Object>> written = rayo.sql(
                            "COPY " + table.name() + " TO '" + target + "' (FORMAT PARQUET)")
                    .rows();
            Files.move(unfinished, file(table), StandardCopyOption.REPLACE_EXISTING);
            out.printf("%-30s %,13d rows%n", file(table), (Long) written.getFirst().getFirst());
        } finally {
            rayo.unregister(table.name());
            Files.deleteIfExists(unfinished);
        }
    }

    private Path file(GeneratedTable<?> table) {
        return folder.resolve(table.name() + ".parquet");
    }
}
