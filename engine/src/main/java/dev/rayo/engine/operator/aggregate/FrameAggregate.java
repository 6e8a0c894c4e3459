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

/// An aggregate over a frame of rows for every row: a tree whose nodes hold the states of 1, 2, 4, … neighbouring rows,
/// from which each frame is put together. After Leis and others, "Efficient Processing of Window Functions in Analytical
/// SQL Queries", 2015.
public final class FrameAggregate {
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
        int rows = start.length;
        try (Reservation memory = query.ledger().reserve("window frames", MemoryKind.HEAP)) {
            Accumulator frames = AccumulatorFactory.of(call, query, memory);
            frames.reserve(Math.max(rows, 1));
            boolean whole = areWholePartitions(start, end);
            if (whole) {
                addWhole(frames, arguments, selected, start);
            } else {
                merge(tree(arguments, selected, rows, memory), frames, start, end);
            }
            frames.complete(rows);
            Column results = frames.result(0, rows, new SliceBuffer());
            return whole ? new GatherBuffer().gather(results, start, rows) : results;
        }
    }

    /// Whether the frames follow each other, each that of all its rows.
    private static boolean areWholePartitions(int[] start, int[] end) {
        int row = 0;
        while (row < start.length) {
            int last = end[row];
            if (start[row] != row || last <= row) {
                return false;
            }
            for (int i = row; i < last; i++) {
                if (start[i] != row || end[i] != last) {
                    return false;
                }
            }
            row = last;
        }
        return true;
    }

    /// Each frame once, as the group of its first row.
    private static void addWhole(Accumulator frames, Column[] arguments, int[] selected, int[] start) {
        int[] groups = new int[selected.length];
        for (int i = 0; i < selected.length; i++) {
            groups[i] = start[selected[i]];
        }
        frames.update(arguments, groups, selected.length, start.length);
    }

    private List<Accumulator> tree(Column[] arguments, int[] selected, int rows, Reservation memory) {
        List<Accumulator> levels = new ArrayList<>();
        Accumulator leaves = AccumulatorFactory.of(call, query, memory);
        leaves.reserve(rows);
        leaves.update(arguments, selected, selected.length, rows);
        levels.add(leaves);
        for (int nodes = rows; nodes > 1; nodes = (nodes + 1) / 2) {
            query.checkCancelled();
            Accumulator below = levels.getLast();
            below.prepareMerge(nodes);
            int above = (nodes + 1) / 2;
            Accumulator level = AccumulatorFactory.of(call, query, memory);
            level.reserve(above);
            int[] from = new int[nodes];
            int[] into = new int[nodes];
            for (int i = 0; i < nodes; i++) {
                from[i] = i;
                into[i] = i / 2;
            }
            level.merge(below, from, into, nodes, above);
            levels.add(level);
        }
        levels.getLast().prepareMerge(1);
        return levels;
    }

    /// Goes through each frame from its start: the largest node that begins there and does not reach beyond the end.
    /// All rows take their n-th node together, so that the states of a frame are merged in its order.
    private void merge(List<Accumulator> levels, Accumulator frames, int[] start, int[] end) {
        int rows = start.length;
        int[] at = start.clone();
        int[][] from = new int[levels.size()][rows];
        int[][] into = new int[levels.size()][rows];
        int[] counts = new int[levels.size()];
        boolean more = true;
        while (more) {
            query.checkCancelled();
            more = false;
            Arrays.fill(counts, 0);
            for (int row = 0; row < rows; row++) {
                if (at[row] < end[row]) {
                    int fits = 31 - Integer.numberOfLeadingZeros(end[row] - at[row]);
                    int begins = at[row] == 0 ? fits : Integer.numberOfTrailingZeros(at[row]);
                    int level = Math.min(fits, begins);
                    from[level][counts[level]] = at[row] >> level;
                    into[level][counts[level]] = row;
                    counts[level]++;
                    at[row] += 1 << level;
                    more = true;
                }
            }
            for (int level = 0; level < counts.length; level++) {
                if (counts[level] > 0) {
                    frames.merge(levels.get(level), from[level], into[level], counts[level], rows);
                }
            }
        }
    }
}
