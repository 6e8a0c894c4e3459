package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.aggregate.HashAggregateSink.Partial;
import java.util.ArrayList;
import java.util.List;

/// Merges the partials of a grouping set, each partition of the hashes on its own.
final class PartitionMerge {
    /// Groups that a partition aims at: about what a cache holds.
    private static final int PARTITION_GROUPS = 1 << 15;

    private static final int PARTITIONS_MAX = 256;

    private final AggregateLayout layout;
    private final List<Partial> partials;
    private final int bits;

    PartitionMerge(AggregateLayout layout, List<Partial> partials) {
        this.layout = layout;
        this.partials = List.copyOf(partials);
        long groups = partials.stream()
                .mapToLong(partial -> partial.groups().table.groupCount())
                .sum();
        long wanted = groups / PARTITION_GROUPS;
        if (groups > PARTITION_GROUPS / 4) {
            wanted = Math.max(wanted, layout.query().settings().threads());
        }
        int log = 0;
        while (1 << log < Math.min(wanted, PARTITIONS_MAX)) {
            log++;
        }
        this.bits = partials.getFirst().groups().keyTypes.isEmpty() ? 0 : log;
    }

    int partitions() {
        return 1 << bits;
    }

    /// Merges the groups of one partition of all partials into `into`.
    void run(int partition, Groups into) {
        int vectorRows = layout.query().settings().vectorRows();
        int[] from = new int[vectorRows];
        int[] places = new int[vectorRows];
        long[] hashes = new long[vectorRows];
        List<GatherBuffer> buffers = new ArrayList<>();
        into.keyTypes.forEach(type -> buffers.add(new GatherBuffer()));
        for (Partial partial : partials) {
            GroupTable table = partial.groups().table;
            long[] all = table.hashes();
            List<Column> keys = table.allKeys();
            int count = 0;
            for (int group = 0; group < table.groupCount(); group++) {
                long hash = all[group];
                from[count] = group;
                hashes[count] = hash;
                count += bits == 0 || hash >>> 64 - bits == partition ? 1 : 0;
                if (count == vectorRows) {
                    merge(partial.groups(), keys, from, hashes, count, into, places, buffers);
                    count = 0;
                }
            }
            if (count > 0) {
                merge(partial.groups(), keys, from, hashes, count, into, places, buffers);
            }
        }
        into.complete();
    }

    private void merge(
            Groups groups,
            List<Column> keys,
            int[] from,
            long[] hashes,
            int count,
            Groups into,
            int[] places,
            List<GatherBuffer> buffers) {
        layout.query().checkCancelled();
        List<Column> some = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            some.add(buffers.get(i).gather(keys.get(i), from, count));
        }
        into.table.findHashed(some, hashes, count, places);
        into.merge(groups, from, places, count);
    }
}
