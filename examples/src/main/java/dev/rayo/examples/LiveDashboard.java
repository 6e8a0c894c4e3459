package dev.rayo.examples;

import dev.rayo.Batch;
import dev.rayo.Rayo;
import dev.rayo.Schema;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.Random;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/// Makes a stream of measurements a table, and asks it for the hottest sensors.
public final class LiveDashboard {
    private static final Schema MEASUREMENTS = new Schema(
            List.of(new Schema.Column("sensor", Type.INTEGER), new Schema.Column("millidegrees", Type.BIGINT)));

    private LiveDashboard() {}

    public static void main(String[] arguments) {
        Source<Batch, NotUsed> measurements = Source.range(1, 20).map(LiveDashboard::measure);
        try (Rayo rayo = Rayo.open()) {
            rayo.register("measurements", measurements, MEASUREMENTS);
            rayo.sql("SELECT sensor, max(millidegrees) / 1000.0 AS degrees FROM measurements GROUP BY sensor "
                            + "ORDER BY degrees DESC LIMIT 3")
                    .source()
                    .runForeach(System.out::println, rayo.system())
                    .toCompletableFuture()
                    .join();
        }
    }

    /// A thousand measurements, as they may arrive in one message.
    private static Batch measure(int second) {
        Random random = new Random(second);
        int[] sensors = random.ints(1_000, 0, 50).toArray();
        long[] millidegrees = random.longs(1_000, 15_000, 30_000).toArray();
        return new Batch(
                MEASUREMENTS,
                List.of(
                        new IntColumn(Type.INTEGER, sensors, null, sensors.length),
                        new LongColumn(Type.BIGINT, millidegrees, null, millidegrees.length)),
                sensors.length);
    }
}
