package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Sorts all rows. The layout stays; morsels come in order, and each morsel's rows too.
public final class SortSink implements Sink {
    private final QueryContext query;
    private final KeyedRows keyed;
    private final SortedRows sorted;

    /// @param input the layout of the chunks to come
    public SortSink(List<SortKey> keys, List<Field> input, QueryContext query) {
        this.query = query;
        this.keyed = new KeyedRows(new SortKeyLayout(keys), List.copyOf(input), "sort", query.ledger());
        this.sorted = new SortedRows(keyed, "sort", query);
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        return new OrderedMorsels(
                sorted.rows(), sorted.ranges(), 0, Long.MAX_VALUE, keyed.inputColumns(), sourceId, query);
    }

    @Override
    public Worker open(WorkerContext context) {
        KeyedRows.Appender appender = keyed.appender();
        return new Worker() {
            @Override
            public void consume(Chunk chunk) {
                appender.append(chunk);
            }

            @Override
            public void finish() {
                appender.finish();
            }
        };
    }

    @Override
    public List<Runnable> nextPhase() {
        return sorted.nextPhase();
    }

    @Override
    public String name() {
        return "SORT";
    }

    @Override
    public void close() {
        sorted.close();
    }
}
