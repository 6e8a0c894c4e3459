package dev.rayo.engine.operator.window;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.aggregate.FrameAggregate;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;

/// Computes one call for the rows of a segment.
record WindowFunction(WindowCall call, WindowLayout layout, QueryContext query) {
    /// One value per position.
    Column compute(Segment segment) {
        return switch (call.function()) {
            case "row_number" -> longs(segment, i -> i - segment.partitionStart[i] + 1);
            case "rank" -> longs(segment, i -> segment.peerStart[i] - segment.partitionStart[i] + 1);
            case "dense_rank" -> longs(segment, i -> segment.peerGroup[i] + 1);
            case "percent_rank" ->
                doubles(segment, i -> {
                    int rows = segment.partitionEnd[i] - segment.partitionStart[i];
                    return rows == 1 ? 0 : (double) (segment.peerStart[i] - segment.partitionStart[i]) / (rows - 1);
                });
            case "cume_dist" ->
                doubles(segment, i -> (double) (segment.peerEnd[i] - segment.partitionStart[i])
                        / (segment.partitionEnd[i] - segment.partitionStart[i]));
            case "ntile" -> ntile(segment);
            case "lag" -> shifted(segment, -1);
            case "lead" -> shifted(segment, 1);
            case "first_value", "last_value", "nth_value" -> framed(segment);
            default -> aggregate(segment);
        };
    }

    private interface LongOf {
        long at(int position);
    }

    private interface DoubleOf {
        double at(int position);
    }

    private static Column longs(Segment segment, LongOf of) {
        long[] values = new long[segment.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.at(i);
        }
        return new LongColumn(Type.BIGINT, values, null, values.length);
    }

    private static Column doubles(Segment segment, DoubleOf of) {
        double[] values = new double[segment.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.at(i);
        }
        return new DoubleColumn(Type.DOUBLE, values, null, values.length);
    }

    private Column argument(Segment segment, int index) {
        return segment.column(layout.column(call.arguments().get(index)));
    }

    private LongColumn longArgument(Segment segment, int index) {
        return (LongColumn) Columns.flatten(argument(segment, index));
    }

    /// Buckets of sizes that differ by one at most, the larger ones first.
    private Column ntile(Segment segment) {
        LongColumn buckets = longArgument(segment, 0);
        long[] values = new long[segment.count()];
        long[] validity = Columns.allValid(values.length);
        for (int i = 0; i < values.length; i++) {
            if (buckets.isNull(i)) {
                validity[i >> 6] &= ~(1L << i);
                continue;
            }
            long count = buckets.values()[i];
            if (count <= 0) {
                throw RayoException.user("ntile needs a positive number of buckets, not " + count);
            }
            long rows = segment.partitionEnd[i] - segment.partitionStart[i];
            long row = i - segment.partitionStart[i];
            long small = rows / count;
            long large = rows % count;
            values[i] = row < large * (small + 1) ? row / (small + 1) + 1 : large + (row - large * (small + 1)) / small + 1;
        }
        return new LongColumn(Type.BIGINT, values, validity, values.length);
    }

    /// The value some rows before or behind in the partition, else the default.
    private Column shifted(Segment segment, int direction) {
        int argument = layout.column(call.arguments().getFirst());
        Column values = segment.column(argument);
        LongColumn distances = call.arguments().size() > 1 ? longArgument(segment, 1) : null;
        int[] from = new int[segment.count()];
        boolean[] outside = new boolean[from.length];
        for (int i = 0; i < from.length; i++) {
            boolean unknown = distances != null && distances.isNull(i);
            long distance = distances == null ? 1 : distances.values()[i];
            long target = unknown ? -1 : position(values, segment, i, Math.clamp(distance, -1L << 32, 1L << 32) * direction);
            outside[i] = target < 0 && !unknown;
            from[i] = (int) target;
        }
        Column found = segment.column(argument, from);
        return call.arguments().size() > 2 ? merged(found, argument(segment, 2), outside) : found;
    }

    /// The position `distance` rows from i in its partition, NULLs passed over if so asked; -1 outside.
    private long position(Column values, Segment segment, int i, long distance) {
        if (!call.ignoreNulls()) {
            long target = i + distance;
            return target >= segment.partitionStart[i] && target < segment.partitionEnd[i] ? target : -1;
        }
        long left = Math.abs(distance);
        int step = distance < 0 ? -1 : 1;
        int at = i;
        while (left > 0) {
            at += step;
            if (at < segment.partitionStart[i] || at >= segment.partitionEnd[i]) {
                return -1;
            }
            left -= values.isNull(at) ? 0 : 1;
        }
        return at;
    }

    private static Column merged(Column found, Column otherwise, boolean[] useOtherwise) {
        ColumnBuilder builder = new ColumnBuilder(found.type());
        for (int i = 0; i < useOtherwise.length; i++) {
            builder.append(useOtherwise[i] ? otherwise : found, i, 1);
        }
        return builder.build();
    }

    private Column framed(Segment segment) {
        int argument = layout.column(call.arguments().getFirst());
        Column values = segment.column(argument);
        Frames frames = Frames.of(call.frame(), segment, layout);
        LongColumn nth = call.function().equals("nth_value") ? longArgument(segment, 1) : null;
        int[] from = new int[segment.count()];
        for (int i = 0; i < from.length; i++) {
            boolean last = call.function().equals("last_value");
            long wanted = nth == null ? 1 : nth.isNull(i) ? 0 : nth.values()[i];
            from[i] = wanted < 1 ? -1 : nthOf(values, frames.start()[i], frames.end()[i], wanted, last);
        }
        return segment.column(argument, from);
    }

    /// The position of the n-th row of a frame, from its end if `last`; -1 if there are fewer.
    private int nthOf(Column values, int start, int end, long n, boolean last) {
        if (!call.ignoreNulls()) {
            return n > end - start ? -1 : last ? end - (int) n : start + (int) n - 1;
        }
        long left = n;
        for (int k = 0; k < end - start; k++) {
            int at = last ? end - 1 - k : start + k;
            left -= values.isNull(at) ? 0 : 1;
            if (left == 0) {
                return at;
            }
        }
        return -1;
    }

    private Column aggregate(Segment segment) {
        Frames frames = Frames.of(call.frame(), segment, layout);
        int[] selected = selected(segment);
        Column[] arguments = new Column[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            Column all = argument(segment, i);
            Column some = selected.length == segment.count()
                    ? all
                    : new GatherBuffer().gather(all, selected, selected.length);
            arguments[i] = some instanceof ConstantColumn c && c.isNull() ? some : Columns.flatten(some);
        }
        AggregateCall aggregate = new AggregateCall(
                call.function(),
                call.arguments(),
                call.distinct(),
                call.filter(),
                List.of(),
                call.field().type());
        return new FrameAggregate(aggregate, query).compute(arguments, selected, frames.start(), frames.end());
    }

    private int[] selected(Segment segment) {
        int[] rows = new int[segment.count()];
        int count = 0;
        BitColumn filter = call.filter() == null
                ? null
                : (BitColumn) Columns.flatten(segment.column(layout.column(call.filter())));
        for (int i = 0; i < rows.length; i++) {
            rows[count] = i;
            boolean takesPart =
                    filter == null || !filter.isNull(i) && (filter.bits()[i >> 6] >>> i & 1) != 0;
            count += takesPart ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }
}
