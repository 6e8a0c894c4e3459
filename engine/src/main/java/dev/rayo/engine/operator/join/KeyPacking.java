package dev.rayo.engine.operator.join;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several keys as one word: `sum((key - min) * factor)`, which differs wherever a key does. Immutable.
///
/// @param mins    the least value of each key
/// @param widths  the numbers from the least to the greatest value of each key
/// @param factors the product of the widths of the keys before
/// @param range   of all words
record KeyPacking(long[] mins, long[] widths, long[] factors, KeyRange range) {
    /// Null if a range is empty or the words would not fit.
    static @Nullable KeyPacking of(List<KeyRange> ranges) {
        int keys = ranges.size();
        long[] mins = new long[keys];
        long[] widths = new long[keys];
        long[] factors = new long[keys];
        long product = 1;
        long count = Long.MAX_VALUE;
        for (int i = 0; i < keys; i++) {
            KeyRange range = ranges.get(i);
            long width = range.width();
            if (width == 0 || width > Long.MAX_VALUE / 2 / product) {
                return null;
            }
            mins[i] = range.min();
            widths[i] = width;
            factors[i] = product;
            product *= width;
            count = Math.min(count, range.count());
        }
        return new KeyPacking(mins, widths, factors, new KeyRange(0, product - 1, count));
    }
}
