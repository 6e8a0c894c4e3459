package dev.rayo.engine.operator.scan;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowMorsels;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Keeps all rows for pipelines that read them afterwards, each as often as it likes: shared plans, results.
/// In the order of arrival where one worker fed it.
public final class SharedRowsSink implements Sink {
    private final QueryContext query;
    private final RowStore store;

    /// @param input the layout of the chunks to come
    public SharedRowsSink(List<Field> input, QueryContext query) {
        this.query = query;
        this.store = new RowStore(input.stream().map(Field::type).toList(), "shared rows", query.ledger());
    }

    @Override
    public Worker open(WorkerContext context) {
        return new Keeper(store.appender(), query);
    }

    @Override
    public List<Runnable> nextPhase() {
        return List.of();
    }

    /// The rows, once [#nextPhase] is through: column i is the input's column `columns.get(i)`. Valid until [#close].
    public MorselSource scan(List<Integer> columns, int sourceId) {
        int[] chosen = columns.stream().mapToInt(Integer::intValue).toArray();
        return new RowMorsels(store.blocks(), chosen, sourceId, query);
    }

    public long rowCount() {
        return store.rowCount();
    }

    @Override
    public String name() {
        return "MATERIALIZE";
    }

    @Override
    public void close() {
        store.close();
    }

    private record Keeper(RowStore.Appender rows, QueryContext query) implements Worker {
        @Override
        public void consume(Chunk chunk) {
            query.checkCancelled();
            rows.append(chunk);
        }

        @Override
        public void finish() {
            rows.finish();
        }
    }
}
