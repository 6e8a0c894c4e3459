package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Columns;
import dev.rayo.simd.BitKernels;
import dev.rayo.simd.Kernels;
import java.util.List;

/// Terms that must all be true, each applied to the rows that the terms before it kept: as bits as long as terms can be
/// tested where values are kept, then as row numbers.
///
/// The order adapts: every [#REVIEW_CHUNKS] chunks the terms are sorted by what they cost per row they remove. Terms
/// that may fail stay behind all others, in the order they were written in, so that a row that is filtered out by an
/// earlier term never raises their error.
final class ConjunctionPredicate implements Predicate {
    static final int REVIEW_CHUNKS = 64;

    private final TermState[] terms;
    private long[] bits = new long[0];
    private int chunks;

    ConjunctionPredicate(List<TermState> terms) {
        this.terms = terms.stream()
                .sorted((a, b) -> Boolean.compare(!a.isMovable(), !b.isMovable()))
                .toArray(TermState[]::new);
    }

    @Override
    public int select(Chunk chunk, int[] selection) {
        int rows = chunk.rowCount();
        BitKernels kernels = Kernels.current().bits();
        bits = bits.length < Columns.words(rows) ? new long[Columns.words(rows)] : bits;
        kernels.fill(true, rows, bits);
        int left = rows;
        int term = 0;
        long start = System.nanoTime();
        while (term < terms.length && left > 0 && terms[term].predicate.narrow(chunk, bits)) {
            int before = left;
            left = kernels.count(bits, rows);
            start = terms[term].observe(before, left, start);
            term++;
        }
        if (term > 0) {
            left = kernels.toSelection(bits, rows, selection);
        } else {
            left = terms[0].predicate.select(chunk, selection);
            terms[0].observe(rows, left, start);
            term = 1;
        }
        return refine(chunk, left, selection, term);
    }

    @Override
    public int refine(Chunk chunk, int[] rows, int count, int[] kept) {
        if (kept != rows) {
            System.arraycopy(rows, 0, kept, 0, count);
        }
        return refine(chunk, count, kept, 0);
    }

    /// Applies the terms from the `from`-th on to the rows in `selection`.
    private int refine(Chunk chunk, int count, int[] selection, int from) {
        int left = count;
        if (from < terms.length && left > 0) {
            long start = System.nanoTime();
            for (int i = from; i < terms.length && left > 0; i++) {
                TermState term = terms[i];
                int before = left;
                left = term.predicate.refine(chunk, selection, before, selection);
                start = term.observe(before, left, start);
            }
        }
        if (++chunks % REVIEW_CHUNKS == 0) {
            TermState.review(terms);
        }
        return left;
    }
}
