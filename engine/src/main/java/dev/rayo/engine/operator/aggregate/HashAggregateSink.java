package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups and aggregates; the result is laid out as `plan.output()`.
///
/// ```text
///  worker ── tables of groups, or rows ──▶ partials ──┐
///  worker ── …                         ──▶ partials ──┤ split by hash, merged partition by partition ──▶ result
/// ```
///
/// - **Memory** keys, hashes and states by group, or inputs by row, in the partials and once more in the merged partitions
/// - **Order** none
public final class HashAggregateSink implements Sink {
    private final AggregateLayout layout;
    private final List<SetState> sets = new ArrayList<>();
    private final List<GroupingWorker> open = new ArrayList<>();
    private final int groupsMax;
    private int phase;

    /// @param plan  keys, grouping sets and aggregates; its own input is not looked at
    /// @param input the layout of the chunks to come
    public HashAggregateSink(Plan.Aggregate plan, List<Field> input, QueryContext query) {
        this(plan, input, query, GroupingWorker.GROUPS_MAX);
    }

    /// @param groupsMax groups of a worker's table before it is handed over
    HashAggregateSink(Plan.Aggregate plan, List<Field> input, QueryContext query, int groupsMax) {
        this.layout = AggregateLayout.of(plan, input, query);
        this.groupsMax = groupsMax;
        plan.groupingSets().forEach(set -> sets.add(new SetState(set)));
    }

    /// What is known of one grouping set.
    private static final class SetState {
        final List<Integer> keys;
        final List<Partial> partials = new ArrayList<>();
        /// What the result is read from.
        final List<Groups> merged = new ArrayList<>();
        /// The groups of it, if not all that these tables have.
        @Nullable List<KeyOrderMerge.Range> ranges;

        @Nullable PartitionMerge merge;

        SetState(List<Integer> keys) {
            this.keys = keys;
        }

        synchronized void add(Partial partial) {
            partials.add(partial);
        }

        List<KeyOrderMerge.Range> ranges() {
            return ranges != null
                    ? ranges
                    : merged.stream()
                            .map(groups -> new KeyOrderMerge.Range(groups, 0, groups.count()))
                            .toList();
        }

        /// The groups, if all of them are in one table.
        @Nullable Groups whole() {
            return partials.size() == 1 && partials.getFirst() instanceof Groups groups && groups.table.isDistinct()
                    ? groups
                    : null;
        }
    }

    @Override
    public Worker open(WorkerContext context) {
        List<GroupingWorker> groupings = new ArrayList<>();
        for (SetState set : sets) {
            GroupingWorker grouping = new GroupingWorker(layout, set.keys, groupsMax, set::add);
            groupings.add(grouping);
            synchronized (open) {
                open.add(grouping);
            }
        }
        return new AggregateWorker(layout, groupings);
    }

    @Override
    public List<Runnable> nextPhase() {
        return switch (phase++) {
            case 0 -> prepare();
            case 1 -> merge();
            case 2 -> {
                releasePartials();
                yield List.of();
            }
            default -> List.of();
        };
    }

    private List<Runnable> prepare() {
        List<Runnable> tasks = new ArrayList<>();
        for (SetState set : sets) {
            set.partials.removeIf(partial -> {
                boolean empty = !set.keys.isEmpty() && partial.count() == 0;
                if (empty) {
                    partial.close();
                }
                return empty;
            });
            if (set.partials.isEmpty()) {
                // Also a grouping set without keys has its one group when no worker ever ran.
                set.partials.add(new Groups(layout, set.keys));
            }
            Groups whole = set.whole();
            if (whole != null) {
                tasks.add(whole::complete);
                set.merged.add(whole);
                set.partials.clear();
                continue;
            }
            if (KeyOrderMerge.fits(set.partials) && mergeInOrder(set)) {
                set.merged.forEach(groups -> tasks.add(groups::complete));
                continue;
            }
            PartitionMerge merge = new PartitionMerge(layout, set.partials);
            set.merge = merge;
            tasks.addAll(merge.prepare());
        }
        return tasks;
    }

    private boolean mergeInOrder(SetState set) {
        Groups shared = new Groups(layout, set.keys);
        set.merged.add(shared);
        set.ranges = KeyOrderMerge.ranges(set.partials, shared);
        if (set.ranges == null) {
            return false;
        }
        set.partials.forEach(partial -> set.merged.add((Groups) partial));
        set.partials.clear();
        return true;
    }

    private List<Runnable> merge() {
        List<Runnable> tasks = new ArrayList<>();
        for (SetState set : sets) {
            PartitionMerge merge = set.merge;
            for (int p = 0; merge != null && p < merge.partitions(); p++) {
                int partition = p;
                Groups into = new Groups(layout, set.keys);
                set.merged.add(into);
                tasks.add(() -> merge.run(partition, into));
            }
        }
        return tasks;
    }

    private void releasePartials() {
        for (SetState set : sets) {
            set.partials.forEach(Partial::close);
            set.partials.clear();
        }
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        GroupMorsels morsels = new GroupMorsels(layout, sourceId);
        for (int set = 0; set < sets.size(); set++) {
            SetState state = sets.get(set);
            for (KeyOrderMerge.Range range : state.ranges()) {
                morsels.add(range, state.keys, set);
            }
        }
        return morsels;
    }

    @Override
    public String name() {
        return "AGGREGATE";
    }

    @Override
    public void close() {
        synchronized (open) {
            open.forEach(GroupingWorker::close);
        }
        releasePartials();
        for (SetState set : sets) {
            set.merged.forEach(Groups::close);
        }
    }
}
