package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Merges tables whose groups are in the order of their keys by walking along all of them at once. Where keys come in
/// order each table has long stretches of keys that no other one has: these groups stay where they are. Only the others,
/// such as the order whose lines lie on both sides of a morsel's end, are merged.
///
/// ```text
///  table 0:  1 2 3 4 5         13 14 15 …        stays: 1-4 of table 0, 6-12 of table 1, …
///  table 1:          5 6 … 12 13                 merged: 5, 13
/// ```
final class KeyOrderMerge {
    /// Where stretches are shorter on average, merging by hash is no slower.
    private static final int GROUPS_PER_RANGE = 2_048;

    private static final int RANGES_LITTLE = 64;

    private static final int MERGED_AT_ONCE = 1_024;

    private final List<Walk> walks = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private final int rangesMax;

    /// Groups side by side in a table.
    record Range(Groups groups, int from, int end) {}

    private KeyOrderMerge(List<Partial> partials) {
        long count = 0;
        for (Partial partial : partials) {
            Groups groups = (Groups) partial;
            RisingRuns runs = Objects.requireNonNull(((WordGroups) groups.table).runs());
            for (int run = 0; run < runs.count(); run++) {
                walks.add(new Walk(walks.size(), groups, runs.start(run), runs.end(run, groups.count())));
            }
            count += groups.count();
        }
        this.rangesMax = (int) Math.min(Integer.MAX_VALUE, RANGES_LITTLE + count / GROUPS_PER_RANGE);
    }

    /// Whether all groups are in the order of their keys, and taking one into another takes little.
    static boolean fits(List<Partial> partials) {
        return partials.stream()
                .allMatch(partial -> partial instanceof Groups groups
                        && groups.isConstantSize()
                        && groups.table instanceof WordGroups words
                        && words.runs() != null);
    }

    /// @param partials those of which [#fits] says yes; none is empty
    /// @param shared   takes the groups whose keys are in several tables; empty
    /// @return all groups; null, and nothing done, if stretches are too short
    static @Nullable List<Range> ranges(List<Partial> partials, Groups shared) {
        KeyOrderMerge merge = new KeyOrderMerge(partials);
        if (!merge.walk()) {
            return null;
        }
        merge.walks.forEach(walk -> walk.mergeInto(shared));
        merge.ranges.add(new Range(shared, 0, shared.count()));
        return merge.ranges;
    }

    /// Whether all groups were walked along: false if there are too many ranges.
    private boolean walk() {
        PriorityQueue<Walk> ahead =
                new PriorityQueue<>(Comparator.comparingLong(Walk::key).thenComparingInt(Walk::place));
        ahead.addAll(walks);
        int sharedKeys = 0;
        while (ranges.size() + sharedKeys <= rangesMax) {
            Walk least = ahead.poll();
            if (least == null) {
                return true;
            }
            long key = least.key();
            Walk next = ahead.peek();
            if (next == null || next.key() > key) {
                ranges.add(least.stay(next == null ? null : next.key()));
            } else {
                sharedKeys++;
                least.share();
                while (next != null && next.key() == key) {
                    ahead.remove();
                    next.share();
                    next.goOn(ahead);
                    next = ahead.peek();
                }
            }
            least.goOn(ahead);
        }
        return false;
    }

    /// The groups of a run up to the key that has been reached.
    private static final class Walk {
        private final int place;
        private final Groups groups;
        private final Column keys;
        private final int end;
        private int at;
        /// Groups whose keys other runs have, too.
        private int[] shared = new int[0];
        private int sharedCount;

        Walk(int place, Groups groups, int start, int end) {
            this.place = place;
            this.groups = groups;
            this.keys = groups.table.allKeys().getFirst();
            this.at = start;
            this.end = end;
        }

        int place() {
            return place;
        }

        long key() {
            return WordGroups.key(keys, at);
        }

        /// Leaves the groups up to `key`, or all that are left, where they are.
        Range stay(@Nullable Long key) {
            int from = at;
            at = key == null ? end : RisingRuns.firstFrom(keys, from + 1, end, key);
            return new Range(groups, from, at);
        }

        void share() {
            if (sharedCount == shared.length) {
                shared = Arrays.copyOf(shared, Math.max(8, 2 * sharedCount));
            }
            shared[sharedCount++] = at++;
        }

        void goOn(PriorityQueue<Walk> ahead) {
            if (at < end) {
                ahead.add(this);
            }
        }

        void mergeInto(Groups into) {
            GatherBuffer buffer = new GatherBuffer();
            for (int done = 0; done < sharedCount; done += MERGED_AT_ONCE) {
                int[] from = Arrays.copyOfRange(shared, done, Math.min(sharedCount, done + MERGED_AT_ONCE));
                int[] places = new int[from.length];
                into.table.find(List.of(buffer.gather(keys, from, from.length)), from.length, places);
                into.merge(groups, from, places, from.length);
            }
        }
    }
}
