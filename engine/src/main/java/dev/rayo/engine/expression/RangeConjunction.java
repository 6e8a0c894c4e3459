package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.simd.BitKernels;
import dev.rayo.simd.Kernels;
import java.util.List;

/// Ranges of columns that rows must all be in, tested where values are kept. The order adapts, as that of a
/// [ConjunctionPredicate] does. For one worker.
public final class RangeConjunction {
    /// Its chunks are larger than vectors.
    private static final int REVIEW_CHUNKS = 16;

    private final TermState[] terms;
    private int chunks;

    RangeConjunction(List<TermState> terms) {
        this.terms = terms.toArray(TermState[]::new);
    }

    /// Clears the bits of the rows that are not in all ranges.
    ///
    /// @param rows bit i stands for row i; bits past the last row are clear
    /// @return how many are left; -1 if the chunk cannot test one of the ranges: bits may be cleared then, but only of
    ///         rows that are not in another one
    public int narrow(Chunk chunk, long[] rows) {
        BitKernels kernels = Kernels.current().bits();
        int left = kernels.count(rows, chunk.rowCount());
        long start = System.nanoTime();
        for (int i = 0; i < terms.length && left > 0; i++) {
            if (!terms[i].predicate.narrow(chunk, rows)) {
                return -1;
            }
            int before = left;
            left = kernels.count(rows, chunk.rowCount());
            start = terms[i].observe(before, left, start);
        }
        if (++chunks % REVIEW_CHUNKS == 0) {
            TermState.review(terms);
        }
        return left;
    }
}
