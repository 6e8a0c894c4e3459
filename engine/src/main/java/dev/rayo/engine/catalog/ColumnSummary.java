package dev.rayo.engine.catalog;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
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
        int count = stored.length();
        long[] hashes = new long[count];
        hashColumns.hash(List.of(column), count, hashes);
        DistinctSketch sketch = new DistinctSketch();
        for (int row = 0; row < count; row++) {
            if (!column.isNull(row)) {
                sketch.add(hashes[row]);
            }
        }
        int least = extreme(column, count, false);
        int greatest = extreme(column, count, true);
        return new ColumnSummary(
                least < 0 ? null : ColumnValues.get(column, least),
                greatest < 0 ? null : ColumnValues.get(column, greatest),
                stored.nullCount(),
                sketch,
                stored.dataBytes());
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

    /// The row of the least or greatest value; -1 if there is none, or for types whose extremes are not kept.
    private static int extreme(Column column, int count, boolean greatest) {
        int best = -1;
        for (int row = 0; row < count; row++) {
            if (!column.isNull(row) && (best < 0 || compare(column, row, best) > 0 == greatest)) {
                best = row;
                if (!isOrdered(column)) {
                    return -1;
                }
            }
        }
        return best;
    }

    private static boolean isOrdered(Column column) {
        return column instanceof IntColumn
                || column instanceof LongColumn
                || column instanceof FloatColumn
                || column instanceof DoubleColumn
                || column instanceof BytesColumn
                || column instanceof DictionaryColumn;
    }

    private static int compare(Column column, int a, int b) {
        return switch (column) {
            case IntColumn c -> Integer.compare(c.values()[a], c.values()[b]);
            case LongColumn c -> Long.compare(c.values()[a], c.values()[b]);
            case FloatColumn c -> Float.compare(c.values()[a], c.values()[b]);
            case DoubleColumn c -> Double.compare(c.values()[a], c.values()[b]);
            case BytesColumn c -> compareBytes(c, a, b);
            case DictionaryColumn c -> compareBytes((BytesColumn) c.dictionary().values(), c.codes()[a], c.codes()[b]);
            default -> 0;
        };
    }

    private static int compareBytes(BytesColumn column, int a, int b) {
        long x = column.views()[a];
        long y = column.views()[b];
        byte[] data = column.data();
        return Arrays.compareUnsigned(
                data,
                BytesColumn.offset(x),
                BytesColumn.offset(x) + BytesColumn.bytes(x),
                data,
                BytesColumn.offset(y),
                BytesColumn.offset(y) + BytesColumn.bytes(y));
    }
}
