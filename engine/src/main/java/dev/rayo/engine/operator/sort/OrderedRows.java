package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Hands out kept rows in a given order.
final class OrderedRows implements MorselSource {
    private final StoredRows stored;
    private final int columnCount;
    private final int[] order;
    private final int from;
    private final int end;
    private final int morselRows;
    private final int sourceId;
    private final AtomicLong taken = new AtomicLong();

    /// The rows `order[from..end)`.
    ///
    /// @param columnCount columns to put out: the first so many
    OrderedRows(
            StoredRows stored, int columnCount, int[] order, int from, int end, int sourceId, QueryContext query) {
        this.stored = stored;
        this.columnCount = columnCount;
        this.order = order;
        this.from = from;
        this.end = end;
        this.morselRows = query.settings().morselRows();
        this.sourceId = sourceId;
    }

    @Override
    public @Nullable Morsel next() {
        long ordinal = taken.getAndIncrement();
        long first = from + ordinal * morselRows;
        return first < end
                ? new Range(new Morsel.MorselId(sourceId, ordinal), (int) first, (int) Math.min(end, first + morselRows))
                : null;
    }

    @Override
    public long morselCount() {
        return ((long) end - from + morselRows - 1) / morselRows;
    }

    private final class Range implements Morsel {
        private final MorselId id;
        private final int first;
        private final int last;

        Range(MorselId id, int first, int last) {
            this.id = id;
            this.first = first;
            this.last = last;
        }

        @Override
        public MorselId id() {
            return id;
        }

        @Override
        public long rowCount() {
            return last - first;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Reader(first, last, context);
        }
    }

    private final class Reader implements Operator, Chunk {
        private final WorkerContext context;
        private final int last;
        private final RowGather[] gathers = new RowGather[columnCount];
        private final @Nullable Column[] columns = new Column[columnCount];
        private final int[] rows;
        private int at;
        private int count;

        Reader(int first, int last, WorkerContext context) {
            this.at = first;
            this.last = last;
            this.context = context;
            this.rows = new int[context.vectorRows()];
            Arrays.setAll(gathers, i -> new RowGather(stored, i));
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            at += count;
            count = Math.min(rows.length, last - at);
            Arrays.fill(columns, null);
            if (count <= 0) {
                return null;
            }
            System.arraycopy(order, at, rows, 0, count);
            return this;
        }

        @Override
        public int rowCount() {
            return count;
        }

        @Override
        public int columnCount() {
            return columnCount;
        }

        @Override
        public Column column(int index) {
            Column column = columns[index];
            if (column == null) {
                column = gathers[index].gather(rows, count, false);
                columns[index] = column;
            }
            return column;
        }

        @Override
        public void close() {}
    }
}
