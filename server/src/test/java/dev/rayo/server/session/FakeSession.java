package dev.rayo.server.session;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.server.output.Batches;
import dev.rayo.sql.error.RayoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A session without an engine: `one` gives a row, `nothing` is a change without rows, `endless` rows without an end, `hang` none
/// until it is closed, anything else an error.
public final class FakeSession implements Session {
    public final List<String> started = new ArrayList<>();
    public final CountDownLatch hanging = new CountDownLatch(1);
    public int closed;

    @Override
    public RunningStatement start(String sql) {
        started.add(sql);
        return switch (sql) {
            case "one", "nothing", "endless", "hang" -> new Running(sql);
            default -> throw RayoException.syntax("no statement", 0, "say one");
        };
    }

    @Override
    public RunningStatement startParquet(String sql, Path file) {
        return start(sql);
    }

    @Override
    public List<String> tables() {
        return List.of("flights", "airports");
    }

    @Override
    public List<String> columns(String relation) {
        return switch (relation) {
            case "flights" -> List.of("carrier", "delay");
            case "'a/b.parquet'" -> List.of("size");
            default -> List.of();
        };
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private final class Running implements RunningStatement {
        private final String sql;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private int given;

        Running(String sql) {
            this.sql = sql;
        }

        @Override
        public Schema schema() {
            return sql.equals("nothing")
                    ? new Schema(List.of())
                    : Batches.namesAndHits(List.of(), new long[0]).schema();
        }

        @Override
        public boolean changesSomething() {
            return sql.equals("nothing");
        }

        @Override
        public @Nullable Batch next() {
            given++;
            if (sql.equals("hang")) {
                hanging.countDown();
                try {
                    stopped.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw RayoException.user("the query was cancelled");
            }
            return sql.equals("endless") || sql.equals("one") && given == 1
                    ? Batches.namesAndHits(List.of("a"), given)
                    : null;
        }

        @Override
        public double progress() {
            return Double.NaN;
        }

        @Override
        public void close() {
            closed++;
            stopped.countDown();
        }
    }
}
