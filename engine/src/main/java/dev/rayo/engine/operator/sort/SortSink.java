package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Sorts all rows. The layout stays; morsels come in order, and each morsel's rows too.
public final class SortSink implements Sink {
    /// @param input the layout of the chunks to come
    public SortSink(List<SortKey> keys, List<Field> input, QueryContext query) {}

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
        return "SORT";
    }

    @Override
    public void close() {}
}
