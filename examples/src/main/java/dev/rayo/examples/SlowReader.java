package dev.rayo.examples;

import dev.rayo.QueryStatistics;
import dev.rayo.Rayo;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;

/// Takes a few batches of a large scan, slowly, and leaves: only what was taken, and a little ahead, is read from disk.
public final class SlowReader {
    private SlowReader() {}

    /// @param arguments the path of a `lineitem.parquet`, as `rayo tpch` writes it
    public static void main(String[] arguments) {
        try (Rayo rayo = Rayo.open()) {
            CompletionStage<QueryStatistics> statistics = rayo.sql("SELECT * FROM '" + arguments[0] + "'")
                    .source()
                    .throttle(1, Duration.ofMillis(100))
                    .take(3)
                    .toMat(Sink.foreach(batch -> System.out.println(batch.rowCount() + " rows")), Keep.left())
                    .run(rayo.system());
            QueryStatistics counted = statistics.toCompletableFuture().join();
            System.out.printf("read %,d bytes, held at most %,d%n", counted.bytesRead(), counted.memoryPeak());
        }
    }
}
