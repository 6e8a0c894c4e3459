package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.simd.Kernels;

/// Selects the rows where a BOOLEAN evaluator gives true.
final class TruthPredicate implements Predicate {
    /// Where more than one row in so many is left, looking at all of them is cheaper than gathering.
    static final int ALL_ROWS_PART = 3;

    private final Evaluator condition;
    private final boolean isEager;
    private final Truth truth = new Truth();
    private final SelectedChunk survivors = new SelectedChunk();
    private int[] picked = new int[0];

    /// @param isEager whether the condition may be evaluated on rows that are filtered out, and is cheap
    TruthPredicate(Evaluator condition, boolean isEager) {
        this.condition = condition;
        this.isEager = isEager;
    }

    @Override
    public int select(Chunk chunk, int[] selection) {
        truth.set(condition.evaluate(chunk));
        return truth.select(selection);
    }

    @Override
    public int refine(Chunk chunk, int[] rows, int count, int[] kept) {
        if (isEager && count > chunk.rowCount() / ALL_ROWS_PART) {
            truth.set(condition.evaluate(chunk));
            return Kernels.current().bits().refine(truth.trues(), rows, count, kept);
        }
        picked = picked.length < count ? new int[count] : picked;
        int found = select(survivors.reset(chunk, rows, count), picked);
        for (int i = 0; i < found; i++) {
            kept[i] = rows[picked[i]];
        }
        return found;
    }
}
