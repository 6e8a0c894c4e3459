package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;

/// Selects the rows where a BOOLEAN evaluator gives true.
final class TruthPredicate implements Predicate {
    private final Evaluator condition;
    private final Truth truth = new Truth();

    TruthPredicate(Evaluator condition) {
        this.condition = condition;
    }

    @Override
    public int select(Chunk chunk, int[] selection) {
        truth.set(condition.evaluate(chunk));
        return truth.select(selection);
    }
}
