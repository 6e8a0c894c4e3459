package dev.rayo.engine.operator.filter;

import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;

/// Lets `limit` rows through after leaving out `offset` rows, counted over all workers together: one object per query.
/// Which rows these are is open where several workers run; the rows of an ordered input keep their order, and are the
/// first ones, where one worker reads its morsels in order.
public final class LimitFactory implements OperatorFactory {
    private final RowQuota skipped;
    private final RowQuota passed;

    /// @param limit rows, `Long.MAX_VALUE` for no bound
    public LimitFactory(long limit, long offset) {
        this.skipped = new RowQuota(offset);
        this.passed = new RowQuota(limit);
    }

    /// Whether all rows have been let through: nothing more need be read.
    public boolean isExhausted() {
        return passed.left() == 0;
    }

    @Override
    public Operator open(Operator below, WorkerContext context) {
        return new LimitOperator(below, skipped, passed, context);
    }

    @Override
    public String name() {
        return "LIMIT";
    }
}
