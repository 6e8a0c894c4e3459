package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Feeds another accumulator with each combination of arguments once per group: a table of groups and arguments,
/// which is emptied into the other one at the end.
final class DistinctAccumulator extends Accumulator {
    private final Accumulator inner;
    private final QueryContext query;
    private final GroupTable seen;
    private final List<GatherBuffer> buffers = new ArrayList<>();
    private GroupIndex index = GroupIndex.NONE;
    private int[] places = new int[0];

    DistinctAccumulator(Accumulator inner, List<Type> types, QueryContext query, Reservation memory) {
        super(memory);
        this.inner = inner;
        this.query = query;
        List<Type> keys = new ArrayList<>();
        keys.add(Type.INTEGER);
        keys.addAll(types);
        keys.forEach(key -> buffers.add(new GatherBuffer()));
        this.seen = GroupTable.of(keys, new HashColumns(query.settings()), memory);
    }

    @Override
    boolean isConstantSize() {
        return false;
    }

    @Override
    int groupBytes() {
        return 0;
    }

    @Override
    void grow(int groups) {
        inner.reserve(groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        List<Column> keys = new ArrayList<>(arguments.length + 1);
        keys.add(new IntColumn(Type.INTEGER, groups, null, count));
        keys.addAll(List.of(arguments));
        add(keys, count);
    }

    private void add(List<Column> keys, int count) {
        if (places.length < count) {
            places = new int[count];
        }
        seen.find(keys, count, places);
    }

    @Override
    void prepareMerge(int groupCount) {
        seen.releaseSlots();
        index = GroupIndex.of(groups(), seen.groupCount(), groupCount, memory);
    }

    private int[] groups() {
        return ((IntColumn) seen.allKeys().getFirst()).values();
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        DistinctAccumulator other = (DistinctAccumulator) accumulator;
        List<Column> theirs = other.seen.allKeys();
        int vectorRows = query.settings().vectorRows();
        int[] entries = new int[vectorRows];
        int[] groups = new int[vectorRows];
        int filled = 0;
        for (int i = 0; i < count; i++) {
            for (int at = other.index.start(from[i]); at < other.index.start(from[i] + 1); at++) {
                entries[filled] = other.index.row(at);
                groups[filled++] = into[i];
                if (filled == vectorRows) {
                    add(theirs, entries, groups, filled);
                    filled = 0;
                }
            }
        }
        if (filled > 0) {
            add(theirs, entries, groups, filled);
        }
    }

    private void add(List<Column> theirs, int[] entries, int[] groups, int count) {
        query.checkCancelled();
        List<Column> keys = new ArrayList<>(theirs.size());
        keys.add(new IntColumn(Type.INTEGER, groups, null, count));
        for (int i = 1; i < theirs.size(); i++) {
            keys.add(buffers.get(i).gather(theirs.get(i), entries, count));
        }
        add(keys, count);
    }

    @Override
    void complete(int groupCount) {
        int vectorRows = query.settings().vectorRows();
        List<SliceBuffer> slices = new ArrayList<>();
        buffers.forEach(buffer -> slices.add(new SliceBuffer()));
        Column[] arguments = new Column[buffers.size() - 1];
        for (int from = 0; from < seen.groupCount(); from += vectorRows) {
            query.checkCancelled();
            int count = Math.min(vectorRows, seen.groupCount() - from);
            int[] groups = ((IntColumn) seen.keys(0, from, count, slices.getFirst())).values();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = seen.keys(i + 1, from, count, slices.get(i + 1));
            }
            inner.update(arguments, groups, count, groupCount);
        }
        inner.complete(groupCount);
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        return inner.result(from, count, buffer);
    }
}
