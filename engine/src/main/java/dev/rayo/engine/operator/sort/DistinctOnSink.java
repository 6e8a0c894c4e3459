package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Keeps the first row in the order of `order` for each distinct value of `keys`, NULL equal to NULL. The layout stays;
/// rows come in no order. Without `order` any one row of each key.
public final class DistinctOnSink implements Sink {
    /// @param input the layout of the chunks to come
    public DistinctOnSink(List<Expression> keys, List<SortKey> order, List<Field> input, QueryContext query) {}

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
        return "DISTINCT ON";
    }

    @Override
    public void close() {}
}
