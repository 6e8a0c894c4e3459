package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.memory.Reservation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All values of each group as longs, in no order: those taken in one by one, and whole groups of others, which are
/// not copied before they are read.
///
/// Life: [#add], then [#prepare], then others [#merge] it or [#read] goes through. What is merged must live until then.
final class ValueRuns {
    private static final int BLOCK_VALUES = 1 << 14;

    private final Reservation memory;
    private final List<long[]> values = new ArrayList<>();
    private final List<int[]> groupsOf = new ArrayList<>();
    private int lastCount = BLOCK_VALUES;
    /// The values, group after group, and where each begins.
    private long[] bucketed = new long[0];
    private int[] starts = new int[1];
    private final List<Merged> merged = new ArrayList<>();

    ValueRuns(Reservation memory) {
        this.memory = memory;
    }

    /// The groups `from` of `other` are part of the groups `into`.
    private record Merged(ValueRuns other, int[] from, int[] into) {}

    /// Reads the values of a group; may reorder them.
    @FunctionalInterface
    interface Reader {
        void read(int group, long[] values, int from, int to);
    }

    void add(long[] words, int[] groups, int count) {
        int done = 0;
        while (done < count) {
            if (lastCount == BLOCK_VALUES) {
                memory.grow((long) BLOCK_VALUES * (Long.BYTES + Integer.BYTES));
                values.add(new long[BLOCK_VALUES]);
                groupsOf.add(new int[BLOCK_VALUES]);
                lastCount = 0;
            }
            int some = Math.min(count - done, BLOCK_VALUES - lastCount);
            System.arraycopy(words, done, values.getLast(), lastCount, some);
            System.arraycopy(groups, done, groupsOf.getLast(), lastCount, some);
            lastCount += some;
            done += some;
        }
    }

    private int countOf(int block) {
        return block + 1 < values.size() ? BLOCK_VALUES : lastCount;
    }

    /// Brings the values of each group together.
    void prepare(int groupCount) {
        bucket(groupCount);
        if (merged.isEmpty()) {
            return;
        }
        long total = bucketed.length;
        for (Merged some : merged) {
            for (int group : some.from()) {
                total += some.other().count(group);
            }
        }
        memory.grow((long) Long.BYTES * Math.toIntExact(total) + Integer.BYTES * (groupCount + 2L));
        long[] all = new long[(int) total];
        int[] ends = new int[groupCount + 2];
        int[] filled = new int[1];
        readMerged(groupCount, (group, some, from, to) -> {
            System.arraycopy(some, from, all, filled[0], to - from);
            filled[0] += to - from;
            ends[group + 1] = filled[0];
        });
        for (int group = 0; group <= groupCount; group++) {
            ends[group + 1] = Math.max(ends[group + 1], ends[group]);
        }
        memory.shrink((long) Long.BYTES * bucketed.length);
        bucketed = all;
        starts = ends;
        merged.clear();
    }

    private void bucket(int groupCount) {
        int total = 0;
        for (int block = 0; block < values.size(); block++) {
            total = Math.addExact(total, countOf(block));
        }
        memory.grow((long) Long.BYTES * total + Integer.BYTES * (groupCount + 2L));
        int[] next = new int[groupCount + 2];
        for (int block = 0; block < values.size(); block++) {
            int[] groups = groupsOf.get(block);
            for (int i = 0; i < countOf(block); i++) {
                next[groups[i] + 2]++;
            }
        }
        for (int group = 0; group < groupCount; group++) {
            next[group + 2] += next[group + 1];
        }
        long[] all = new long[total];
        for (int block = 0; block < values.size(); block++) {
            int[] groups = groupsOf.get(block);
            long[] some = values.get(block);
            for (int i = 0; i < countOf(block); i++) {
                all[next[groups[i] + 1]++] = some[i];
            }
        }
        memory.shrink((long) values.size() * BLOCK_VALUES * (Long.BYTES + Integer.BYTES));
        values.clear();
        groupsOf.clear();
        lastCount = BLOCK_VALUES;
        bucketed = all;
        // Each start has moved to its group's end.
        starts = next;
    }

    private int start(int group) {
        return starts[group];
    }

    private int count(int group) {
        return group + 1 < starts.length ? starts[group + 1] - starts[group] : 0;
    }

    /// Takes in the groups `from[0..count)` of another one, which is prepared.
    void merge(ValueRuns other, int[] from, int[] into, int count) {
        memory.grow(2L * Integer.BYTES * count);
        merged.add(new Merged(other, Arrays.copyOf(from, count), Arrays.copyOf(into, count)));
    }

    /// Shows the values of every group that has any, then forgets all.
    void read(int groupCount, Reader reader) {
        bucket(groupCount);
        if (merged.isEmpty()) {
            for (int group = 0; group < groupCount; group++) {
                if (count(group) > 0) {
                    reader.read(group, bucketed, start(group), start(group) + count(group));
                }
            }
        } else {
            readMerged(groupCount, reader);
        }
        memory.shrink((long) Long.BYTES * bucketed.length);
        bucketed = new long[0];
        merged.clear();
    }

    private void readMerged(int groupCount, Reader reader) {
        // The runs of each group: what was merged and which entry of it, one after the other.
        int[] first = new int[groupCount + 2];
        for (Merged some : merged) {
            for (int group : some.into()) {
                first[group + 2]++;
            }
        }
        for (int group = 0; group < groupCount; group++) {
            first[group + 2] += first[group + 1];
        }
        int runs = first[groupCount + 1];
        memory.grow(2L * Integer.BYTES * runs);
        int[] source = new int[runs];
        int[] entry = new int[runs];
        for (int m = 0; m < merged.size(); m++) {
            int[] into = merged.get(m).into();
            for (int i = 0; i < into.length; i++) {
                int at = first[into[i] + 1]++;
                source[at] = m;
                entry[at] = i;
            }
        }
        long[] room = new long[0];
        for (int group = 0; group < groupCount; group++) {
            int total = count(group);
            for (int at = first[group]; at < first[group + 1]; at++) {
                Merged some = merged.get(source[at]);
                total = Math.addExact(total, some.other().count(some.from()[entry[at]]));
            }
            if (total > room.length) {
                int wanted = Math.max(total, 2 * Math.min(room.length, 1 << 20));
                memory.grow((long) Long.BYTES * wanted);
                memory.shrink((long) Long.BYTES * room.length);
                room = new long[wanted];
            }
            int filled = count(group);
            System.arraycopy(bucketed, filled == 0 ? 0 : start(group), room, 0, filled);
            for (int at = first[group]; at < first[group + 1]; at++) {
                Merged some = merged.get(source[at]);
                int from = some.from()[entry[at]];
                int count = some.other().count(from);
                System.arraycopy(some.other().bucketed, count == 0 ? 0 : some.other().start(from), room, filled, count);
                filled += count;
            }
            if (filled > 0) {
                reader.read(group, room, 0, filled);
            }
        }
        memory.shrink(2L * Integer.BYTES * runs + (long) Long.BYTES * room.length);
    }
}
