package dev.rayo.engine.parquet.pruning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Ascending, disjoint, non-adjacent ranges of rows. Immutable.
public record RowRanges(List<Range> ranges) {
    /// Rows `from` to `to`, the latter excluded.
    public record Range(long from, long to) {}

    public static RowRanges none() {
        return new RowRanges(List.of());
    }

    public static RowRanges all(long rows) {
        return rows == 0 ? none() : new RowRanges(List.of(new Range(0, rows)));
    }

    /// The rows `address - first` of those `addresses`, which ascend, from `first` to `end`, the latter excluded.
    public static RowRanges of(List<Long> addresses, long first, long end) {
        Builder builder = new Builder();
        int from = Collections.binarySearch(addresses, first);
        for (int i = from < 0 ? -from - 1 : from; i < addresses.size() && addresses.get(i) < end; i++) {
            builder.add(addresses.get(i) - first, addresses.get(i) - first + 1);
        }
        return builder.build();
    }

    public long rowCount() {
        long rows = 0;
        for (Range range : ranges) {
            rows += range.to() - range.from();
        }
        return rows;
    }

    public RowRanges intersect(RowRanges other) {
        List<Range> result = new ArrayList<>();
        int i = 0;
        int k = 0;
        while (i < ranges.size() && k < other.ranges.size()) {
            Range left = ranges.get(i);
            Range right = other.ranges.get(k);
            long from = Math.max(left.from(), right.from());
            long to = Math.min(left.to(), right.to());
            if (from < to) {
                result.add(new Range(from, to));
            }
            if (left.to() <= right.to()) {
                i++;
            } else {
                k++;
            }
        }
        return new RowRanges(result);
    }

    public RowRanges union(RowRanges other) {
        Builder builder = new Builder();
        int i = 0;
        int k = 0;
        while (i < ranges.size() || k < other.ranges.size()) {
            boolean left = k == other.ranges.size()
                    || i < ranges.size() && ranges.get(i).from() <= other.ranges.get(k).from();
            Range next = left ? ranges.get(i++) : other.ranges.get(k++);
            builder.add(next.from(), next.to());
        }
        return builder.build();
    }

    /// Collects ranges whose starts ascend.
    public static final class Builder {
        private final List<Range> ranges = new ArrayList<>();

        public void add(long from, long to) {
            if (from >= to) {
                return;
            }
            if (!ranges.isEmpty() && ranges.getLast().to() >= from) {
                Range last = ranges.removeLast();
                ranges.add(new Range(last.from(), Math.max(last.to(), to)));
            } else {
                ranges.add(new Range(from, to));
            }
        }

        public RowRanges build() {
            return new RowRanges(List.copyOf(ranges));
        }
    }
}
