package dev.rayo.engine.parquet.pruning;

import org.jspecify.annotations.Nullable;

/// What is known of the values of a column in a row group or page. `min` and `max` are in the form of [ValueOrder].
///
/// @param min       not greater than any value but NaN; null if unknown
/// @param max       not less than any value but NaN; null if unknown
/// @param minExact  whether `min` is one of the values
/// @param maxExact  whether `max` is one of the values
/// @param nullCount NULLs; negative if unknown
/// @param valueCount rows, NULLs included
/// @param mayBeNaN  whether NaN may be among the values
public record Bounds(
        @Nullable Object min,
        @Nullable Object max,
        boolean minExact,
        boolean maxExact,
        long nullCount,
        long valueCount,
        boolean mayBeNaN) {
    /// Nothing is known of `rows` rows.
    public static Bounds unknown(long rows) {
        return new Bounds(null, null, false, false, -1, rows, true);
    }

    boolean mayHaveNulls() {
        return nullCount != 0;
    }

    boolean mayHaveValues() {
        return nullCount < valueCount;
    }
}
