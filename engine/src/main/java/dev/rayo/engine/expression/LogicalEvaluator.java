package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.type.Type;
import java.util.List;

/// AND or OR, three-valued. A term that may fail or is costly sees only the rows that the terms before it leave
/// undecided.
final class LogicalEvaluator implements Evaluator {
    /// @param eager whether the term may and should be evaluated on all rows
    record Term(Evaluator evaluator, boolean eager) {}

    private final boolean isAnd;
    private final Term[] terms;
    private final SelectedChunk[] undecided;
    private final Truth truth = new Truth();

    /// Rows where all terms so far have the value that leaves the result open: true for AND, false for OR.
    private long[] open = new long[0];

    /// Rows that one term has decided: false for AND, true for OR.
    private long[] decided = new long[0];

    private long[] bits = new long[0];
    private long[] valid = new long[0];
    private long[] spread = new long[0];
    private int[] selection = new int[0];

    LogicalEvaluator(Logical.Op op, List<Term> terms) {
        isAnd = op == Logical.Op.AND;
        this.terms = terms.toArray(Term[]::new);
        undecided = new SelectedChunk[this.terms.length];
        for (int i = 0; i < undecided.length; i++) {
            undecided[i] = new SelectedChunk();
        }
    }

    @Override
    public Column evaluate(Chunk chunk) {
        int count = chunk.rowCount();
        int words = Columns.words(count);
        reserve(words);
        for (int i = 0; i < words; i++) {
            open[i] = -1L;
            decided[i] = 0;
        }
        for (int i = 0; i < terms.length; i++) {
            if (i == 0 || terms[i].eager()) {
                truth.set(terms[i].evaluator().evaluate(chunk));
                absorb(isAnd ? truth.trues() : truth.falses(), isAnd ? truth.falses() : truth.trues(), words);
            } else if (!evaluateUndecided(chunk, i)) {
                break;
            }
        }
        boolean anyNull = false;
        for (int i = 0; i < words; i++) {
            long used = i == words - 1 && (count & 63) != 0 ? -1L >>> -count : -1L;
            open[i] &= used;
            valid[i] = open[i] | decided[i];
            bits[i] = isAnd ? open[i] : decided[i];
            anyNull |= valid[i] != used;
        }
        return new BitColumn(Type.BOOLEAN, bits, anyNull ? valid : null, count);
    }

    /// Evaluates a term where it still matters; returns false if it matters nowhere.
    private boolean evaluateUndecided(Chunk chunk, int index) {
        int count = chunk.rowCount();
        int words = Columns.words(count);
        for (int i = 0; i < words; i++) {
            spread[i] = ~decided[i];
        }
        selection = selection.length < count ? new int[count] : selection;
        int rows = Kernels.current().bits().toSelection(spread, count, selection);
        if (rows == 0) {
            return false;
        }
        if (rows == count) {
            truth.set(terms[index].evaluator().evaluate(chunk));
            absorb(isAnd ? truth.trues() : truth.falses(), isAnd ? truth.falses() : truth.trues(), words);
            return true;
        }
        SelectedChunk narrowed = undecided[index].reset(chunk, selection, rows);
        truth.set(terms[index].evaluator().evaluate(narrowed));
        long[] staysOpen = isAnd ? truth.trues() : truth.falses();
        long[] decides = isAnd ? truth.falses() : truth.trues();
        for (int i = 0; i < rows; i++) {
            int row = selection[i];
            long bit = 1L << row;
            open[row >> 6] &= (staysOpen[i >> 6] >>> i & 1) != 0 ? -1L : ~bit;
            decided[row >> 6] |= (decides[i >> 6] >>> i & 1) != 0 ? bit : 0;
        }
        return true;
    }

    private void absorb(long[] staysOpen, long[] decides, int words) {
        for (int i = 0; i < words; i++) {
            open[i] &= staysOpen[i];
            decided[i] |= decides[i];
        }
    }

    private void reserve(int words) {
        if (open.length < words) {
            open = new long[words];
            decided = new long[words];
            bits = new long[words];
            valid = new long[words];
            spread = new long[words];
        }
    }
}
