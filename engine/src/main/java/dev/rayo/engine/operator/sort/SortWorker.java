package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.rows.RowStore;

/// Keeps all rows with their sort keys.
final class SortWorker implements Sink.Worker {
    private final QueryContext query;
    private final KeyedChunk keyed;
    private final RowStore.Appender appender;

    SortWorker(SortLayout layout, RowStore store, QueryContext query) {
        this.query = query;
        this.keyed = new KeyedChunk(layout, query.settings().vectorRows());
        this.appender = store.appender();
    }

    @Override
    public void consume(Chunk chunk) {
        query.checkCancelled();
        appender.append(keyed.of(chunk));
    }

    @Override
    public void finish() {
        appender.finish();
    }
}
