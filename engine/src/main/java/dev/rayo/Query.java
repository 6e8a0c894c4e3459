package dev.rayo;

import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/// SQL bound to a [Rayo]: a publisher of batches. Immutable and thread-safe; every run is a run of its own.
public final class Query {
    private final Rayo rayo;
    private final String sql;
    private final Schema schema;
    private final boolean changesSomething;
    private final Supplier<Source<Batch, CompletionStage<QueryStatistics>>> source;

    Query(
            Rayo rayo,
            String sql,
            Schema schema,
            boolean changesSomething,
            Supplier<Source<Batch, CompletionStage<QueryStatistics>>> source) {
        this.rayo = rayo;
        this.sql = sql;
        this.schema = schema;
        this.changesSomething = changesSomething;
        this.source = source;
    }

    /// Names and types of the result's columns.
    public Schema schema() {
        return schema;
    }

    public String sql() {
        return sql;
    }

    /// Whether running it changes tables, files or settings. The result then is empty, or one row with the number of
    /// rows taken in.
    public boolean changesSomething() {
        return changesSomething;
    }

    /// The result as a stream: nothing runs before the first demand, and a reader that stops asking stops the query.
    /// It fails with a [RayoException]. Cancelling it stops within a vector; the materialised value completes when
    /// every byte is given back.
    public Source<Batch, CompletionStage<QueryStatistics>> source() {
        return source.get();
    }

    /// Starts the query for a caller that waits for batches.
    public BatchReader read() {
        return new BatchReader(this, rayo);
    }

    /// Runs the query and waits for all batches.
    ///
    /// @throws RayoException if the query fails, or with fault USER if the waiting thread is interrupted
    public List<Batch> fetch() {
        List<Batch> batches = new ArrayList<>();
        forEach(batches::add);
        return batches;
    }

    /// All rows as Java objects, as [dev.rayo.sql.type.Type] says which.
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        forEach(batch -> {
            for (int row = 0; row < batch.rowCount(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 0; column < schema.columns().size(); column++) {
                    values.add(batch.value(row, column));
                }
                rows.add(values);
            }
        });
        return rows;
    }

    /// Runs the query, hands every batch to `consumer` in the calling thread, and waits for the end. An exception of
    /// the consumer, or an interrupt of the thread, cancels the query.
    public QueryStatistics forEach(Consumer<Batch> consumer) {
        try (BatchReader reader = read()) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                consumer.accept(batch);
            }
            return reader.statistics();
        }
    }
}
