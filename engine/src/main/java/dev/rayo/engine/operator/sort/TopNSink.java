package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Finds the rows `offset` to `offset + limit` of the sorted input. The layout stays; morsels come in order.
public final class TopNSink implements Sink {
    /// @param input the layout of the chunks to come
    public TopNSink(List<SortKey> keys, long limit, long offset, List<Field> input, QueryContext query) {}

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Worker open(WorkerContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> nextPhase() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "TOP N";
    }

    @Override
    public void close() {}
}
