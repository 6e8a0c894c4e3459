package dev.rayo.engine.catalog;

import dev.rayo.engine.operator.rows.DistinctSketch;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.type.Blob;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of the values of a column in memory. Immutable.
///
/// @param bytes about the bytes of all values
record ColumnSummary(@Nullable Object min, @Nullable Object max, long nullCount, DistinctSketch distinct, long bytes) {
    static ColumnSummary empty() {
        return new ColumnSummary(null, null, 0, new DistinctSketch(), 0);
    }

    ColumnSummary plus(ColumnSummary other) {
        DistinctSketch sketch = new DistinctSketch();
        sketch.add(distinct);
        sketch.add(other.distinct);
        return new ColumnSummary(
                better(min, other.min, false),
                better(max, other.max, true),
                nullCount + other.nullCount,
                sketch,
                bytes + other.bytes);
    }

    ColumnStatistics statistics(long rows) {
        return new ColumnStatistics(min, max, nullCount, distinct.estimate(), rows == 0 ? -1 : (double) bytes / rows);
    }

    static @Nullable Object better(@Nullable Object a, @Nullable Object b, boolean greatest) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return compare(a, b) < 0 == greatest ? b : a;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return switch (a) {
            case String text ->
                Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8), ((String) b).getBytes(StandardCharsets.UTF_8));
            case Blob blob -> Arrays.compareUnsigned(blob.bytes(), ((Blob) b).bytes());
            default -> ((Comparable<Object>) a).compareTo(b);
        };
    }
}
