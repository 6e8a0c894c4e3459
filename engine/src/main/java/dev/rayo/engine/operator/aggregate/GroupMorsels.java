package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hands out finished groups as rows.
final class GroupMorsels implements MorselSource {
    private final AggregateLayout layout;
    private final int sourceId;
    private final List<Morsel> morsels = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();

    GroupMorsels(AggregateLayout layout, int sourceId) {
        this.layout = layout;
        this.sourceId = sourceId;
    }

    /// Adds groups of the `set`-th grouping set, which has the keys `setKeys`.
    void add(KeyOrderMerge.Range range, List<Integer> setKeys, int set) {
        int morselRows = layout.query().settings().morselRows();
        for (int from = range.from(); from < range.end(); from += morselRows) {
            int end = Math.min(range.end(), from + morselRows);
            Morsel.MorselId id = new Morsel.MorselId(sourceId, morsels.size());
            morsels.add(new GroupRange(id, range.groups(), setKeys, set, from, end));
        }
    }

    @Override
    public @Nullable Morsel next() {
        int index = taken.getAndIncrement();
        return index < morsels.size() ? morsels.get(index) : null;
    }

    @Override
    public long morselCount() {
        return morsels.size();
    }

    private record GroupRange(MorselId id, Groups groups, List<Integer> setKeys, int set, int from, int end)
            implements Morsel {
        @Override
        public long rowCount() {
            return end - from;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new GroupScan(this, context);
        }
    }

    /// Reads a range of groups; results are computed as they are asked for.
    private static final class GroupScan implements Operator, Chunk {
        private final GroupRange range;
        private final WorkerContext context;
        private final List<Field> fields;
        private final int keyCount;
        private final @Nullable Column[] columns;
        private final SliceBuffer[] buffers;
        private int from;
        private int count;

        GroupScan(GroupRange range, WorkerContext context) {
            this.range = range;
            this.context = context;
            this.from = range.from();
            this.fields = range.groups().layout().plan().output();
            this.keyCount = range.groups().layout().plan().keys().size();
            this.columns = new Column[fields.size()];
            this.buffers = new SliceBuffer[fields.size()];
            Arrays.setAll(buffers, i -> new SliceBuffer());
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            from += count;
            count = Math.min(context.vectorRows(), range.end() - from);
            Arrays.fill(columns, null);
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
            Column column = columns[index];
            if (column == null) {
                column = read(index);
                columns[index] = column;
            }
            return column;
        }

        private Column read(int index) {
            Groups groups = range.groups();
            if (index < keyCount) {
                int place = range.setKeys().indexOf(index);
                return place < 0
                        ? new ConstantColumn(fields.get(index).type(), null, count)
                        : groups.table.keys(place, from, count, buffers[index]);
            }
            int measure = index - keyCount;
            int[] callOf = groups.layout().callOf();
            if (measure < callOf.length) {
                return groups.result(callOf[measure], from, count, buffers[index]);
            }
            return new ConstantColumn(
                    Type.INTEGER, new IntColumn(Type.INTEGER, new int[] {range.set()}, null, 1), count);
        }

        @Override
        public void close() {}
    }
}
