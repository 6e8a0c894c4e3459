package dev.rayo.sql.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a table without reading it.
///
/// @param rowCount rows; exact where `exact`
/// @param exact    whether `rowCount`, and where they are present `min`, `max` and `nullCount`, may answer a query
/// @param columns  one entry per column of the table
public record TableStatistics(double rowCount, boolean exact, List<ColumnStatistics> columns) {
    /// @param min           smallest value, as `Type` says which Java object; null if unknown or all values are NULL
    /// @param max           greatest value; null likewise
    /// @param nullCount     NULL values; negative if unknown
    /// @param distinctCount estimate of distinct values that are not NULL; negative if unknown
    /// @param averageBytes  estimate of the bytes of a value; negative if unknown
    public record ColumnStatistics(
            @Nullable Object min, @Nullable Object max, double nullCount, double distinctCount, double averageBytes) {
        public static final ColumnStatistics UNKNOWN = new ColumnStatistics(null, null, -1, -1, -1);
    }
}
