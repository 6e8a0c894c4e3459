package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.pruning.Bounds;
import dev.rayo.engine.parquet.pruning.ValueOrder;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.type.Type;
import java.util.function.ToLongFunction;
import org.apache.parquet.format.ColumnMetaData;
import org.jspecify.annotations.Nullable;

/// Adds up what is known of a column, row group by row group.
final class ColumnSummary {
    /// About what a dictionary page's header takes.
    private static final int HEADER_BYTES = 20;

    private final Type type;
    private long rows;
    private long nulls;
    private boolean nullsKnown = true;
    private @Nullable Object min;
    private @Nullable Object max;
    private boolean minKnown = true;
    private boolean maxKnown = true;
    /// Whether each row group's values begin after those of the one before.
    private boolean ascending = true;
    private long chunks;
    private long chunksCounted;
    private double distinctSum;
    private double countedValues;
    private double bytes;
    private double bytesValues;

    ColumnSummary(Type type) {
        this.type = type;
    }

    /// Adds rows of a file that lacks the column.
    void addNulls(long count) {
        rows += count;
        nulls += count;
    }

    /// @param dictionaryEntries how many distinct values a chunk has, or -1; asked only if the footer does not say
    void add(Bounds bounds, @Nullable ColumnMetaData meta, ToLongFunction<ColumnMetaData> dictionaryEntries) {
        rows += bounds.valueCount();
        if (bounds.nullCount() < 0) {
            nullsKnown = false;
        } else {
            nulls += bounds.nullCount();
            if (bounds.nullCount() == bounds.valueCount()) {
                return;
            }
        }
        addBounds(bounds);
        if (meta != null) {
            long values = bounds.valueCount() - Math.max(0, bounds.nullCount());
            long distinct = distinct(meta, dictionaryEntries);
            chunks++;
            if (distinct > 0) {
                chunksCounted++;
                distinctSum += Math.min(distinct, values);
                countedValues += values;
            }
            addBytes(meta, values, distinct);
        }
    }

    private void addBounds(Bounds bounds) {
        ascending &= max == null || bounds.min() != null && ValueOrder.compare(max, bounds.min()) <= 0;
        minKnown &= bounds.min() != null && bounds.minExact() && !isZero(bounds.min(), -0.0);
        maxKnown &= bounds.max() != null && bounds.maxExact() && !isZero(bounds.max(), 0.0) && !bounds.mayBeNaN();
        if (bounds.min() != null && (min == null || ValueOrder.compare(bounds.min(), min) < 0)) {
            min = bounds.min();
        }
        if (bounds.max() != null && (max == null || ValueOrder.compare(bounds.max(), max) > 0)) {
            max = bounds.max();
        }
    }

    /// Whether a bound is the zero that a writer may have put for the other one.
    private static boolean isZero(Object bound, double zero) {
        return bound instanceof Double d && Double.doubleToRawLongBits(d) == Double.doubleToRawLongBits(zero);
    }

    private static long distinct(ColumnMetaData meta, ToLongFunction<ColumnMetaData> dictionaryEntries) {
        if (meta.getStatistics() != null
                && meta.getStatistics().isSetDistinct_count()
                && meta.getStatistics().getDistinct_count() > 0) {
            return meta.getStatistics().getDistinct_count();
        }
        return dictionaryEntries.applyAsLong(meta);
    }

    private void addBytes(ColumnMetaData meta, long values, long distinct) {
        if (type != Type.VARCHAR && type != Type.BLOB || values == 0) {
            return;
        }
        if (meta.isSetSize_statistics() && meta.getSize_statistics().isSetUnencoded_byte_array_data_bytes()) {
            bytes += meta.getSize_statistics().getUnencoded_byte_array_data_bytes();
            bytesValues += values;
        } else if (distinct > 0 && meta.getDictionary_page_offset() > 0) {
            // Text seldom shrinks to less than half; the codes, which count here too, often do.
            double expansion = Math.clamp(
                    (double) meta.getTotal_uncompressed_size() / Math.max(1, meta.getTotal_compressed_size()), 1, 2);
            long stored = meta.getData_page_offset() - meta.getDictionary_page_offset() - HEADER_BYTES;
            bytes += Math.max(0, stored * expansion / distinct - 4) * values;
            bytesValues += values;
        } else if (distinct <= 0) {
            bytes += Math.max(0, meta.getTotal_uncompressed_size() - 4.0 * values);
            bytesValues += values;
        }
    }

    ColumnStatistics build() {
        double values = rows - (nullsKnown ? nulls : 0);
        return new ColumnStatistics(
                minKnown && min != null ? ValueOrder.toLiteral(min, type) : null,
                maxKnown && max != null ? ValueOrder.toLiteral(max, type) : null,
                nullsKnown ? nulls : -1,
                distinctValues(values),
                averageBytes());
    }

    private double distinctValues(double values) {
        if (values <= 0) {
            return 0;
        }
        double most = Math.min(values, range());
        if (chunksCounted == 0) {
            return most;
        }
        double perChunk = distinctSum / chunksCounted;
        if (chunks == 1) {
            return Math.min(most, perChunk);
        }
        return Math.min(
                most, ascending ? perChunk * chunks : domain(perChunk, countedValues / chunksCounted, values));
    }

    /// How many distinct values there are in all if `draws` of them, drawn at random, show `seen` distinct ones.
    private static double domain(double seen, double draws, double most) {
        double low = seen;
        double high = most;
        for (int i = 0; i < 60 && high - low > 0.5; i++) {
            double guess = (low + high) / 2;
            if (guess * -Math.expm1(-draws / guess) < seen) {
                low = guess;
            } else {
                high = guess;
            }
        }
        return high;
    }

    /// How many values lie between the bounds, where they are countable.
    private double range() {
        if (type == Type.BOOLEAN) {
            return 2;
        }
        boolean countable = type.isInteger() || type == Type.DATE || type == Type.TIME || type.isTemporal();
        return countable && min instanceof Long from && max instanceof Long to
                ? (double) to - from + 1
                : Double.MAX_VALUE;
    }

    private double averageBytes() {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN, NULL -> 1;
                    case TINYINT, SMALLINT, INTEGER, DATE, REAL -> 4;
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS, DOUBLE -> 8;
                    case INTERVAL -> 16;
                    case VARCHAR, BLOB -> bytesValues == 0 ? -1 : bytes / bytesValues;
                };
            case Type.Decimal decimal -> decimal.isLong() ? 8 : 16;
            case Type.Array array -> -1;
            case Type.Struct struct -> -1;
            case Type.Mapping mapping -> -1;
        };
    }
}
