package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.engine.operator.sort.SortedStore;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Feeds another accumulator in a given order: keeps all rows, and sorts them at the end.
final class OrderedAccumulator extends Accumulator {
    private final Accumulator inner;
    private final int argumentCount;
    private final List<SortKey> keys = new ArrayList<>();
    private final QueryContext query;
    private final KeptRows rows;

    /// @param types types of the arguments, then of the sort keys, which are fed in this order
    /// @param order directions of the keys
    OrderedAccumulator(
            Accumulator inner, List<Type> types, List<SortKey> order, QueryContext query, Reservation memory) {
        super(memory);
        this.inner = inner;
        this.argumentCount = types.size() - order.size();
        this.query = query;
        this.rows = new KeptRows(types, query, memory);
        for (int i = 0; i < order.size(); i++) {
            int column = argumentCount + i;
            SortKey key = order.get(i);
            keys.add(new SortKey(
                    Reference.to(KeptRows.field(column, types.get(column))), key.ascending(), key.nullsFirst()));
        }
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
        rows.add(arguments, groups, count);
    }

    @Override
    void prepareMerge(int groupCount) {
        rows.prepare(groupCount);
    }

    @Override
    void merge(Accumulator other, int[] from, int[] into, int count, int groupCount) {
        rows.merge(((OrderedAccumulator) other).rows, from, into, count);
    }

    @Override
    void complete(int groupCount) {
        SortedStore sorted = rows.sorted(keys);
        int[] order = sorted.order();
        int vectorRows = query.settings().vectorRows();
        RowGather[] gathers = new RowGather[argumentCount + 1];
        Arrays.setAll(gathers, column -> new RowGather(sorted.rows(), column));
        PlainForm[] forms = new PlainForm[gathers.length];
        Arrays.setAll(forms, column -> new PlainForm());
        int[] some = new int[vectorRows];
        Column[] arguments = new Column[argumentCount];
        for (int from = 0; from < order.length; from += vectorRows) {
            query.checkCancelled();
            int count = Math.min(vectorRows, order.length - from);
            System.arraycopy(order, from, some, 0, count);
            int[] groups = ((IntColumn) gathers[0].gather(some, count, false)).values();
            for (int i = 0; i < argumentCount; i++) {
                arguments[i] = forms[i + 1].of(gathers[i + 1].gather(some, count, false), count);
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
