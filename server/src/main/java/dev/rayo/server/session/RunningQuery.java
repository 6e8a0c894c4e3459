package dev.rayo.server.session;

import dev.rayo.Batch;
import dev.rayo.BatchReader;
import dev.rayo.Query;
import dev.rayo.Schema;
import org.jspecify.annotations.Nullable;

/// A query that has been started and is pulled batch by batch.
final class RunningQuery implements RunningStatement {
    private final Query query;
    private final BatchReader reader;

    RunningQuery(Query query) {
        this.query = query;
        this.reader = query.read();
    }

    @Override
    public Schema schema() {
        return query.schema();
    }

    @Override
    public boolean changesSomething() {
        return query.changesSomething();
    }

    @Override
    public @Nullable Batch next() {
        return reader.next();
    }

    @Override
    public double progress() {
        return reader.progress();
    }

    @Override
    public void close() {
        reader.close();
    }
}
