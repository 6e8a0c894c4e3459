package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of a [RowStore], column by column.
public final class RowBlock {
    private final StoredColumn[] columns;
    private int rowCount;

    RowBlock(List<Type> types, Reservation memory) {
        columns = new StoredColumn[types.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = StoredColumn.of(types.get(i), memory);
        }
    }

    private RowBlock(StoredColumn[] columns, int rowCount) {
        this.columns = columns;
        this.rowCount = rowCount;
    }

    public int rowCount() {
        return rowCount;
    }

    public StoredColumn column(int index) {
        return columns[index];
    }

    public int columnCount() {
        return columns.length;
    }

    boolean hasRoomFor(Chunk chunk, int count) {
        if (rowCount + count > RowStore.BLOCK_ROWS) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] instanceof StoredBytes bytes && !bytes.hasRoomFor(bytes(chunk.column(i), count))) {
                return false;
            }
        }
        return true;
    }

    /// Bytes that values may take, at most.
    private static long bytes(Column column, int count) {
        return switch (column) {
            case BytesColumn c -> sum(c.views(), c, count);
            case DictionaryColumn d -> {
                long[] views = ((BytesColumn) d.dictionary().values()).views();
                long sum = 0;
                for (int row = 0; row < count; row++) {
                    sum += BytesColumn.bytes(views[d.codes()[row]]);
                }
                yield sum;
            }
            case ConstantColumn c ->
                c.value() instanceof BytesColumn value ? (long) count * BytesColumn.bytes(value.views()[0]) : 0;
            default -> 0;
        };
    }

    private static long sum(long[] views, Column column, int count) {
        long sum = 0;
        for (int row = 0; row < count; row++) {
            sum += column.isNull(row) ? 0 : BytesColumn.bytes(views[row]);
        }
        // Bytes between wanted ones may be copied along.
        return sum + sum / 2;
    }

    /// Makes room for all rows that a block can have, and for as much text as there is in `before`.
    void reserve(RowBlock before) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].reserveRows(RowStore.BLOCK_ROWS);
            if (columns[i] instanceof StoredBytes bytes && before.columns[i] instanceof StoredBytes others) {
                bytes.reserveBytesOf(others);
            }
        }
    }

    /// Some columns of finished rows for a reader who lays them open: see [StoredColumn#shared].
    RowBlock shared(int[] chosen, Reservation memory) {
        StoredColumn[] some = new StoredColumn[chosen.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = columns[chosen[i]].shared(memory);
        }
        return new RowBlock(some, rowCount);
    }

    /// A copy for readers that takes as little room as the values allow; null where there is no memory for two.
    @Nullable RowBlock sealed(Reservation memory) {
        long bytes = heldBytes();
        if (!memory.tryGrow(bytes)) {
            return null;
        }
        memory.shrink(bytes);
        StoredColumn[] copies = new StoredColumn[columns.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = columns[i].sealed();
        }
        return new RowBlock(copies, rowCount);
    }

    /// Forgets the rows and keeps the room.
    void clear() {
        for (StoredColumn column : columns) {
            column.clear();
        }
        rowCount = 0;
    }

    long heldBytes() {
        long bytes = 0;
        for (StoredColumn column : columns) {
            bytes += column.heldBytes();
        }
        return bytes;
    }

    void append(Chunk chunk, int count, PlainForm[] plainForms) {
        for (int i = 0; i < columns.length; i++) {
            Column column = chunk.column(i);
            if (columns[i] instanceof StoredBytes bytes) {
                bytes.appendAny(column, count, plainForms[i]);
            } else {
                columns[i].append(plainForms[i].of(column, count), count);
            }
        }
        rowCount += count;
    }
}
