package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts out a range of rows of stored columns. A column that nobody asks for is not touched.
public final class StoredScan implements Operator, Chunk {
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

    @Override
    public void close() {}
}
