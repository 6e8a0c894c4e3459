package dev.rayo.engine.operator;

/// What a worker's operators get to know: the query and which of its workers this is (from 0).
public record WorkerContext(QueryContext query, int worker) {
    /// Rows of a vector: the most a chunk may hold.
    public int vectorRows() {
        return query.settings().vectorRows();
    }
}
