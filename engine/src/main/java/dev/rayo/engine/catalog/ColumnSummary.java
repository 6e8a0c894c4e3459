package dev.rayo.engine.catalog;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.operator.rows.DistinctSketch;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.StoredColumn;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.type.Blob;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the values of a column in memory. Immutable.
///
/// @param bytes about the bytes of all values
record ColumnSummary(@Nullable Object min, @Nullable Object max, long nullCount, DistinctSketch distinct, long bytes) {
    static ColumnSummary empty() {
        return new ColumnSummary(null, null, 0, new DistinctSketch(), 0);
    }

    /// The summary of one block's column.
    static ColumnSummary of(StoredColumn stored, HashColumns hashColumns) {
        Column column = stored.whole();
        Column values = column instanceof DictionaryColumn coded ? used(coded) : column;
        int count = values.length();
        long[] hashes = new long[count];
        hashColumns.hash(List.of(values), count, hashes);
        DistinctSketch sketch = new DistinctSketch();
        long[] validity = values.validity();
        for (int row = 0; row < count; row++) {
            if (validity == null || (validity[row >> 6] >>> row & 1) != 0) {
                sketch.add(hashes[row]);
            }
        }
        Extremes extremes = Extremes.of(values);
        return new ColumnSummary(
                extremes.least() < 0 ? null : ColumnValues.get(values, extremes.least()),
                extremes.greatest() < 0 ? null : ColumnValues.get(values, extremes.greatest()),
                stored.nullCount(),
                sketch,
                stored.dataBytes());
    }

    /// The dictionary's entries, NULL where no row refers to them.
    private static BytesColumn used(DictionaryColumn column) {
        BytesColumn entries = (BytesColumn) column.dictionary().values();
        long[] used = new long[Columns.words(entries.length())];
        int[] codes = column.codes();
        long[] validity = column.validity();
        for (int row = 0; row < column.length(); row++) {
            if (validity == null || (validity[row >> 6] >>> row & 1) != 0) {
                used[codes[row] >> 6] |= 1L << codes[row];
            }
        }
        return new BytesColumn(entries.type(), entries.views(), entries.data(), used, entries.length());
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

    private static @Nullable Object better(@Nullable Object a, @Nullable Object b, boolean greatest) {
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
