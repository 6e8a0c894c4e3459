package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import java.util.Arrays;

/// Says of groups by one whole number where their keys stop rising and begin anew, as where a worker goes back to rows
/// that it left out. Runs are made as long as no two of them have more than the key on the border in common: then the
/// groups before need not be looked at again.
///
/// Used by one thread.
final class RisingRuns {
    /// Runs are few, for each is walked along when tables are merged.
    private static final int RUNS_LITTLE = 4;

    private static final int GROUPS_PER_RUN = 1_024;

    private static final int FALLS_MAX = 4;

    private int[] starts = new int[RUNS_LITTLE];
    private int count = 1;
    /// Not more than the least key of other runs that is above the last key.
    private long ceiling = Long.MIN_VALUE;
    /// Rows of the current vector whose key is less than the one before.
    private final int[] falls = new int[FALLS_MAX];
    private int fallCount;

    /// Whether rows may follow without a look at the groups before the last one. If so [#add] is to be called next.
    ///
    /// @param keys      by row
    /// @param all       the keys of the groups
    /// @param mayRepeat whether a key may get a second group; else there is one run
    boolean take(long[] keys, int rows, Column all, int groupCount, boolean mayRepeat) {
        fallCount = 0;
        boolean begins = groupCount > 0 && keys[0] < WordGroups.key(all, groupCount - 1);
        int fallen = begins ? 1 : 0;
        for (int row = 1; row < rows; row++) {
            fallen += keys[row] < keys[row - 1] ? 1 : 0;
        }
        if (fallen == 0 && (groupCount == 0 || keys[rows - 1] < ceiling)) {
            return true;
        }
        if (fallen > 0 && (!mayRepeat || fallen > FALLS_MAX || count + fallen > RUNS_LITTLE + groupCount / GROUPS_PER_RUN)) {
            return false;
        }
        int from = 0;
        for (int row = begins ? 0 : 1; row <= rows; row++) {
            if (row == rows || row == 0 || keys[row] < keys[row - 1]) {
                int others = fallCount == 0 ? count - 1 : count;
                if (row > 0 && !isApart(keys, from, row, all, groupCount, others)) {
                    return false;
                }
                if (row < rows) {
                    falls[fallCount++] = row;
                }
                from = row;
            }
        }
        ceiling = fallen > 0 ? Long.MIN_VALUE : leastAbove(keys[rows - 1], all, groupCount);
        return true;
    }

    /// Whether keys that rise lie between those of the first runs; perhaps on both sides of some of these.
    private boolean isApart(long[] keys, int from, int end, Column all, int groupCount, int others) {
        if (isBetween(keys[from], keys[end - 1], all, groupCount, others)) {
            return true;
        }
        int jump = from;
        long widest = 0;
        for (int row = from + 1; row < end; row++) {
            long width = keys[row] - keys[row - 1];
            jump = Long.compareUnsigned(width, widest) > 0 ? row : jump;
            widest = jump == row ? width : widest;
        }
        return jump > from
                && isBetween(keys[from], keys[jump - 1], all, groupCount, others)
                && isBetween(keys[jump], keys[end - 1], all, groupCount, others);
    }

    /// Whether each of the first runs has at most one key from `first` to `last`.
    private boolean isBetween(long first, long last, Column all, int groupCount, int others) {
        for (int run = 0; run < others; run++) {
            int end = end(run, groupCount);
            int at = firstFrom(all, starts[run], end, first);
            if (at + 1 < end && WordGroups.key(all, at + 1) <= last) {
                return false;
            }
        }
        return true;
    }

    /// The least key of a run before the last one that is greater than `key`.
    private long leastAbove(long key, Column all, int groupCount) {
        long above = Long.MAX_VALUE;
        for (int run = 0; run < count - 1; run++) {
            int end = end(run, groupCount);
            int at = firstFrom(all, starts[run], end, key);
            at += at < end && WordGroups.key(all, at) == key ? 1 : 0;
            above = at < end ? Math.min(above, WordGroups.key(all, at)) : above;
        }
        return above;
    }

    /// The first group from `from` on whose key is not less than `key`, `end` if there is none.
    static int firstFrom(Column all, int from, int end, long key) {
        int low = from;
        int high = end;
        while (low < high) {
            int middle = low + high >>> 1;
            if (WordGroups.key(all, middle) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Begins runs where the keys of the rows fell; these have their groups now.
    void add(int[] groups) {
        for (int i = 0; i < fallCount; i++) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = groups[falls[i]];
        }
    }

    int count() {
        return count;
    }

    /// The group that a run begins with.
    int start(int run) {
        return starts[run];
    }

    /// The end of a run of all groups.
    int end(int run, int groupCount) {
        return run + 1 < count ? starts[run + 1] : groupCount;
    }
}
