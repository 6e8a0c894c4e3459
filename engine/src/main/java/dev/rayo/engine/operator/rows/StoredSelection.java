package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.ValueRange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows of stored columns that a [SpanFilter] found. A column that nobody asks for is not touched.
final class StoredSelection implements Chunk {
    private final StoredColumn[] columns;
    private final SpanFilter filter;
    private final @Nullable Column[] gathered;
    private final GatherBuffer[] buffers;
    private final int[] rows;
    private int[] composed = new int[0];
    private int count;

    /// @param columns those of the block that is searched, filled in by the scan
    StoredSelection(StoredColumn[] columns, SpanFilter filter, int rowsMax) {
        this.columns = columns;
        this.filter = filter;
        this.gathered = new Column[columns.length];
        this.buffers = new GatherBuffer[columns.length];
        Arrays.setAll(buffers, i -> new GatherBuffer());
        this.rows = new int[rowsMax];
    }

    /// Becomes the next of the rows found, and says whether there are any.
    boolean next() {
        Arrays.fill(gathered, null);
        count = filter.take(rows);
        return count > 0;
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
        Column column = gathered[index];
        if (column == null) {
            column = gather(index, rows, count, buffers[index]);
            gathered[index] = column;
        }
        return column;
    }

    @Override
    public Column column(int index, int[] selection, int selected, GatherBuffer buffer) {
        Column column = gathered[index];
        if (column != null) {
            return buffer.gather(column, selection, selected);
        }
        composed = composed.length < selected ? new int[rows.length] : composed;
        for (int i = 0; i < selected; i++) {
            composed[i] = rows[selection[i]];
        }
        return gather(index, composed, selected, buffer);
    }

    private Column gather(int index, int[] ofBlock, int selected, GatherBuffer buffer) {
        Column some = columns[index].gather(0, ofBlock, selected, buffer);
        if (some != null) {
            return some;
        }
        int first = selected == 0 ? 0 : ofBlock[0];
        int[] ofSlice = new int[selected];
        for (int i = 0; i < selected; i++) {
            ofSlice[i] = ofBlock[i] - first;
        }
        int length = selected == 0 ? 0 : ofSlice[selected - 1] + 1;
        return buffer.gather(columns[index].slice(first, length, new SliceBuffer()), ofSlice, selected);
    }

    /// Conditions that the rows were found by are true of all of them.
    @Override
    public boolean narrow(int index, ValueRange range, long[] bits) {
        return filter.passed(index, range);
    }
}
