package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.rows.HashColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One worker's groups of one grouping set. Groups on the way; when the table has grown past what a cache holds, looks
/// at the rows that came last:
///
/// - many of them found a group of the older half: the table goes on growing, for the merge would have to bring the
///   same keys together once per table;
/// - else it is handed over and others begun that look at the last groups only, as keys ask for that come in order or
///   come again soon or never;
/// - and where many rows made a group of their own, the next ones are handed over as they are: the merge groups them.
final class GroupingWorker implements AutoCloseable {
    /// A table of half as many groups is handed over, or has reason to go on; one that looks at the last groups only is
    /// handed over when it has as many, and so are rows without groups.
    static final int GROUPS_MAX = 1 << 16;

    /// A table grows at most to this many times the groups.
    private static final int GROWTH_MAX = 64;

    /// From this part of groups per row on, looking for equal keys early does not pay.
    private static final double GIVE_UP = 0.75;

    /// From this part of rows of the older half of groups on, the table goes on growing.
    private static final double GO_ON = 1.0 / 16;

    /// Tables, or blocks of rows, that are then filled in another way before the first one is tried again.
    private static final int TABLES_OF_A_KIND = 15;

    /// The part of a table's groups that are looked at where only the last ones are met again: few enough for the cache
    /// of a core.
    private static final int RECENT_PART = 8;

    private final AggregateLayout layout;
    private final List<Integer> groupingSet;
    private final Consumer<Partial> handOver;
    private final int groupsMax;
    private final List<Column> keys = new ArrayList<>();
    private final int[] rowGroups;
    private Groups groups;
    private CodeGroups codeGroups;
    private @Nullable UngroupedRows ungrouped;
    /// Groups at which to decide.
    private int limit;
    private long rows;
    /// Rows since the table was nearly full, and those among them of the older half of groups.
    private long watchedRows;
    private long olderRows;
    private int blindBlocks;
    private int recentTables;

    GroupingWorker(AggregateLayout layout, List<Integer> groupingSet, int groupsMax, Consumer<Partial> handOver) {
        this.layout = layout;
        this.groupingSet = groupingSet;
        this.handOver = handOver;
        this.groupsMax = groupsMax;
        this.limit = limitOfFirst();
        this.rowGroups = new int[layout.query().settings().vectorRows()];
        this.groups = newGroups();
        this.codeGroups = new CodeGroups(new HashColumns(layout.query().settings()), groups.memory());
    }

    /// Takes a vector of rows in.
    void consume(List<Column> allKeys, InputRows inputs, int count) {
        keys.clear();
        for (int key : groupingSet) {
            keys.add(allKeys.get(key));
        }
        int groupCount = groups.table.groupCount();
        if (blindBlocks == 0 && groupCount > 0 && groupCount + count > limit && !groupingSet.isEmpty()) {
            decide();
        }
        if (blindBlocks > 0) {
            keep(inputs, count);
        } else {
            find(count);
            inputs.update(groups, rowGroups);
        }
    }

    private void keep(InputRows inputs, int count) {
        UngroupedRows block = ungrouped;
        if (block == null) {
            block = new UngroupedRows(layout, groups.keyTypes);
            ungrouped = block;
        }
        block.add(keys, inputs, count);
        if (block.count() >= groupsMax) {
            handOver.accept(block.partitioned());
            blindBlocks--;
        }
    }

    private void find(int count) {
        rows += count;
        if (recentTables > 0 && groups.table.knownCount() + count > recentMax()) {
            groups.table.forget();
        }
        if (keys.isEmpty() || !codeGroups.find(keys, count, groups.table, rowGroups)) {
            groups.table.find(keys, count, rowGroups);
        }
        if (recentTables == 0 && groups.table.groupCount() > limit - limit / 8) {
            watch(count);
        }
        groups.reserve();
    }

    private void watch(int count) {
        int half = limit / 2;
        int older = 0;
        for (int row = 0; row < count; row++) {
            older += rowGroups[row] < half ? 1 : 0;
        }
        watchedRows += count;
        olderRows += older;
    }

    private void decide() {
        boolean goOn = recentTables == 0 && limit < (long) groupsMax * GROWTH_MAX && olderRows > watchedRows * GO_ON;
        watchedRows = 0;
        olderRows = 0;
        if (goOn && limit <= Integer.MAX_VALUE / 4) {
            limit *= 2;
        } else {
            renew();
        }
    }

    private void renew() {
        // Keys in order cost next to nothing, however many there are.
        boolean ordered = groups.table instanceof WordGroups words && words.runs() != null;
        boolean many = groups.count() >= rows * GIVE_UP && !ordered;
        blindBlocks = many ? TABLES_OF_A_KIND : 0;
        recentTables = many ? 0 : recentTables > 0 ? recentTables - 1 : TABLES_OF_A_KIND;
        limit = recentTables > 0 ? groupsMax : limitOfFirst();
        rows = 0;
        handOver.accept(groups);
        groups = newGroups();
        if (!many) {
            groups.table.expect(limit, recentTables > 0 ? recentMax() : limit);
            groups.reserve();
        }
        codeGroups = new CodeGroups(new HashColumns(layout.query().settings()), groups.memory());
    }

    private Groups newGroups() {
        Groups begun = new Groups(layout, groupingSet);
        begun.table.allowRepeats();
        return begun;
    }

    private int limitOfFirst() {
        return Math.max(1, groupsMax / 2);
    }

    private int recentMax() {
        return Math.max(1, groupsMax / RECENT_PART);
    }

    /// Hands over what is there.
    void finish() {
        handOver.accept(groups);
        UngroupedRows block = ungrouped;
        if (block != null) {
            if (block.count() > 0) {
                handOver.accept(block.partitioned());
            }
            block.close();
        }
    }

    @Override
    public void close() {
        groups.close();
        if (ungrouped != null) {
            ungrouped.close();
        }
    }
}
