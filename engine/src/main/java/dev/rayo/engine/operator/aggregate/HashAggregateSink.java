package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.List;

/// Groups and aggregates; the result is laid out as `plan.output()`.
public final class HashAggregateSink implements Sink {
    /// @param plan  keys, grouping sets and aggregates; its own input is not looked at
    /// @param input the layout of the chunks to come
    public HashAggregateSink(Plan.Aggregate plan, List<Field> input, QueryContext query) {}

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
        return "AGGREGATE";
    }

    @Override
    public void close() {}
}
