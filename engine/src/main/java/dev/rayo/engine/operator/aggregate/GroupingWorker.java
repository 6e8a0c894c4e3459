package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.aggregate.HashAggregateSink.Partial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One worker's groups of one grouping set. Groups on the way; when the table has grown past what a cache holds, hands
/// it over and begins another one. Where nearly every row makes a group of its own, stops looking for equals: the
/// merge finds them.
final class GroupingWorker implements AutoCloseable {
    /// A table of this many groups is handed over.
    static final int GROUPS_MAX = 1 << 16;

    /// From this part of groups per row on, looking for equal keys early does not pay.
    private static final double GIVE_UP = 0.75;

    /// Tables that are then filled without looking, before trying again.
    private static final int BLIND_TABLES = 15;

    private final AggregateLayout layout;
    private final List<Integer> groupingSet;
    private final Consumer<Partial> handOver;
    private final int groupsMax;
    private Groups groups;
    private CodeGroups codeGroups;
    private long rows;
    private int blindTables;

    GroupingWorker(AggregateLayout layout, List<Integer> groupingSet, int groupsMax, Consumer<Partial> handOver) {
        this.layout = layout;
        this.groupingSet = groupingSet;
        this.handOver = handOver;
        this.groupsMax = groupsMax;
        this.groups = new Groups(layout, groupingSet);
        this.codeGroups = new CodeGroups(groups.memory());
    }

    /// Finds the groups of a vector of rows.
    void find(List<Column> allKeys, int count, int[] rowGroups) {
        if (groups.table.groupCount() >= groupsMax && !groupingSet.isEmpty()) {
            renew();
        }
        rows += count;
        List<Column> keys = new ArrayList<>(groupingSet.size());
        for (int key : groupingSet) {
            keys.add(allKeys.get(key));
        }
        if (blindTables > 0) {
            groups.table.append(keys, count, rowGroups);
        } else if (keys.isEmpty() || !codeGroups.find(keys, count, groups.table, rowGroups)) {
            groups.table.find(keys, count, rowGroups);
        }
        groups.reserve();
    }

    void update(int part, Column[] arguments, int[] rowGroups, int count) {
        groups.update(part, arguments, rowGroups, count);
    }

    private void renew() {
        boolean blind = blindTables > 0;
        boolean many = groups.table.groupCount() >= rows * GIVE_UP;
        finish();
        blindTables = blind ? blindTables - 1 : many ? BLIND_TABLES : 0;
        groups = new Groups(layout, groupingSet);
        codeGroups = new CodeGroups(groups.memory());
        rows = 0;
    }

    /// Hands over what is there.
    void finish() {
        handOver.accept(new Partial(groups, blindTables == 0));
    }

    @Override
    public void close() {
        groups.close();
    }
}
