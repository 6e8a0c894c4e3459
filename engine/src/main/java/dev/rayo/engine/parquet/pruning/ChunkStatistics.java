package dev.rayo.engine.parquet.pruning;

import dev.rayo.engine.parquet.schema.LeafType;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// Reads the statistics of column chunks, as far as they can be trusted.
///
/// The deprecated `min` and `max` compare as signed numbers or bytes, so they count for signed numbers only; the newer
/// ones count where the file says that it orders values as their type does. NaN as a bound says nothing, and where
/// NaNs are not counted they may be anywhere.
public final class ChunkStatistics {
    private final @Nullable List<ColumnOrder> orders;
    /// Whether the writer leaves floating bounds out where there is a NaN.
    private final boolean omitsBoundsForNaN;

    /// @param orders    of the leaves, from the footer
    /// @param createdBy the writer
    public ChunkStatistics(@Nullable List<ColumnOrder> orders, String createdBy) {
        this.orders = orders;
        this.omitsBoundsForNaN = createdBy.startsWith("DuckDB") || createdBy.startsWith("parquet-mr");
    }

    public Bounds of(ColumnMetaData meta, LeafType leaf, int leafIndex, long rows) {
        Statistics statistics = meta.getStatistics();
        if (statistics == null) {
            return Bounds.unknown(rows);
        }
        long nulls = statistics.isSetNull_count() ? statistics.getNull_count() : -1;
        nulls = nulls > rows ? -1 : nulls;
        byte[] min = null;
        byte[] max = null;
        boolean minExact = false;
        boolean maxExact = false;
        boolean fixed = leaf.physical() != Type.BYTE_ARRAY && leaf.physical() != Type.FIXED_LEN_BYTE_ARRAY;
        if (isOrdered(leaf, leafIndex) && (statistics.isSetMin_value() || statistics.isSetMax_value())) {
            min = statistics.isSetMin_value() ? statistics.getMin_value() : null;
            max = statistics.isSetMax_value() ? statistics.getMax_value() : null;
            minExact = statistics.isSetIs_min_value_exact() ? statistics.isIs_min_value_exact() : fixed;
            maxExact = statistics.isSetIs_max_value_exact() ? statistics.isIs_max_value_exact() : fixed;
        } else if (isSignedNumber(leaf)) {
            min = statistics.isSetMin() ? statistics.getMin() : null;
            max = statistics.isSetMax() ? statistics.getMax() : null;
            minExact = true;
            maxExact = true;
        }
        boolean counted = statistics.isSetNan_count();
        boolean mayBeNaN = counted ? statistics.getNan_count() != 0 : !omitsBoundsForNaN || min == null;
        return bounds(leaf, min, max, minExact, maxExact, nulls, rows, mayBeNaN);
    }

    /// Whether `min_value` and `max_value` of a leaf are ordered as SQL orders the values.
    boolean isOrdered(LeafType leaf, int leafIndex) {
        List<ColumnOrder> known = orders;
        if (known == null) {
            return isSignedNumber(leaf);
        }
        return leafIndex < known.size()
                && (known.get(leafIndex).isSetTYPE_ORDER()
                        || known.get(leafIndex).isSetIEEE_754_TOTAL_ORDER());
    }

    private static boolean isSignedNumber(LeafType leaf) {
        return switch (leaf.physical()) {
            case INT32, INT64 ->
                switch (leaf.conversion()) {
                    case UINT8, UINT16, WIDEN_UNSIGNED, WIDE_UNSIGNED -> false;
                    default -> true;
                };
            case BOOLEAN, FLOAT, DOUBLE -> true;
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    boolean omitsBoundsForNaN() {
        return omitsBoundsForNaN;
    }

    static Bounds bounds(
            LeafType leaf,
            byte @Nullable [] storedMin,
            byte @Nullable [] storedMax,
            boolean minExact,
            boolean maxExact,
            long nulls,
            long rows,
            boolean mayBeNaN) {
        Object min = storedMin == null ? null : StoredValues.read(leaf, storedMin);
        Object max = storedMax == null ? null : StoredValues.read(leaf, storedMax);
        boolean floating = leaf.type().isFloating();
        if (ValueOrder.isNaN(min) || ValueOrder.isNaN(max)) {
            return new Bounds(null, null, false, false, nulls, rows, true);
        }
        if (min == null != (storedMin == null)
                || max == null != (storedMax == null)
                || min != null && max != null && ValueOrder.compare(min, max) > 0) {
            return new Bounds(null, null, false, false, nulls, rows, floating);
        }
        return new Bounds(min, max, minExact, maxExact, nulls, rows, floating && mayBeNaN);
    }
}
