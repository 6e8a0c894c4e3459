package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts out a range of rows of stored columns. A column that nobody asks for is not touched.
public final class StoredScan implements Operator, Chunk {
    /// Of so many rows one at most is few.
    private static final int FEW = 4;

    private final StoredColumn[] columns;
    private final WorkerContext context;
    private final int end;
    private final @Nullable Column[] slices;
    private final SliceBuffer[] buffers;
    private int from;
    private int count;

    public StoredScan(StoredColumn[] columns, int from, int end, WorkerContext context) {
        this.columns = columns;
        this.context = context;
        this.end = end;
        this.from = from;
        this.slices = new Column[columns.length];
        this.buffers = new SliceBuffer[columns.length];
        Arrays.setAll(buffers, i -> new SliceBuffer());
    }

    @Override
    public @Nullable Chunk next() {
        context.query().checkCancelled();
        from += count;
        count = Math.min(context.vectorRows(), end - from);
        Arrays.fill(slices, null);
        return count <= 0 ? null : this;
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
    public void close() {}
}
