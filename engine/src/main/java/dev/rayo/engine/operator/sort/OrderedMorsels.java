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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Kept rows in a given order, as morsels in that order. Columns are gathered when they are asked for.
final class OrderedMorsels implements MorselSource {
    private final StoredRows rows;
    private final int columnCount;
    private final List<Part> parts = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();

    /// @param ranges      row numbers, range after range; only the rows `offset` to `offset + limit` are put out
    /// @param columnCount the first columns of the rows are put out
    OrderedMorsels(
            StoredRows rows, int[][] ranges, long offset, long limit, int columnCount, int sourceId, QueryContext query) {
        this.rows = rows;
        this.columnCount = columnCount;
        int morselRows = query.settings().morselRows();
        long skip = offset;
        long left = limit;
        for (int[] range : ranges) {
            int from = (int) Math.min(skip, range.length);
            skip -= from;
            int end = (int) Math.min(range.length, from + Math.min(left, Integer.MAX_VALUE - from));
            left -= end - from;
            for (; from < end; from += morselRows) {
                int to = (int) Math.min(end, (long) from + morselRows);
                parts.add(new Part(new Morsel.MorselId(sourceId, parts.size()), range, from, to));
            }
        }
    }

    @Override
    public @Nullable Morsel next() {
        int index = taken.getAndIncrement();
        return index < parts.size() ? parts.get(index) : null;
    }

    @Override
    public long morselCount() {
        return parts.size();
    }

    private final class Part implements Morsel {
        private final MorselId id;
        private final int[] range;
        private final int from;
        private final int to;

        Part(MorselId id, int[] range, int from, int to) {
            this.id = id;
            this.range = range;
            this.from = from;
            this.to = to;
        }

        @Override
        public MorselId id() {
            return id;
        }

        @Override
        public long rowCount() {
            return to - from;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Reader(range, from, to, context);
        }
    }

    private final class Reader implements Operator, Chunk {
        private final int[] range;
        private final int end;
        private final WorkerContext context;
        private final RowGather[] gathers = new RowGather[columnCount];
        private final @Nullable Column[] columns = new Column[columnCount];
        private final int[] wanted;
        private int next;
        private int count;

        Reader(int[] range, int from, int end, WorkerContext context) {
            this.range = range;
            this.next = from;
            this.end = end;
            this.context = context;
            this.wanted = new int[Math.min(context.vectorRows(), end - from)];
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            count = Math.min(wanted.length, end - next);
            if (count <= 0) {
                return null;
            }
            System.arraycopy(range, next, wanted, 0, count);
            next += count;
            Arrays.fill(columns, null);
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
                if (gathers[index] == null) {
                    gathers[index] = new RowGather(rows, index);
                }
                column = gathers[index].gather(wanted, count, false);
                columns[index] = column;
            }
            return column;
        }

        @Override
        public void close() {}
    }
}
