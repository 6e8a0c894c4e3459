package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.aggregate.HashAggregateSink.Partial;
import dev.rayo.engine.operator.rows.HashColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One worker's groups of one grouping set. Groups on the way; when the table has grown past what a cache holds, looks
/// at the rows that came last:
///
/// - many of them found a group of the older half: the table goes on growing, for the merge would have to bring the
///   same keys together once per table;
/// - else it is handed over and another one begun, as keys that come in order ask for;
/// - and where nearly every row made a group of its own, the next tables are filled without looking for equals: the
///   merge finds them.
final class GroupingWorker implements AutoCloseable {
    /// A table of this many groups is handed over, or has reason to go on.
    static final int GROUPS_MAX = 1 << 16;

    /// A table grows at most to this many times the groups.
    private static final int GROWTH_MAX = 64;

    /// From this part of groups per row on, looking for equal keys early does not pay.
    private static final double GIVE_UP = 0.75;

    /// From this part of rows of the older half of groups on, the table goes on growing.
    private static final double GO_ON = 1.0 / 16;

    /// Tables that are then filled without looking, before trying again.
    private static final int BLIND_TABLES = 15;

    private final AggregateLayout layout;
    private final List<Integer> groupingSet;
    private final Consumer<Partial> handOver;
    private final int groupsMax;
    private final List<Column> keys = new ArrayList<>();
    private Groups groups;
    private CodeGroups codeGroups;
    /// Groups at which to decide.
    private int limit;
    private long rows;
    /// Rows since the table was nearly full, and those among them of the older half of groups.
    private long watchedRows;
    private long olderRows;
    private int blindTables;

    GroupingWorker(AggregateLayout layout, List<Integer> groupingSet, int groupsMax, Consumer<Partial> handOver) {
        this.layout = layout;
        this.groupingSet = groupingSet;
        this.handOver = handOver;
        this.groupsMax = groupsMax;
        this.limit = groupsMax;
        this.groups = new Groups(layout, groupingSet);
        this.codeGroups = new CodeGroups(new HashColumns(layout.query().settings()), groups.memory());
    }

    /// Finds the groups of a vector of rows.
    void find(List<Column> allKeys, int count, int[] rowGroups) {
        if (groups.table.groupCount() >= limit && !groupingSet.isEmpty()) {
            decide();
        }
        rows += count;
        keys.clear();
        for (int key : groupingSet) {
            keys.add(allKeys.get(key));
        }
        if (blindTables > 0) {
            groups.table.append(keys, count, rowGroups);
        } else {
            if (keys.isEmpty() || !codeGroups.find(keys, count, groups.table, rowGroups)) {
                groups.table.find(keys, count, rowGroups);
            }
            if (groups.table.groupCount() > limit - limit / 8) {
                watch(rowGroups, count);
            }
        }
        groups.reserve();
    }

    private void watch(int[] rowGroups, int count) {
        int half = limit / 2;
        int older = 0;
        for (int row = 0; row < count; row++) {
            older += rowGroups[row] < half ? 1 : 0;
        }
        watchedRows += count;
        olderRows += older;
    }

    void update(int part, Column[] arguments, int[] rowGroups, int count) {
        groups.update(part, arguments, rowGroups, count);
    }

    private void decide() {
        boolean goOn = blindTables == 0 && limit < (long) groupsMax * GROWTH_MAX && olderRows > watchedRows * GO_ON;
        watchedRows = 0;
        olderRows = 0;
        if (goOn && limit <= Integer.MAX_VALUE / 4) {
            limit *= 2;
        } else {
            renew();
        }
    }

    private void renew() {
        boolean blind = blindTables > 0;
        boolean many = groups.table.groupCount() >= rows * GIVE_UP;
        int capacity = groups.table.capacity();
        finish();
        blindTables = blind ? blindTables - 1 : many ? BLIND_TABLES : 0;
        groups = new Groups(layout, groupingSet);
        groups.table.reserveGroups(Math.min(capacity, 2 * groupsMax));
        groups.reserve();
        codeGroups = new CodeGroups(new HashColumns(layout.query().settings()), groups.memory());
        limit = groupsMax;
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
