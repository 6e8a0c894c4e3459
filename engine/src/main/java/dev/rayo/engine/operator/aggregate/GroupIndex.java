package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.memory.Reservation;

/// The rows of each group, in their order. Immutable.
final class GroupIndex {
    static final GroupIndex NONE = new GroupIndex(new int[1], new int[0]);

    private final int[] starts;
    private final int[] rows;

    private GroupIndex(int[] starts, int[] rows) {
        this.starts = starts;
        this.rows = rows;
    }

    /// @param groups the group of each row
    static GroupIndex of(int[] groups, int rowCount, int groupCount, Reservation memory) {
        memory.grow(4L * (groupCount + 1L + rowCount));
        int[] starts = new int[groupCount + 1];
        int[] rows = new int[rowCount];
        for (int row = 0; row < rowCount; row++) {
            starts[groups[row]]++;
        }
        int at = 0;
        for (int group = 0; group <= groupCount; group++) {
            int count = group < groupCount ? starts[group] : 0;
            starts[group] = at;
            at += count;
        }
        for (int row = 0; row < rowCount; row++) {
            rows[starts[groups[row]]++] = row;
        }
        // Each start has moved to its group's end, which is where the next one starts.
        System.arraycopy(starts, 0, starts, 1, groupCount);
        starts[0] = 0;
        return new GroupIndex(starts, rows);
    }

    /// Where the rows of a group begin; the number of rows for the group behind the last.
    int start(int group) {
        return starts[group];
    }

    int row(int at) {
        return rows[at];
    }
}
