package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.engine.operator.rows.StoredColumn;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Collects rows of one worker without looking for their groups, where nearly every row makes one of its own: the
/// merge will. A block of rows is brought into the order of its partitions while it is in the cache.
///
/// - **Memory** of one block, here; what is handed over has its own
final class UngroupedRows implements AutoCloseable {
    /// Rows of a block: their keys and hashes fit the cache of a core.
    static final int ROWS_MAX = 1 << 16;

    private final AggregateLayout layout;
    private final Reservation memory;
    private final HashColumns hashColumns;
    private final List<Type> types = new ArrayList<>();
    private final List<StoredColumn> columns = new ArrayList<>();
    private final List<PlainForm> plainForms = new ArrayList<>();
    private final List<GatherBuffer> spread = new ArrayList<>();
    private final int keyCount;
    private final long[] vector;
    private final int[] ranks;
    private final long[] hashes;
    private int count;

    UngroupedRows(AggregateLayout layout, List<Type> keyTypes) {
        this.layout = layout;
        this.memory = layout.query().ledger().reserve("aggregate", MemoryKind.HEAP);
        this.hashColumns = new HashColumns(layout.query().settings());
        this.keyCount = keyTypes.size();
        types.addAll(keyTypes);
        layout.inputs().forEach(input -> types.add(input.expression().type()));
        layout.filters().stream().skip(1).forEach(filter -> types.add(Type.BOOLEAN));
        for (Type type : types) {
            columns.add(StoredColumn.of(type, memory));
            plainForms.add(new PlainForm());
            spread.add(new GatherBuffer());
        }
        int vectorRows = layout.query().settings().vectorRows();
        this.vector = new long[vectorRows];
        this.ranks = new int[vectorRows];
        memory.grow(8L * (ROWS_MAX + vectorRows));
        this.hashes = new long[ROWS_MAX + vectorRows];
    }

    int count() {
        return count;
    }

    /// Takes a vector of rows in; [#count] was less than [#ROWS_MAX] before.
    void add(List<Column> keys, InputRows inputs, int rows) {
        hashColumns.hash(keys, rows, vector);
        System.arraycopy(vector, 0, hashes, count, rows);
        for (int key = 0; key < keyCount; key++) {
            columns.get(key).append(plainForms.get(key).of(keys.get(key), rows), rows);
        }
        int filterPlace = keyCount + inputs.columns.length - 1;
        for (int filter = 1; filter < inputs.counts.length; filter++) {
            long[] left = new long[Columns.words(rows)];
            for (int i = 0; i < inputs.counts[filter]; i++) {
                int row = inputs.selections[filter][i];
                left[row >> 6] |= 1L << row;
            }
            columns.get(filterPlace + filter).append(new BitColumn(Type.BOOLEAN, left, null, rows), rows);
        }
        for (int i = 0; i < inputs.columns.length; i++) {
            columns.get(keyCount + i).append(spread(i, inputs, rows), rows);
        }
        count += rows;
    }

    /// The values of an input by row; arbitrary ones for the rows that its filter does not leave.
    private Column spread(int input, InputRows inputs, int rows) {
        int filter = layout.inputs().get(input).filter();
        if (filter == 0) {
            return inputs.columns[input];
        }
        if (inputs.counts[filter] == 0) {
            return new ConstantColumn(types.get(keyCount + input), null, rows);
        }
        int[] selection = inputs.selections[filter];
        int rank = 0;
        for (int row = 0; row < rows; row++) {
            ranks[row] = rank;
            rank += rank < inputs.counts[filter] - 1 && selection[rank] == row ? 1 : 0;
        }
        return spread.get(keyCount + input).gather(inputs.columns[input], ranks, rows);
    }

    /// Hands the rows over, in order, and begins anew.
    PartitionedRows partitioned() {
        Reservation held = layout.query().ledger().reserve("aggregate", MemoryKind.HEAP);
        try {
            PartitionOrder order = PartitionOrder.of(hashes, count, PartitionedRows.BITS);
            held.grow(8L * count);
            long[] ordered = new long[count];
            for (int row = 0; row < count; row++) {
                ordered[row] = hashes[order.rows()[row]];
            }
            List<Column> orderedColumns = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                StoredColumn column = columns.get(i);
                held.grow(column.dataBytes());
                orderedColumns.add(new GatherBuffer().gather(column.whole(), order.rows(), count));
                renew(i);
            }
            count = 0;
            return new PartitionedRows(held, order.starts(), ordered, orderedColumns);
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private void renew(int place) {
        StoredColumn column = columns.get(place);
        if (sharesBytes(types.get(place))) {
            memory.shrink(column.heldBytes());
            columns.set(place, StoredColumn.of(types.get(place), memory));
        } else {
            column.clear();
        }
    }

    /// Whether rows that are gathered from a column of the type share something with it.
    private static boolean sharesBytes(Type type) {
        return switch (type) {
            case Type.Simple simple -> simple == Type.VARCHAR || simple == Type.BLOB;
            case Type.Decimal d -> false;
            case Type.Array a -> true;
            case Type.Mapping m -> true;
            case Type.Struct s -> true;
        };
    }

    @Override
    public void close() {
        memory.close();
    }
}
