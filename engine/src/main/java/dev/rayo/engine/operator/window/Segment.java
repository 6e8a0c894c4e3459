package dev.rayo.engine.operator.window;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.engine.operator.sort.SortedStore;
import java.util.Arrays;

/// Some whole partitions, one after the other in their order: what one task computes. Positions count from the segment's
/// first row. Where calls depend on rows before alone, and there is but one partition, a part of it.
final class Segment {
    private final StoredRows rows;
    /// The row numbers by position.
    private final int[] order;
    /// By position: where the row's partition begins, below 0 if not in this segment, and behind which position it ends.
    final int[] partitionStart;
    final int[] partitionEnd;
    /// By position: where the rows begin that tie with this one, and behind which position they end.
    final int[] peerStart;
    final int[] peerEnd;
    /// By position: how many groups of ties come before in the partition.
    final int[] peerGroup;

    /// @param from   position in the whole order of the segment's first row
    /// @param before rows of the first row's partition that come before it, which no call looks at
    Segment(SortedStore store, WindowLayout layout, int from, int end, int before) {
        int partitionKeys = layout.partitionKeys();
        int allKeys = layout.sortKeys().size();
        this.rows = store.rows();
        this.order = layout.plan().rowsMax() < (long) before + end - from
                ? firstRows(store, from, end, before, layout)
                : Arrays.copyOfRange(store.order(), from, end);
        int count = order.length;
        this.partitionStart = new int[count];
        this.partitionEnd = new int[count];
        this.peerStart = new int[count];
        this.peerEnd = new int[count];
        this.peerGroup = new int[count];
        if (layout.onlyCountsRows() && partitionKeys == 0) {
            Arrays.fill(partitionStart, -before);
            return;
        }
        if (count > 0) {
            partitionStart[0] = -before;
        }
        for (int i = 1; i < count; i++) {
            boolean samePartition = store.sameKeys(order[i - 1], order[i], partitionKeys);
            boolean samePeers = samePartition && store.sameKeys(order[i - 1], order[i], allKeys);
            partitionStart[i] = samePartition ? partitionStart[i - 1] : i;
            peerStart[i] = samePeers ? peerStart[i - 1] : i;
            peerGroup[i] = samePeers ? peerGroup[i - 1] : samePartition ? peerGroup[i - 1] + 1 : 0;
        }
        for (int i = count - 1; i >= 0; i--) {
            boolean lastOfPartition = i == count - 1 || partitionStart[i + 1] != partitionStart[i];
            boolean lastOfPeers = i == count - 1 || peerStart[i + 1] != peerStart[i];
            partitionEnd[i] = lastOfPartition ? i + 1 : partitionEnd[i + 1];
            peerEnd[i] = lastOfPeers ? i + 1 : peerEnd[i + 1];
        }
    }

    private static int[] firstRows(SortedStore store, int from, int end, int before, WindowLayout layout) {
        int[] all = store.order();
        int[] first = new int[end - from];
        int count = 0;
        int row = before;
        int place = before;
        for (int i = from; i < end; i++) {
            if (i > from) {
                boolean samePartition = store.sameKeys(all[i - 1], all[i], layout.partitionKeys());
                row = samePartition ? row + 1 : 0;
                place = switch (layout.plan().counted()) {
                    case ROW_NUMBER -> row;
                    case RANK -> samePartition && samePeers(store, layout, all[i - 1], all[i]) ? place : row;
                    case DENSE_RANK ->
                        !samePartition ? 0 : samePeers(store, layout, all[i - 1], all[i]) ? place : place + 1;
                };
            }
            first[count] = all[i];
            count += place < layout.plan().rowsMax() ? 1 : 0;
        }
        return Arrays.copyOf(first, count);
    }

    private static boolean samePeers(SortedStore store, WindowLayout layout, int row, int other) {
        return store.sameKeys(row, other, layout.sortKeys().size());
    }

    int count() {
        return order.length;
    }

    /// The row numbers of `count` positions.
    int[] rows(int from, int count) {
        return Arrays.copyOfRange(order, from, from + count);
    }

    /// A kept column, by position.
    Column column(int index) {
        return new RowGather(rows, index).gather(order, order.length, false);
    }

    /// A kept column of other rows: value i is that of position `positions[i]`, NULL where that is negative.
    Column column(int index, int[] positions) {
        int[] wanted = new int[positions.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = positions[i] < 0 ? RowGather.NO_ROW : order[positions[i]];
        }
        return new RowGather(rows, index).gather(wanted, wanted.length, true);
    }

    int row(int position) {
        return order[position];
    }
}
