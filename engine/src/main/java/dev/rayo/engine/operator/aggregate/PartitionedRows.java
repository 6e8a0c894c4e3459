package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Reservation;
import java.util.ArrayList;
import java.util.List;

/// Rows that lie in the order of the partitions of their hashes and have not found their groups: a merge reads each
/// partition of them in one run. Immutable.
///
/// - **Memory** hash, keys and inputs by row, in the reservation that it closes
final class PartitionedRows implements Partial {
    /// Partitions are the upper bits of hashes, so many of them.
    static final int BITS = 8;

    private final Reservation memory;
    private final int[] starts;
    private final long[] hashes;
    private final List<Column> columns;

    /// @param starts  where each partition begins, and the end of the last
    /// @param columns keys, inputs by [UngroupedRows], and for each filter but the first whether it leaves the row
    PartitionedRows(Reservation memory, int[] starts, long[] hashes, List<Column> columns) {
        this.memory = memory;
        this.starts = starts;
        this.hashes = hashes;
        this.columns = List.copyOf(columns);
    }

    @Override
    public int count() {
        return hashes.length;
    }

    /// Where a partition of `bits` begins.
    int start(int partition, int bits) {
        return starts[partition << BITS - bits];
    }

    long[] hashes() {
        return hashes;
    }

    /// Room for reading vectors of rows, by one thread at a time. What it returns is overwritten by the next use.
    static final class Reader {
        private final AggregateLayout layout;
        private final int keyCount;
        private final List<GatherBuffer> buffers = new ArrayList<>();
        private final InputRows inputs;
        private final int[] selected;

        Reader(AggregateLayout layout, int keyCount) {
            this.layout = layout;
            this.keyCount = keyCount;
            this.inputs = new InputRows(layout);
            this.selected = new int[layout.query().settings().vectorRows()];
            int columns = keyCount + inputs.columns.length + inputs.counts.length - 1;
            for (int i = 0; i < columns; i++) {
                buffers.add(new GatherBuffer());
            }
        }

        private Column column(PartitionedRows from, int place, int[] rows, int count) {
            return buffers.get(place).gather(from.columns.get(place), rows, count);
        }

        /// The keys of the rows `rows[0..count)` of `from`.
        List<Column> keys(PartitionedRows from, int[] rows, int count) {
            List<Column> keys = new ArrayList<>(keyCount);
            for (int key = 0; key < keyCount; key++) {
                keys.add(column(from, key, rows, count));
            }
            return keys;
        }

        /// The inputs of the rows `rows[0..count)` of `from`.
        InputRows inputs(PartitionedRows from, int[] rows, int count) {
            inputs.counts[0] = count;
            int filterPlace = keyCount + inputs.columns.length - 1;
            for (int filter = 1; filter < inputs.counts.length; filter++) {
                long[] left = ((BitColumn) column(from, filterPlace + filter, rows, count)).bits();
                inputs.counts[filter] = select(left, count, inputs.selections[filter]);
            }
            for (int i = 0; i < inputs.columns.length; i++) {
                int filter = layout.inputs().get(i).filter();
                int[] some = rows;
                if (filter != 0) {
                    some = selected;
                    for (int row = 0; row < inputs.counts[filter]; row++) {
                        some[row] = rows[inputs.selections[filter][row]];
                    }
                }
                inputs.columns[i] = column(from, keyCount + i, some, inputs.counts[filter]);
            }
            return inputs;
        }

        private static int select(long[] bits, int count, int[] selection) {
            int selected = 0;
            for (int row = 0; row < count; row++) {
                selection[selected] = row;
                selected += (int) (bits[row >> 6] >>> row & 1);
            }
            return selected;
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
