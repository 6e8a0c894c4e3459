package dev.rayo.engine.planner;

import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Plan;

/// An exchange whose two sides are in one process: all workers see one memory, so rows pass through.
record LocalExchange(Plan.Exchange.Kind kind) implements OperatorFactory {
    @Override
    public Operator open(Operator input, WorkerContext context) {
        return new Operator() {
            @Override
            public dev.rayo.engine.column.@org.jspecify.annotations.Nullable Chunk next() {
                return input.next();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String name() {
        return "EXCHANGE " + kind;
    }
}
