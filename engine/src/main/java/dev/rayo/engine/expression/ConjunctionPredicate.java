package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import java.util.List;

/// Terms that must all be true, each applied to the rows that the terms before it kept.
///
/// The order adapts: every [#REVIEW_CHUNKS] chunks the terms are sorted by what they cost per row they remove. Terms
/// that may fail stay behind all others, in the order they were written in, so that a row that is filtered out by an
/// earlier term never raises their error.
final class ConjunctionPredicate implements Predicate {
    record Term(Predicate predicate, ExpressionTraits traits) {}

    static final int REVIEW_CHUNKS = 64;
    private static final double MOSTLY = 0.8;

    private final TermState[] terms;
    private int chunks;
    private int[] picked = new int[0];

    ConjunctionPredicate(List<Term> terms) {
        this.terms = terms.stream()
                .map(TermState::new)
                .sorted((a, b) -> Boolean.compare(!a.isMovable(), !b.isMovable()))
                .toArray(TermState[]::new);
    }

    @Override
    public int select(Chunk chunk, int[] selection) {
        int rows = chunk.rowCount();
        picked = picked.length < rows ? new int[rows] : picked;
        int count = rows;
        for (int i = 0; i < terms.length && count > 0; i++) {
            TermState term = terms[i];
            int before = count;
            long start = System.nanoTime();
            if (count == rows) {
                count = term.predicate.select(chunk, selection);
            } else if (count > rows * MOSTLY && term.isEager) {
                count = intersect(selection, count, term.predicate.select(chunk, picked));
            } else {
                int kept = term.predicate.select(term.survivors.reset(chunk, selection, count), picked);
                for (int k = 0; k < kept; k++) {
                    selection[k] = selection[picked[k]];
                }
                count = kept;
            }
            term.observe(before, count, System.nanoTime() - start);
        }
        if (++chunks % REVIEW_CHUNKS == 0) {
            review();
        }
        return count;
    }

    /// Keeps what is also in `picked`; both ascend.
    private int intersect(int[] selection, int count, int pickedCount) {
        int kept = 0;
        int at = 0;
        for (int i = 0; i < count && at < pickedCount; i++) {
            while (at < pickedCount && picked[at] < selection[i]) {
                at++;
            }
            if (at < pickedCount && picked[at] == selection[i]) {
                selection[kept++] = selection[i];
            }
        }
        return kept;
    }

    /// Insertion sort of the movable terms: there are few, and mostly they are in order.
    private void review() {
        for (int i = 1; i < terms.length && terms[i].isMovable(); i++) {
            TermState term = terms[i];
            int at = i;
            while (at > 0 && terms[at - 1].rank() > term.rank()) {
                terms[at] = terms[at - 1];
                at--;
            }
            terms[at] = term;
        }
        for (TermState term : terms) {
            term.forget();
        }
    }

    private static final class TermState {
        final Predicate predicate;
        final boolean isEager;
        final SelectedChunk survivors = new SelectedChunk();
        private final boolean movable;
        private double rowsIn;
        private double rowsOut;
        private double nanos;

        TermState(Term term) {
            predicate = term.predicate();
            isEager = term.traits().isEager();
            movable = term.traits().total() && term.traits().deterministic();
        }

        boolean isMovable() {
            return movable;
        }

        void observe(int in, int out, long time) {
            rowsIn += in;
            rowsOut += out;
            nanos += time;
        }

        /// Nanoseconds per removed row. A term that saw nothing lately keeps its place at the end.
        double rank() {
            return rowsIn == 0 ? Double.MAX_VALUE : nanos / (rowsIn - rowsOut + 1e-3 * rowsIn);
        }

        /// Old observations fade, so that the order follows the data.
        void forget() {
            rowsIn /= 4;
            rowsOut /= 4;
            nanos /= 4;
        }
    }
}
