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
    /// By partial: its groups, partition after partition, and where each partition begins.
    private final int[][] groupsOf;
    private final int[][] startsOf;

    PartitionMerge(AggregateLayout layout, List<Partial> partials) {
        this.layout = layout;
        this.partials = List.copyOf(partials);
        long groups = partials.stream()
                .mapToLong(partial -> partial.groups().table.groupCount())
                .sum();
        long wanted = groups / PARTITION_GROUPS;
        if (groups > PARTITION_GROUPS / 4 || groups > 1 && !partials.getFirst().groups().isConstantSize()) {
            wanted = Math.max(wanted, layout.query().settings().threads());
        }
        int log = 0;
        while (1 << log < Math.min(wanted, PARTITIONS_MAX)) {
            log++;
        }
        this.bits = partials.getFirst().groups().keyTypes.isEmpty() ? 0 : log;
        this.groupsOf = new int[partials.size()][];
        this.startsOf = new int[partials.size()][];
    }

    /// Makes a partial ready: its values complete, its groups in the order of their partitions.
    void prepare(int index) {
        Groups groups = partials.get(index).groups();
        groups.prepareMerge();
        GroupTable table = groups.table;
        long[] hashes = table.hashes();
        int count = table.groupCount();
        int[] starts = new int[partitions() + 1];
        for (int group = 0; group < count; group++) {
            starts[partitionOf(hashes[group]) + 1]++;
        }
        for (int p = 0; p < partitions(); p++) {
            starts[p + 1] += starts[p];
        }
        int[] next = starts.clone();
        int[] ordered = new int[count];
        for (int group = 0; group < count; group++) {
            int partition = partitionOf(hashes[group]);
            ordered[next[partition]] = group;
            next[partition]++;
        }
        groupsOf[index] = ordered;
        startsOf[index] = starts;
    }

    private int partitionOf(long hash) {
        return bits == 0 ? 0 : (int) (hash >>> 64 - bits);
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
        for (int p = 0; p < partials.size(); p++) {
            Groups groups = partials.get(p).groups();
            GroupTable table = groups.table;
            long[] all = table.hashes();
            List<Column> keys = table.allKeys();
            int end = startsOf[p][partition + 1];
            for (int at = startsOf[p][partition]; at < end; at += vectorRows) {
                int count = Math.min(vectorRows, end - at);
                System.arraycopy(groupsOf[p], at, from, 0, count);
                for (int i = 0; i < count; i++) {
                    hashes[i] = all[from[i]];
                }
                merge(groups, keys, from, hashes, count, into, places, buffers);
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
