package dev.rayo.engine.expression;

/// A term of a conjunction and what one worker has seen of it: how long it takes, and how many rows it removes.
final class TermState {
    final Predicate predicate;
    private final boolean movable;
    private double rowsIn;
    private double rowsOut;
    private double nanos;

    TermState(Predicate predicate, ExpressionTraits traits) {
        this.predicate = predicate;
        this.movable = traits.total() && traits.deterministic();
    }

    /// Whether it may be tested before the terms that are written before it.
    boolean isMovable() {
        return movable;
    }

    /// Notes what was done since `start`, and returns the time now.
    long observe(int in, int out, long start) {
        long now = System.nanoTime();
        rowsIn += in;
        rowsOut += out;
        nanos += now - start;
        return now;
    }

    /// Sorts the movable terms, which stand before all others, by what they cost per row they remove. Insertion sort:
    /// there are few, and mostly they are in order.
    static void review(TermState[] terms) {
        for (int i = 1; i < terms.length && terms[i].movable; i++) {
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

    /// Nanoseconds per removed row. A term that saw nothing lately keeps its place at the end.
    private double rank() {
        return rowsIn == 0 ? Double.MAX_VALUE : nanos / (rowsIn - rowsOut + 1e-3 * rowsIn);
    }

    /// Old observations fade, so that the order follows the data.
    private void forget() {
        rowsIn /= 4;
        rowsOut /= 4;
        nanos /= 4;
    }
}
