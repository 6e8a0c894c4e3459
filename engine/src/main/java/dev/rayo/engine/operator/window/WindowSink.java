package dev.rayo.engine.operator.window;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.List;

/// Computes window functions; the result is laid out as `input`, then one column per call of the plan.
public final class WindowSink implements Sink {
    /// @param plan  partitions, order and calls; its own input is not looked at
    /// @param input the layout of the chunks to come
    public WindowSink(Plan.Window plan, List<Field> input, QueryContext query) {}

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
        return "WINDOW";
    }

    @Override
    public void close() {}
}
