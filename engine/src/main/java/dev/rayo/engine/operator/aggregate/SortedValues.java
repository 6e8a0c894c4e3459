package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.sort.SortedStore;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All values of each group, without NULLs, in the end in their order: under quantiles and modes.
final class SortedValues {
    private final Type type;
    private final Reservation memory;
    private final KeptRows rows;
    private final PresentRows presentRows = new PresentRows();
    private @Nullable SortedStore sorted;
    private int[] starts = new int[0];

    SortedValues(Type type, QueryContext query, Reservation memory) {
        this.type = type;
        this.memory = memory;
        this.rows = new KeptRows(List.of(type), query, memory);
    }

    void update(Column argument, int[] groups, int count) {
        PresentRows present = presentRows.of(new Column[] {argument}, groups, count);
        if (present.count() > 0) {
            rows.add(present.columns(), present.groups(), present.count());
        }
    }

    void prepareMerge(int groupCount) {
        rows.prepare(groupCount);
    }

    void merge(SortedValues other, int[] from, int[] into, int count) {
        rows.merge(other.rows, from, into, count);
    }

    void complete(int groupCount) {
        rows.prepare(groupCount);
        memory.grow(4L * (groupCount + 1L));
        starts = new int[groupCount + 1];
        for (int group = 0; group <= groupCount; group++) {
            starts[group] = rows.index().start(group);
        }
        sorted = rows.sorted(List.of(new SortKey(Reference.to(KeptRows.field(0, type)), true, false)));
    }

    private SortedStore sorted() {
        return Objects.requireNonNull(sorted);
    }

    int count(int group) {
        return starts[group + 1] - starts[group];
    }

    /// The number of the row that holds the `index`-th value of a group.
    int row(int group, int index) {
        return sorted().order()[starts[group] + index];
    }

    boolean same(int row, int other) {
        return sorted().sameKeys(row, other, 2);
    }

    /// A reader of the values of rows.
    RowGather reader() {
        return new RowGather(sorted().rows(), 1);
    }

    /// The validity of groups of which those without a value are NULL.
    long[] validity(int from, int count) {
        long[] validity = new long[Columns.words(count)];
        for (int i = 0; i < count; i++) {
            validity[i >> 6] |= (count(from + i) > 0 ? 1L : 0L) << i;
        }
        return validity;
    }
}
