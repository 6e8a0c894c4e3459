package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.engine.operator.rows.StoredColumn;
import dev.rayo.engine.operator.rows.StoredInts;
import dev.rayo.engine.operator.sort.SortedStore;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// The arguments of all rows, each with its group: for aggregates that need all values at once. In the order of arrival.
final class KeptRows {
    private static final int GROUP = 0;

    private final List<Type> types;
    private final QueryContext query;
    private final Reservation memory;
    private final StoredInts groups;
    private final List<StoredColumn> values = new ArrayList<>();
    private final List<GatherBuffer> buffers = new ArrayList<>();
    private GroupIndex index = GroupIndex.NONE;

    KeptRows(List<Type> types, QueryContext query, Reservation memory) {
        this.types = List.copyOf(types);
        this.query = query;
        this.memory = memory;
        this.groups = (StoredInts) StoredColumn.of(Type.INTEGER, memory);
        for (Type type : types) {
            values.add(StoredColumn.of(type, memory));
            buffers.add(new GatherBuffer());
        }
    }

    int rowCount() {
        return groups.length();
    }

    Column values(int column) {
        return values.get(column).whole();
    }

    void add(Column[] plain, int[] rowGroups, int count) {
        groups.append(new IntColumn(Type.INTEGER, rowGroups, null, count), count);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).append(plain[i], count);
        }
    }

    /// Finds the rows of each group: before [#merge] of this one, or [#index].
    void prepare(int groupCount) {
        index = GroupIndex.of(groups.values(), groups.length(), groupCount, memory);
    }

    GroupIndex index() {
        return index;
    }

    /// Adds the rows of the groups `from[0..count)` of another one, which is prepared, to the groups `into`.
    void merge(KeptRows other, int[] from, int[] into, int count) {
        int vectorRows = query.settings().vectorRows();
        int[] rows = new int[vectorRows];
        int[] rowGroups = new int[vectorRows];
        int filled = 0;
        for (int i = 0; i < count; i++) {
            for (int at = other.index.start(from[i]); at < other.index.start(from[i] + 1); at++) {
                rows[filled] = other.index.row(at);
                rowGroups[filled++] = into[i];
                if (filled == vectorRows) {
                    add(other, rows, rowGroups, filled);
                    filled = 0;
                }
            }
        }
        add(other, rows, rowGroups, filled);
    }

    private void add(KeptRows other, int[] rows, int[] rowGroups, int count) {
        if (count == 0) {
            return;
        }
        query.checkCancelled();
        Column[] columns = new Column[values.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = buffers.get(i).gather(other.values.get(i).whole(), rows, count);
        }
        add(columns, rowGroups, count);
    }

    /// The field that stands for a column in sort keys.
    static Field field(int column, Type type) {
        return new Field(column + 1, "argument", type);
    }

    /// All rows sorted by group, then by `keys`, which are made of [#field]s. The first column is the group.
    SortedStore sorted(List<SortKey> keys) {
        List<Field> fields = new ArrayList<>();
        Field group = new Field(GROUP, "group", Type.INTEGER);
        fields.add(group);
        for (int i = 0; i < types.size(); i++) {
            fields.add(field(i, types.get(i)));
        }
        List<SortKey> all = new ArrayList<>();
        all.add(new SortKey(Reference.to(group), true, true));
        all.addAll(keys);
        SortedStore sorted = new SortedStore(all, fields, memory, query);
        Sink.Worker appender = sorted.appender();
        int vectorRows = query.settings().vectorRows();
        List<SliceBuffer> slices = new ArrayList<>();
        fields.forEach(field -> slices.add(new SliceBuffer()));
        for (int from = 0; from < groups.length(); from += vectorRows) {
            int count = Math.min(vectorRows, groups.length() - from);
            List<Column> columns = new ArrayList<>();
            columns.add(groups.slice(from, count, slices.getFirst()));
            for (int i = 0; i < values.size(); i++) {
                columns.add(values.get(i).slice(from, count, slices.get(i + 1)));
            }
            appender.consume(new ColumnsChunk(count, columns));
        }
        appender.finish();
        sorted.sortNow();
        return sorted;
    }
}
