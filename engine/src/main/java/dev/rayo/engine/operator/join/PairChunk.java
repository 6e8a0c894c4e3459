package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.plan.Field;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pairs of a left row, in a chunk, and a kept right row: left columns, then right columns. Columns are gathered when
/// they are asked for, so what a join passes on and nobody reads is never copied.
final class PairChunk implements Chunk {
    private final int leftColumns;
    private final List<Field> fields;
    private final StoredRows stored;
    private final @Nullable Column[] columns;
    private final GatherBuffer[] leftBuffers;
    private final @Nullable RowGather[] rightGathers;
    private @Nullable Chunk left;
    private int[] leftRows = new int[0];
    private int[] rightRows = new int[0];
    private int count;
    private boolean leftWhole;
    private boolean rightMissing;

    /// @param fields left fields, then those of the right ones that are put out
    PairChunk(List<Field> fields, int leftColumns, StoredRows stored) {
        this.fields = fields;
        this.leftColumns = leftColumns;
        this.stored = stored;
        this.columns = new Column[fields.size()];
        this.leftBuffers = new GatherBuffer[leftColumns];
        Arrays.setAll(leftBuffers, i -> new GatherBuffer());
        this.rightGathers = new RowGather[fields.size() - leftColumns];
    }

    /// Becomes these pairs; the arrays are kept.
    ///
    /// @param left         null if the left columns are all NULL
    /// @param leftRows     ascending
    /// @param rightMissing whether right rows may be [RowGather#NO_ROW]
    /// @return this
    PairChunk reset(@Nullable Chunk left, int[] leftRows, int[] rightRows, int count, boolean rightMissing) {
        this.left = left;
        this.leftRows = leftRows;
        this.rightRows = rightRows;
        this.count = count;
        this.rightMissing = rightMissing;
        Arrays.fill(columns, null);
        boolean whole = left != null && count == left.rowCount();
        for (int i = 0; whole && i < count; i++) {
            whole = leftRows[i] == i;
        }
        this.leftWhole = whole;
        return this;
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
        Column column = columns[index];
        if (column == null) {
            column = index < leftColumns ? leftColumn(index) : rightColumn(index - leftColumns);
            columns[index] = column;
        }
        return column;
    }

    private Column leftColumn(int index) {
        if (left == null) {
            return new ConstantColumn(fields.get(index).type(), null, count);
        }
        return leftWhole ? left.column(index) : left.column(index, leftRows, count, leftBuffers[index]);
    }

    private Column rightColumn(int index) {
        RowGather gather = rightGathers[index];
        if (gather == null) {
            gather = new RowGather(stored, index);
            rightGathers[index] = gather;
        }
        return gather.gather(rightRows, count, rightMissing);
    }
}
