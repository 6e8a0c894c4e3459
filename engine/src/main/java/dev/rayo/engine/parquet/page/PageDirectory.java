package dev.rayo.engine.parquet.page;

import java.util.Arrays;

/// Where the data pages of a column chunk begin, as far as someone has looked. All readers of the chunk share it, so
/// that one that begins in the middle need not walk the headers again. Thread-safe.
public final class PageDirectory {
    private long[] rows = new long[8];
    private long[] offsets = new long[8];
    private int count = 1;
    private boolean complete;

    /// Knows that row 0 begins at `offset` or after pages without rows.
    public PageDirectory(long offset) {
        offsets[0] = offset;
    }

    /// Notes that the page at `offset` begins with `row`; ignored unless `row` is beyond the last page noted.
    public synchronized void add(long row, long offset) {
        if (row <= rows[count - 1]) {
            return;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        rows[count] = row;
        offsets[count] = offset;
        count++;
    }

    /// Notes that all pages are known, by an index, and that each begins with a row.
    public synchronized void complete() {
        complete = true;
    }

    synchronized boolean isComplete() {
        return complete;
    }

    /// The last known page that begins at or before `row`.
    synchronized Place floor(long row) {
        int index = Arrays.binarySearch(rows, 0, count, row);
        index = index < 0 ? -index - 2 : index;
        return new Place(rows[index], offsets[index]);
    }

    record Place(long row, long offset) {}
}
