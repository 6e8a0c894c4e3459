package dev.rayo.sql.optimizer.cardinality;

/// What the values of a column are thought to be.
///
/// @param low          position of the smallest value on a line; NaN if unknown
/// @param high         position of the greatest value; NaN if unknown
/// @param nullFraction NULLs per row, 0 to 1
/// @param distinct     different values among the rows, at least 1
/// @param domain       different values that predicates on this very column leave: what a join partner's values are
///                     spread over. Predicates on other columns lower `distinct`, not this
/// @param base         `domain` before any predicate
/// @param counted      whether `base` is a count; else it is an upper bound
/// @param bytes        average bytes of a value
/// @param mean         average value of an aggregate, for thresholds in HAVING; NaN if unknown
/// @param source       number of the scan the column comes from; [#COMPUTED] or [#EXTREME] if it is computed
/// @param sourceRows   rows of that table before any filter
public record ColumnEstimate(
        double low,
        double high,
        double nullFraction,
        double distinct,
        double domain,
        double base,
        boolean counted,
        double bytes,
        double mean,
        int source,
        double sourceRows) {
    static final int COMPUTED = -1;
    /// The least or greatest value of a group: it equals the value of one of the `domain` rows of the group.
    static final int EXTREME = -2;

    /// Nothing but a number of different values.
    static ColumnEstimate ofDistinct(double distinct, double bytes) {
        double count = Math.max(1, distinct);
        return new ColumnEstimate(Double.NaN, Double.NaN, 0, count, count, count, false, bytes, Double.NaN, COMPUTED, count);
    }

    boolean hasRange() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /// After a predicate that has nothing to do with this column kept `fraction` of `rows`.
    ColumnEstimate thinned(double rows, double fraction) {
        if (fraction >= 1 || rows <= 0) {
            return this;
        }
        double rowsPerValue = Math.max(1, rows / distinct);
        double kept = distinct * (1 - Math.pow(1 - fraction, rowsPerValue));
        return withDistinct(Math.max(1, Math.min(kept, rows * fraction)));
    }

    ColumnEstimate withDistinct(double count) {
        return new ColumnEstimate(
                low, high, nullFraction, Math.max(1, count), domain, base, counted, bytes, mean, source, sourceRows);
    }

    ColumnEstimate withNullFraction(double fraction) {
        return new ColumnEstimate(
                low, high, fraction, distinct, domain, base, counted, bytes, mean, source, sourceRows);
    }

    /// After a predicate on this column left the values from `newLow` to `newHigh`, `values` of them.
    ColumnEstimate restricted(double newLow, double newHigh, double values) {
        double left = Math.max(1, Math.min(values, domain));
        return new ColumnEstimate(
                newLow, newHigh, 0, Math.max(1, Math.min(values, distinct)), left, base, counted, bytes, mean, source, sourceRows);
    }

    /// After the rows were limited to those that have one of `values` here.
    ColumnEstimate withDomain(double values) {
        double left = Math.max(1, Math.min(values, domain));
        return new ColumnEstimate(
                low, high, nullFraction, Math.min(distinct, left), left, base, counted, bytes, mean, source, sourceRows);
    }

    /// The least or greatest of `rows` values in each of `groups` groups.
    ColumnEstimate extreme(double rows, double groups) {
        return new ColumnEstimate(
                low, high, nullFraction, Math.max(1, Math.min(distinct, groups)), rows, rows, true, bytes, Double.NaN, EXTREME, rows);
    }

    ColumnEstimate withMean(double average) {
        return new ColumnEstimate(
                low, high, nullFraction, distinct, domain, base, counted, bytes, average, source, sourceRows);
    }

    ColumnEstimate withRange(double newLow, double newHigh) {
        return new ColumnEstimate(
                newLow, newHigh, nullFraction, distinct, domain, base, counted, bytes, mean, source, sourceRows);
    }
}
