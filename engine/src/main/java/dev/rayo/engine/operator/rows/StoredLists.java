package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kept lists and maps.
final class StoredLists extends StoredColumn {
    private final PlainForm plainElements = new PlainForm();
    private final StoredColumn elements;
    private int[] offsets = new int[1];

    StoredLists(Type type, Reservation memory) {
        super(type, memory);
        Type elementType = type instanceof Type.Array array ? array.element() : entryType((Type.Mapping) type);
        this.elements = of(elementType, memory);
    }

    private static Type entryType(Type.Mapping mapping) {
        return new Type.Struct(List.of(
                new Type.Struct.Member("key", mapping.key()), new Type.Struct.Member("value", mapping.value())));
    }

    @Override
    int rowBytes() {
        return Integer.BYTES;
    }

    @Override
    void growValues(int rows) {
        offsets = Arrays.copyOf(offsets, rows + 1);
    }

    @Override
    void appendValues(Column plain, int count) {
        int end = offsets[length];
        if (!(plain instanceof ListColumn lists)) {
            Arrays.fill(offsets, length + 1, length + count + 1, end);
            return;
        }
        int total = 0;
        for (int row = 0; row < count; row++) {
            total += lists.isNull(row) ? 0 : lists.offsets()[row + 1] - lists.offsets()[row];
        }
        int[] rows = new int[total];
        int at = 0;
        for (int row = 0; row < count; row++) {
            int size = lists.isNull(row) ? 0 : lists.offsets()[row + 1] - lists.offsets()[row];
            for (int k = 0; k < size; k++) {
                rows[at++] = lists.offsets()[row] + k;
            }
            offsets[length + row + 1] = end + at;
        }
        elements.append(plainElements.of(lists.elements(), rows, total), total);
    }

    @Override
    public void clear() {
        super.clear();
        elements.clear();
    }

    @Override
    public long heldBytes() {
        return super.heldBytes() + elements.heldBytes();
    }

    @Override
    public long dataBytes() {
        return super.dataBytes() + elements.dataBytes();
    }

    @Override
    public Column whole() {
        return new ListColumn(type, offsets, elements.whole(), validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        ListColumn lists = new ListColumn(type, offsets, elements.whole(), null, length);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        ListColumn slice = (ListColumn) new GatherBuffer().gather(lists, rows, count);
        return new ListColumn(type, slice.offsets(), slice.elements(), nulls, count);
    }
}
