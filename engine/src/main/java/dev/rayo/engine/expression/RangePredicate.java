package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.simd.BitKernels;
import dev.rayo.simd.Kernels;

/// A range of one column's values, tested where they are kept if the chunk can do that, and on the column if not.
final class RangePredicate implements Predicate {
    /// Where fewer than one row in so many is left, they are asked for alone.
    private static final int FEW_PART = 32;

    private final int ordinal;
    private final ValueRange range;
    private final Predicate onColumn;
    private long[] bits = new long[0];

    /// @param onColumn the same condition
    RangePredicate(int ordinal, ValueRange range, Predicate onColumn) {
        this.ordinal = ordinal;
        this.range = range;
        this.onColumn = onColumn;
    }

    @Override
    public boolean narrow(Chunk chunk, long[] rows) {
        return chunk.narrow(ordinal, range, rows);
    }

    @Override
    public int select(Chunk chunk, int[] selection) {
        return narrowAll(chunk)
                ? Kernels.current().bits().toSelection(bits, chunk.rowCount(), selection)
                : onColumn.select(chunk, selection);
    }

    @Override
    public int refine(Chunk chunk, int[] rows, int count, int[] kept) {
        return count > chunk.rowCount() / FEW_PART && narrowAll(chunk)
                ? Kernels.current().bits().refine(bits, rows, count, kept)
                : onColumn.refine(chunk, rows, count, kept);
    }

    private boolean narrowAll(Chunk chunk) {
        int count = chunk.rowCount();
        bits = bits.length < Columns.words(count) ? new long[Columns.words(count)] : bits;
        BitKernels kernels = Kernels.current().bits();
        kernels.fill(true, count, bits);
        return narrow(chunk, bits);
    }
}
