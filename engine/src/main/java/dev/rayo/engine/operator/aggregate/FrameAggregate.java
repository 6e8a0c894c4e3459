package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.expression.AggregateCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An aggregate over frames: ranges of rows, given in the order of the rows they stand around.
///
/// Frames that continue the one before them take its result and only their further rows. Where that would visit rows
/// too often, a tree of partial results is built over all rows, and every frame is put together from its nodes.
public final class FrameAggregate {
    /// Rows under a node, and nodes under a node one level up.
    private static final int FANOUT = 16;

    /// Visits per row from which on the tree is less work.
    private static final int VISITS_MAX = 2 * FANOUT;

    private final AggregateCall call;
    private final QueryContext query;

    public FrameAggregate(AggregateCall call, QueryContext query) {
        this.call = call;
        this.query = query;
    }

    /// @param arguments the rows' arguments, in plain form or a constant NULL
    /// @param selected  rows that take part, ascending: argument i is that of row `selected[i]`
    /// @param start     by row: the first row of its frame
    /// @param end       by row: the row behind its frame; not before the start
    /// @return one value per row
    public Column compute(Column[] arguments, int[] selected, int[] start, int[] end) {
        int rowCount = start.length;
        try (Reservation memory = query.ledger().reserve("window frames", MemoryKind.HEAP)) {
            // Frames by row, and for each once its bounds and two numbers of the merge.
            memory.grow(6L * Integer.BYTES * rowCount);
            int[] before = countBefore(selected, rowCount);
            int[] frameOf = new int[rowCount];
            int[] starts = new int[rowCount];
            int[] ends = new int[rowCount];
            int frames = 0;
            for (int row = 0; row < rowCount; row++) {
                int first = before[start[row]];
                int last = before[end[row]];
                if (frames == 0 || starts[frames - 1] != first || ends[frames - 1] != last) {
                    starts[frames] = first;
                    ends[frames++] = last;
                }
                frameOf[row] = frames - 1;
            }
            int inputs = AccumulatorFactory.inputs(call).size();
            Filling filling = new Filling(Arrays.copyOf(arguments, inputs), selected.length, memory);
            Column results = filling.compute(starts, ends, frames);
            return frames == rowCount ? results : new GatherBuffer().gather(results, frameOf, rowCount);
        }
    }

    /// How many of the rows that take part come before each row, and before the end.
    private static int[] countBefore(int[] selected, int rowCount) {
        int[] before = new int[rowCount + 1];
        int taken = 0;
        for (int row = 0; row <= rowCount; row++) {
            before[row] = taken;
            taken += taken < selected.length && selected[taken] == row ? 1 : 0;
        }
        return before;
    }

    /// The computation of one column; rows are those that take part.
    private final class Filling {
        private final Column[] inputs;
        private final int rowCount;
        private final Reservation memory;
        private final Accumulator results;
        private final int vectorRows = query.settings().vectorRows();
        private final int[] rows = new int[vectorRows];
        private final int[] groups = new int[vectorRows];
        private final GatherBuffer[] buffers;
        private int filled;

        Filling(Column[] inputs, int rowCount, Reservation memory) {
            this.inputs = inputs;
            this.rowCount = rowCount;
            this.memory = memory;
            this.results = AccumulatorFactory.of(call, true, query, memory);
            this.buffers = new GatherBuffer[inputs.length];
            Arrays.setAll(buffers, i -> new GatherBuffer());
        }

        Column compute(int[] starts, int[] ends, int frames) {
            results.reserve(Math.max(frames, 1));
            if (visits(starts, ends, frames) <= (long) VISITS_MAX * (rowCount + frames)) {
                extend(starts, ends, frames);
            } else {
                new FrameTree().aggregate(starts, ends, frames);
            }
            results.complete(frames);
            return results.result(0, frames, new SliceBuffer());
        }

        private boolean continues(int[] starts, int[] ends, int frame) {
            return frame > 0
                    && results.isConstantSize()
                    && starts[frame] == starts[frame - 1]
                    && ends[frame] >= ends[frame - 1]
                    && ends[frame - 1] > starts[frame - 1];
        }

        private long visits(int[] starts, int[] ends, int frames) {
            long visits = 0;
            for (int frame = 0; frame < frames; frame++) {
                visits += ends[frame] - (continues(starts, ends, frame) ? ends[frame - 1] : starts[frame]);
            }
            return visits;
        }

        private void extend(int[] starts, int[] ends, int frames) {
            int[] from = new int[frames];
            int[] into = new int[frames];
            int merged = 0;
            for (int frame = 0; frame < frames; frame++) {
                boolean more = continues(starts, ends, frame);
                for (int row = more ? ends[frame - 1] : starts[frame]; row < ends[frame]; row++) {
                    add(results, row, frame, frames);
                }
                from[merged] = frame - 1;
                into[merged] = frame;
                merged += more ? 1 : 0;
            }
            flush(results, frames);
            if (merged > 0) {
                // In order: each frame is complete before the next one takes it in.
                results.merge(results, from, into, merged, frames);
            }
        }

        /// Feeds a row to a group, when enough have come together.
        private void add(Accumulator accumulator, int row, int group, int groupCount) {
            rows[filled] = row;
            groups[filled++] = group;
            if (filled == vectorRows) {
                flush(accumulator, groupCount);
            }
        }

        private void flush(Accumulator accumulator, int groupCount) {
            if (filled > 0) {
                query.checkCancelled();
                Column[] some = new Column[inputs.length];
                for (int i = 0; i < some.length; i++) {
                    some[i] = buffers[i].gather(inputs[i], rows, filled);
                }
                accumulator.update(some, groups, filled, groupCount);
                filled = 0;
            }
        }

        /// Partial results over all rows: level 0 has one for each [#FANOUT] rows, each further level one for as many of
        /// the level below.
        private final class FrameTree {
            private final List<Accumulator> levels = new ArrayList<>();

            FrameTree() {
                int nodes = (rowCount + FANOUT - 1) / FANOUT;
                Accumulator level = newLevel(nodes);
                for (int row = 0; row < rowCount; row++) {
                    add(level, row, row / FANOUT, nodes);
                }
                flush(level, nodes);
                level.prepareMerge(nodes);
                while (nodes > FANOUT) {
                    int above = (nodes + FANOUT - 1) / FANOUT;
                    Accumulator next = newLevel(above);
                    for (int node = 0; node < nodes; node++) {
                        addNode(level, next, node, node / FANOUT, above);
                    }
                    flushNodes(level, next, above);
                    next.prepareMerge(above);
                    level = next;
                    nodes = above;
                }
            }

            private Accumulator newLevel(int nodes) {
                Accumulator level = AccumulatorFactory.of(call, true, query, memory);
                level.reserve(nodes);
                levels.add(level);
                return level;
            }

            /// Puts the frames together: from their start up the levels, then down to their end, so that every frame takes
            /// its rows in order.
            void aggregate(int[] starts, int[] ends, int frames) {
                memory.grow((long) Integer.BYTES * frames);
                int[] left = Arrays.copyOf(starts, frames);
                for (int frame = 0; frame < frames; frame++) {
                    int end = ends[frame];
                    for (; left[frame] < end && left[frame] % FANOUT != 0; left[frame]++) {
                        add(results, left[frame], frame, frames);
                    }
                }
                flush(results, frames);
                up(left, ends, 0, frames);
                for (int frame = 0; frame < frames; frame++) {
                    for (int row = left[frame]; row < ends[frame]; row++) {
                        add(results, row, frame, frames);
                    }
                }
                flush(results, frames);
            }

            /// Takes in whole nodes of a level and those above. `left` is the first row that is not taken in yet; where as
            /// many rows as a node has are left, it begins a node. On return fewer are left.
            private void up(int[] left, int[] right, int level, int frames) {
                int nodeRows = FANOUT;
                for (int i = 0; i < level; i++) {
                    nodeRows *= FANOUT;
                }
                Accumulator nodes = levels.get(level);
                boolean top = level + 1 == levels.size();
                for (int frame = 0; frame < frames; frame++) {
                    while (right[frame] - left[frame] >= nodeRows && (top || left[frame] / nodeRows % FANOUT != 0)) {
                        addNode(nodes, results, left[frame] / nodeRows, frame, frames);
                        left[frame] += nodeRows;
                    }
                }
                flushNodes(nodes, results, frames);
                if (top) {
                    return;
                }
                up(left, right, level + 1, frames);
                for (int frame = 0; frame < frames; frame++) {
                    while (right[frame] - left[frame] >= nodeRows) {
                        addNode(nodes, results, left[frame] / nodeRows, frame, frames);
                        left[frame] += nodeRows;
                    }
                }
                flushNodes(nodes, results, frames);
            }

            private void addNode(Accumulator from, Accumulator into, int node, int group, int groupCount) {
                rows[filled] = node;
                groups[filled++] = group;
                if (filled == vectorRows) {
                    flushNodes(from, into, groupCount);
                }
            }

            private void flushNodes(Accumulator from, Accumulator into, int groupCount) {
                if (filled > 0) {
                    query.checkCancelled();
                    into.merge(from, rows, groups, filled, groupCount);
                    filled = 0;
                }
            }
        }
    }
}
