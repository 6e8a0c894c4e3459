package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import java.util.ArrayList;
import java.util.List;

/// Merges the partials of a grouping set, each partition of the hashes on its own.
final class PartitionMerge {
    /// Groups that a partition aims at: about what a cache holds.
    private static final int PARTITION_GROUPS = 1 << 15;

    private final AggregateLayout layout;
    private final List<Partial> partials;
    private final int bits;
    /// By partial, of groups: in the order of their partitions.
    private final PartitionOrder[] orders;

    PartitionMerge(AggregateLayout layout, List<Partial> partials) {
        this.layout = layout;
        this.partials = List.copyOf(partials);
        long count = partials.stream().mapToLong(Partial::count).sum();
        long wanted = count / PARTITION_GROUPS;
        if (count > PARTITION_GROUPS / 4 || count > 1 && !isConstantSize(partials.getFirst())) {
            wanted = Math.max(wanted, layout.query().settings().threads());
        }
        int log = 0;
        while (1 << log < wanted && log < PartitionedRows.BITS) {
            log++;
        }
        this.bits = partials.getFirst() instanceof Groups groups && groups.keyTypes.isEmpty() ? 0 : log;
        this.orders = new PartitionOrder[partials.size()];
    }

    private static boolean isConstantSize(Partial partial) {
        return partial instanceof Groups groups && groups.isConstantSize();
    }

    /// The tasks to be run before [#run]: groups complete their values and come in the order of their partitions.
    List<Runnable> prepare() {
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < partials.size(); i++) {
            if (partials.get(i) instanceof Groups groups) {
                int index = i;
                tasks.add(() -> {
                    groups.prepareMerge();
                    orders[index] = PartitionOrder.of(groups.table.hashes(), groups.count(), bits);
                });
            }
        }
        return tasks;
    }

    int partitions() {
        return 1 << bits;
    }

    /// Merges one partition of all partials into `into`.
    void run(int partition, Groups into) {
        Merging merging = new Merging(into);
        for (int p = 0; p < partials.size(); p++) {
            switch (partials.get(p)) {
                case Groups groups -> merging.merge(groups, orders[p], partition);
                case PartitionedRows rows -> merging.add(rows, partition);
            }
        }
        into.complete();
    }

    /// Room for filling one partition.
    private final class Merging {
        private final Groups into;
        private final int vectorRows = layout.query().settings().vectorRows();
        private final int[] from = new int[vectorRows];
        private final int[] places = new int[vectorRows];
        private final long[] hashes = new long[vectorRows];
        private final List<GatherBuffer> buffers = new ArrayList<>();
        private final PartitionedRows.Reader reader;

        Merging(Groups into) {
            this.into = into;
            this.reader = new PartitionedRows.Reader(layout, into.keyTypes.size());
            into.keyTypes.forEach(type -> buffers.add(new GatherBuffer()));
        }

        void merge(Groups groups, PartitionOrder order, int partition) {
            long[] all = groups.table.hashes();
            List<Column> keys = groups.table.allKeys();
            int end = order.starts()[partition + 1];
            for (int at = order.starts()[partition]; at < end; at += vectorRows) {
                layout.query().checkCancelled();
                int count = Math.min(vectorRows, end - at);
                System.arraycopy(order.rows(), at, from, 0, count);
                for (int i = 0; i < count; i++) {
                    hashes[i] = all[from[i]];
                }
                List<Column> some = new ArrayList<>(keys.size());
                for (int i = 0; i < keys.size(); i++) {
                    some.add(buffers.get(i).gather(keys.get(i), from, count));
                }
                into.table.findHashed(some, hashes, count, places);
                into.merge(groups, from, places, count);
            }
        }

        void add(PartitionedRows rows, int partition) {
            int end = rows.start(partition + 1, bits);
            for (int at = rows.start(partition, bits); at < end; at += vectorRows) {
                layout.query().checkCancelled();
                int count = Math.min(vectorRows, end - at);
                for (int i = 0; i < count; i++) {
                    from[i] = at + i;
                }
                System.arraycopy(rows.hashes(), at, hashes, 0, count);
                into.table.findHashed(reader.keys(rows, from, count), hashes, count, places);
                into.reserve();
                reader.inputs(rows, from, count).update(into, places);
            }
        }
    }
}
