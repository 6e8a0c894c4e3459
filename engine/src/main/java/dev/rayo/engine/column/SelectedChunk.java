package dev.rayo.engine.column;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of another chunk. Each column is gathered when it is first asked for, into room that the next [#reset]
/// uses again. One instance per operator or evaluator and worker.
public final class SelectedChunk implements Chunk {
    private static final Chunk NOTHING = new ColumnsChunk(0, List.of());

    private Chunk base = NOTHING;
    private int[] selection = new int[0];
    private int rowCount;
    private GatherBuffer[] buffers = new GatherBuffer[0];
    private @Nullable Column[] gathered = new Column[0];
    private int[] composed = new int[0];

    /// Becomes the rows `selection[0..count)`, ascending, of `base`. The array is not copied: it must keep its content
    /// as long as columns are asked for.
    ///
    /// @return this
    public SelectedChunk reset(Chunk base, int[] selection, int count) {
        this.base = base;
        this.selection = selection;
        this.rowCount = count;
        int columns = base.columnCount();
        if (gathered.length < columns) {
            int known = buffers.length;
            gathered = new Column[columns];
            buffers = Arrays.copyOf(buffers, columns);
            for (int i = known; i < columns; i++) {
                buffers[i] = new GatherBuffer();
            }
        } else {
            Arrays.fill(gathered, null);
        }
        return this;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public int columnCount() {
        return base.columnCount();
    }

    @Override
    public Column column(int index) {
        Column column = gathered[index];
        if (column == null) {
            column = base.column(index, selection, rowCount, buffers[index]);
            gathered[index] = column;
        }
        return column;
    }

    @Override
    public Column column(int index, int[] rows, int count, GatherBuffer buffer) {
        Column column = gathered[index];
        if (column != null) {
            return buffer.gather(column, rows, count);
        }
        if (composed.length < count) {
            composed = new int[count];
        }
        for (int i = 0; i < count; i++) {
            composed[i] = selection[rows[i]];
        }
        return base.column(index, composed, count, buffer);
    }
}
