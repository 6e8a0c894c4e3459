package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts out ranges of rows of stored columns. A column that nobody asks for is not touched.
final class StoredScan implements Operator, Chunk {
    /// Of so many rows one at most is few.
    private static final int FEW = 4;

    private final Iterator<RowMorsels.Piece> pieces;
    private final int[] chosen;
    private final WorkerContext context;
    private final StoredColumn[] columns;
    private final @Nullable Column[] slices;
    private final SliceBuffer[] buffers;
    private RowMorsels.@Nullable Piece piece;
    /// First row of the chunk, and the end of the rows of its block to put out.
    private int from;
    private int end;
    private int count;
    private final @Nullable SpanFilter filter;
    private final @Nullable StoredSelection found;
    /// The end of the rows that the filter wants to be put out as they are.
    private int untested;

    /// @param filter leaves out rows; null if all are to be put out
    StoredScan(List<RowMorsels.Piece> pieces, int[] chosen, WorkerContext context, @Nullable SpanFilter filter) {
        this.pieces = pieces.iterator();
        this.chosen = chosen;
        this.context = context;
        this.columns = new StoredColumn[chosen.length];
        this.slices = new Column[chosen.length];
        this.buffers = new SliceBuffer[chosen.length];
        Arrays.setAll(buffers, i -> new SliceBuffer());
        this.filter = filter;
        this.found = filter == null ? null : new StoredSelection(columns, filter, context.vectorRows());
    }

    @Override
    public @Nullable Chunk next() {
        context.query().checkCancelled();
        from += count;
        count = 0;
        Arrays.fill(slices, null);
        return filter == null || found == null ? nextRows() : nextRows(filter, found);
    }

    private @Nullable Chunk nextRows() {
        if (from == end && !nextPiece()) {
            return null;
        }
        count = Math.min(context.vectorRows(), end - from);
        return this;
    }

    private @Nullable Chunk nextRows(SpanFilter spans, StoredSelection selection) {
        while (!selection.next()) {
            if (from < untested) {
                count = Math.min(context.vectorRows(), untested - from);
                return this;
            }
            if (from == end && !nextPiece()) {
                return null;
            }
            from = spans.search(this, from, end);
            count = 0;
            untested = from + spans.untested();
        }
        return selection;
    }

    private boolean nextPiece() {
        if (!pieces.hasNext()) {
            return false;
        }
        RowMorsels.Piece next = pieces.next();
        Arrays.setAll(columns, i -> next.block().column(chosen[i]));
        piece = next;
        from = next.from();
        end = next.to();
        untested = from;
        return true;
    }

    /// Becomes the rows `first` to `first + rows` of the block, for a filter that tests them.
    void show(int first, int rows) {
        from = first;
        count = rows;
    }

    /// The block that the chunk's rows are of.
    RowBlock block() {
        return Objects.requireNonNull(piece).block();
    }

    /// The chunk's first row in its block.
    int from() {
        return from;
    }

    /// The columns that the chunk has, of those of its block.
    int[] chosen() {
        return chosen;
    }

    /// Reads the first `rows` rows of `block` as this does.
    StoredScan upTo(RowBlock block, int rows) {
        return new StoredScan(List.of(new RowMorsels.Piece(block, 0, rows)), chosen, context, null);
    }

    @Override
    public int rowCount() {
        return count;
    }

    @Override
    public int columnCount() {
        return columns.length;
    }

    @Override
    public Column column(int index) {
        Column slice = slices[index];
        if (slice == null) {
            slice = columns[index].slice(from, count, buffers[index]);
            slices[index] = slice;
        }
        return slice;
    }

    /// Few rows are gathered where they are kept, without a copy of the vector.
    @Override
    public Column column(int index, int[] selection, int selected, GatherBuffer buffer) {
        Column few = slices[index] != null || selected > count / FEW
                ? null
                : columns[index].gather(from, selection, selected, buffer);
        return few == null ? buffer.gather(column(index), selection, selected) : few;
    }

    @Override
    public boolean narrow(int index, ValueRange range, long[] rows) {
        boolean narrowed = columns[index].narrow(from, count, range, rows);
        if (narrowed && filter != null) {
            filter.note(index, range);
        }
        return narrowed;
    }

    @Override
    public void close() {}
}
