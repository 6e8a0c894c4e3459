package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.SelectedChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searched CASE. A condition is evaluated on the rows that no earlier branch took, a result on the rows that its branch
/// takes, unless the result is so cheap and safe that picking the rows would cost more.
final class CaseEvaluator implements Evaluator {
    /// @param condition null for ELSE
    /// @param eager     whether the result may and should be evaluated on all rows
    record Branch(@Nullable Evaluator condition, Evaluator result, boolean eager) {}

    private final Branch[] branches;
    private final SelectedChunk[] undecided;
    private final SelectedChunk[] takers;
    private final Truth truth = new Truth();
    private final CaseResult result;
    private int[] remaining = new int[0];
    private int[] rest = new int[0];
    private int[] taken = new int[0];

    CaseEvaluator(List<Branch> branches, CaseResult result) {
        this.branches = branches.toArray(Branch[]::new);
        this.result = result;
        undecided = new SelectedChunk[this.branches.length];
        takers = new SelectedChunk[this.branches.length];
        for (int i = 0; i < this.branches.length; i++) {
            undecided[i] = new SelectedChunk();
            takers[i] = new SelectedChunk();
        }
    }

    @Override
    public Column evaluate(Chunk chunk) {
        int count = chunk.rowCount();
        reserve(count);
        for (int i = 0; i < count; i++) {
            remaining[i] = i;
        }
        result.reset(count);
        int left = count;
        for (int i = 0; i < branches.length && left > 0; i++) {
            int takenCount = split(chunk, i, left);
            if (takenCount == count && !result.isCoded()) {
                return branches[i].result().evaluate(chunk);
            }
            if (takenCount > 0) {
                take(chunk, i, takenCount);
            }
            left -= takenCount;
            int[] swap = remaining;
            remaining = rest;
            rest = swap;
        }
        return result.column(count);
    }

    /// Divides the `left` remaining rows into those that the branch takes and the rest.
    private int split(Chunk chunk, int index, int left) {
        Evaluator condition = branches[index].condition();
        if (condition == null) {
            System.arraycopy(remaining, 0, taken, 0, left);
            return left;
        }
        Chunk narrowed = left == chunk.rowCount() ? chunk : undecided[index].reset(chunk, remaining, left);
        truth.set(condition.evaluate(narrowed));
        long[] trues = truth.trues();
        int takenCount = 0;
        int restCount = 0;
        for (int i = 0; i < left; i++) {
            int row = remaining[i];
            int isTaken = (int) (trues[i >> 6] >>> i & 1);
            taken[takenCount] = row;
            rest[restCount] = row;
            takenCount += isTaken;
            restCount += 1 - isTaken;
        }
        return takenCount;
    }

    private void take(Chunk chunk, int index, int takenCount) {
        Branch branch = branches[index];
        if (result.isCoded()) {
            result.putCode(index, taken, takenCount);
        } else if (branch.eager()) {
            result.putFrom(branch.result().evaluate(chunk), taken, takenCount);
        } else {
            SelectedChunk narrowed = takers[index].reset(chunk, taken, takenCount);
            result.put(branch.result().evaluate(narrowed), taken, takenCount);
        }
    }

    private void reserve(int count) {
        if (remaining.length < count + 1) {
            remaining = new int[count + 1];
            rest = new int[count + 1];
            taken = new int[count + 1];
        }
    }
}
