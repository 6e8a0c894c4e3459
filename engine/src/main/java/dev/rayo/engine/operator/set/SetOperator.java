package dev.rayo.engine.operator.set;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.sql.plan.Plan;

/// INTERSECT or EXCEPT, with or without ALL. Two pipelines feed it, one after the other or at the same time; columns
/// count by position on both sides. When the phases of both sinks are through, [#result] has the rows.
public final class SetOperator implements AutoCloseable {
    /// @param plan kind and fields; its own inputs are not looked at
    public SetOperator(Plan.SetOperation plan, QueryContext query) {}

    /// Takes the left input.
    public Sink left() {
        throw new UnsupportedOperationException();
    }

    /// Takes the right input.
    public Sink right() {
        throw new UnsupportedOperationException();
    }

    /// The rows, laid out as the plan's fields. Valid until [#close].
    public MorselSource result(int sourceId) {
        throw new UnsupportedOperationException();
    }

    /// Gives back the memory of both sides; closing the two sinks does so too.
    @Override
    public void close() {}
}
