package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.List;

/// `string_agg`: the texts of a group in the order of arrival, a separator between them; NULL where all are NULL.
final class TextAccumulator extends RowsAccumulator {
    private final byte[] separator;
    private final KeptRows rows;
    private final PresentRows presentRows = new PresentRows();

    TextAccumulator(byte[] separator, QueryContext query, Reservation memory) {
        super(memory);
        this.separator = separator;
        this.rows = new KeptRows(List.of(Type.VARCHAR), query, memory);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        PresentRows present = presentRows.of(new Column[] {arguments[0]}, groups, count);
        if (present.count() > 0) {
            rows.add(present.columns(), present.groups(), present.count());
        }
    }

    @Override
    void prepareMerge(int groupCount) {
        rows.prepare(groupCount);
    }

    @Override
    void merge(Accumulator other, int[] from, int[] into, int count, int groupCount) {
        rows.merge(((TextAccumulator) other).rows, from, into, count);
    }

    @Override
    void complete(int groupCount) {
        rows.prepare(groupCount);
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        GroupIndex index = rows.index();
        BytesColumn texts = (BytesColumn) rows.values(0);
        long total = 0;
        for (int at = index.start(from); at < index.start(from + count); at++) {
            total += BytesColumn.bytes(texts.views()[index.row(at)]) + separator.length;
        }
        if (total > Integer.MAX_VALUE - 16) {
            throw RayoException.resources("string_agg makes " + total + " bytes", "aggregate less text per group");
        }
        byte[] data = new byte[(int) total];
        long[] views = buffer.longs(count);
        long[] validity = buffer.validity(count);
        java.util.Arrays.fill(validity, 0, Columns.words(count), 0);
        int end = 0;
        for (int i = 0; i < count; i++) {
            int start = end;
            int first = index.start(from + i);
            for (int at = first; at < index.start(from + i + 1); at++) {
                if (at > first) {
                    System.arraycopy(separator, 0, data, end, separator.length);
                    end += separator.length;
                }
                long view = texts.views()[index.row(at)];
                System.arraycopy(texts.data(), BytesColumn.offset(view), data, end, BytesColumn.bytes(view));
                end += BytesColumn.bytes(view);
            }
            views[i] = BytesColumn.view(start, end - start);
            validity[i >> 6] |= (first < index.start(from + i + 1) ? 1L : 0L) << i;
        }
        return new BytesColumn(Type.VARCHAR, views, data, validity, count);
    }
}
