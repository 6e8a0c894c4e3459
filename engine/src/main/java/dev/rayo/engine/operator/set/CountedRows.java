package dev.rayo.engine.operator.set;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.SetOperation.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts each group of equal rows out as often as the set operation says.
///
/// @param groups the columns of the rows, then how many came from the left, then how many came in all
record CountedRows(Plan.SetOperation plan, MorselSource groups) implements MorselSource {
    @Override
    public @Nullable Morsel next() {
        Morsel morsel = groups.next();
        return morsel == null ? null : new Counted(plan, morsel);
    }

    @Override
    public long morselCount() {
        return groups.morselCount();
    }

    private record Counted(Plan.SetOperation plan, Morsel morsel) implements Morsel {
        @Override
        public MorselId id() {
            return morsel.id();
        }

        @Override
        public long rowCount() {
            return morsel.rowCount();
        }

        @Override
        public long bytes() {
            return morsel.bytes();
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Reader(plan, morsel.open(context), context);
        }
    }

    private static final class Reader implements Operator, Chunk {
        private final Plan.SetOperation plan;
        private final Operator groups;
        private final int[] rows;
        private final @Nullable Column[] columns;
        private final GatherBuffer[] buffers;
        private @Nullable Chunk chunk;
        private long[] times = new long[0];
        private int at;
        private int count;

        Reader(Plan.SetOperation plan, Operator groups, WorkerContext context) {
            this.plan = plan;
            this.groups = groups;
            this.rows = new int[context.vectorRows()];
            this.columns = new Column[plan.fields().size()];
            this.buffers = new GatherBuffer[columns.length];
            Arrays.setAll(buffers, i -> new GatherBuffer());
        }

        @Override
        public @Nullable Chunk next() {
            while (true) {
                if (chunk == null || at == chunk.rowCount()) {
                    chunk = groups.next();
                    if (chunk == null) {
                        return null;
                    }
                    count(chunk);
                }
                fill(chunk.rowCount());
                if (count > 0) {
                    Arrays.fill(columns, null);
                    return this;
                }
            }
        }

        private void count(Chunk some) {
            at = 0;
            int size = some.rowCount();
            times = times.length < size ? new long[size] : times;
            long[] left = ((LongColumn) some.column(columns.length)).values();
            long[] both = ((LongColumn) some.column(columns.length + 1)).values();
            for (int i = 0; i < size; i++) {
                long right = both[i] - left[i];
                long all = plan.kind() == Kind.INTERSECT ? Math.min(left[i], right) : left[i] - right;
                long once = left[i] > 0 && right > 0 == (plan.kind() == Kind.INTERSECT) ? 1 : 0;
                times[i] = plan.all() ? Math.max(all, 0) : once;
            }
        }

        private void fill(int size) {
            count = 0;
            while (at < size && count < rows.length) {
                int copies = (int) Math.min(times[at], rows.length - count);
                Arrays.fill(rows, count, count + copies, at);
                count += copies;
                times[at] -= copies;
                if (times[at] == 0) {
                    at++;
                }
            }
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
            if (column == null && chunk != null) {
                column = chunk.column(index, rows, count, buffers[index]);
                columns[index] = column;
            }
            return java.util.Objects.requireNonNull(column);
        }

        @Override
        public void close() {
            groups.close();
        }
    }
}
