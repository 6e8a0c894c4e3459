package dev.rayo.engine.operator.scan;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Keeps all rows for pipelines that read them afterwards, each as often as it likes: shared plans, results.
/// In the order of arrival where one worker fed it.
public final class SharedRowsSink implements Sink {
    /// @param input the layout of the chunks to come
    public SharedRowsSink(List<Field> input, QueryContext query) {}

    /// The rows, once [#nextPhase] is through: column i is the input's column `columns.get(i)`. Valid until [#close].
    public MorselSource scan(List<Integer> columns, int sourceId) {
        throw new UnsupportedOperationException();
    }

    public long rowCount() {
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
        return "MATERIALIZE";
    }

    @Override
    public void close() {}
}
