package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.List;

/// Takes in the right side of a join of any kind; without keys too. Also keeps which of its rows found a match.
public final class HashJoinBuild implements Sink {
    /// @param plan  kind, keys, residual and mark; its own inputs are not looked at
    /// @param left  the layout of the chunks that will be probed
    /// @param right the layout of the chunks to come
    public HashJoinBuild(Plan.Join plan, List<Field> left, List<Field> right, QueryContext query) {}

    /// For RIGHT and FULL, when every probe is through: the right rows that found no match, laid out as the probe's
    /// output (left columns all NULL).
    public MorselSource unmatched(int sourceId) {
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
        return "JOIN BUILD";
    }

    @Override
    public void close() {}
}
