package dev.rayo.engine.operator.window;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.WindowCall.Bound;
import dev.rayo.sql.plan.WindowCall.Frame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The frame of every row of a segment: positions `start[i]` to `end[i]`, never before the start.
record Frames(int[] start, int[] end) {

    /// @throws RayoException USER if an offset is NULL or negative
    static Frames of(Frame frame, Segment segment, WindowLayout layout) {
        int[] start = new int[segment.count()];
        int[] end = new int[segment.count()];
        switch (frame.unit()) {
            case ROWS -> {
                byRows(frame.start(), offsets(frame.startOffset(), segment, layout), segment, start, 0);
                byRows(frame.end(), offsets(frame.endOffset(), segment, layout), segment, end, 1);
            }
            case GROUPS -> {
                byGroups(frame.start(), offsets(frame.startOffset(), segment, layout), segment, start, true);
                byGroups(frame.end(), offsets(frame.endOffset(), segment, layout), segment, end, false);
            }
            case RANGE -> {
                byRange(frame.start(), frame.startOffset(), segment, layout, start, true);
                byRange(frame.end(), frame.endOffset(), segment, layout, end, false);
            }
        }
        for (int i = 0; i < start.length; i++) {
            start[i] = Math.clamp(start[i], segment.partitionStart[i], segment.partitionEnd[i]);
            end[i] = Math.clamp(end[i], start[i], segment.partitionEnd[i]);
        }
        return new Frames(start, end);
    }

    /// @param behind 1 for the end, which lies behind the frame's last row
    private static void byRows(Bound bound, long[] offsets, Segment segment, int[] to, int behind) {
        for (int i = 0; i < to.length; i++) {
            long position =
                    switch (bound) {
                        case UNBOUNDED_PRECEDING -> segment.partitionStart[i];
                        case PRECEDING -> i - offsets[i] + behind;
                        case CURRENT_ROW -> i + behind;
                        case FOLLOWING -> i + Math.min(offsets[i], Integer.MAX_VALUE) + behind;
                        case UNBOUNDED_FOLLOWING -> segment.partitionEnd[i];
                    };
            to[i] = Math.clamp(position, segment.partitionStart[i], segment.partitionEnd[i]);
        }
    }

    private static void byGroups(Bound bound, long[] offsets, Segment segment, int[] to, boolean isStart) {
        for (int i = 0; i < to.length; i++) {
            to[i] = switch (bound) {
                case UNBOUNDED_PRECEDING -> segment.partitionStart[i];
                case CURRENT_ROW -> isStart ? segment.peerStart[i] : segment.peerEnd[i];
                case UNBOUNDED_FOLLOWING -> segment.partitionEnd[i];
                case PRECEDING -> group(segment, i, segment.peerGroup[i] - offsets[i], isStart);
                case FOLLOWING ->
                    group(segment, i, segment.peerGroup[i] + Math.min(offsets[i], Integer.MAX_VALUE), isStart);
            };
        }
    }

    /// Where a group of ties of row i's partition begins or ends, by binary search.
    private static int group(Segment segment, int i, long group, boolean isStart) {
        if (group < 0) {
            return segment.partitionStart[i];
        }
        int low = segment.partitionStart[i];
        int high = segment.partitionEnd[i];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segment.peerGroup[middle] < group || !isStart && segment.peerGroup[middle] == group) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void byRange(
            Bound bound,
            @Nullable Expression offset,
            Segment segment,
            WindowLayout layout,
            int[] to,
            boolean isStart) {
        if (bound != Bound.PRECEDING && bound != Bound.FOLLOWING) {
            byGroups(bound, new long[0], segment, to, isStart);
            return;
        }
        SortKey key = layout.plan().order().getFirst();
        Column keys = segment.column(layout.column(key.expression()));
        RangeOffsets offsets = new RangeOffsets(
                keys,
                segment.column(layout.column(Objects.requireNonNull(offset))),
                key.ascending() == (bound == Bound.FOLLOWING));
        for (int i = 0; i < to.length; i++) {
            if (keys.isNull(i)) {
                to[i] = isStart ? segment.peerStart[i] : segment.peerEnd[i];
                continue;
            }
            int low = segment.partitionStart[i];
            int high = segment.partitionEnd[i];
            Comparable<Object> limit = offsets.limit(i);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (comesBefore(keys, middle, limit, key, isStart, offsets)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            to[i] = low;
        }
    }

    /// Whether a row lies before the place that `limit` marks: before its ties for a start, behind them for an end.
    private static boolean comesBefore(
            Column keys, int row, Comparable<Object> limit, SortKey key, boolean isStart, RangeOffsets offsets) {
        if (keys.isNull(row)) {
            return key.nullsFirst();
        }
        int limitToRow = limit.compareTo(offsets.value(row));
        boolean before = key.ascending() ? limitToRow > 0 : limitToRow < 0;
        return before || !isStart && limitToRow == 0;
    }

    private static long[] offsets(@Nullable Expression offset, Segment segment, WindowLayout layout) {
        if (offset == null) {
            return new long[0];
        }
        LongColumn column = (LongColumn) Columns.flatten(segment.column(layout.column(offset)));
        for (int i = 0; i < column.length(); i++) {
            if (column.isNull(i) || column.values()[i] < 0) {
                throw RayoException.user(
                        "a frame cannot begin or end " + (column.isNull(i) ? "NULL" : column.values()[i]) + " rows away",
                        "offsets are 0 or greater");
            }
        }
        return column.values();
    }
}
