package dev.rayo.engine.parquet.vector;

import dev.rayo.simd.Kernels;
import org.jspecify.annotations.Nullable;

/// Moves `count` leading values to the `rows` positions whose validity bit is set, in place. Positions of NULLs keep
/// arbitrary values.
public final class Spread {
    private Spread() {}

    /// Spreads dictionary codes; positions of NULLs become 0.
    public static void codes(int[] codes, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        Kernels.current().bits().expand(codes, validity, rows, codes, 0);
        for (int start = 0; start < rows; start += 64) {
            long nulls = ~validity[start >> 6] & -1L >>> -Math.min(64, rows - start);
            while (nulls != 0) {
                codes[start + Long.numberOfTrailingZeros(nulls)] = 0;
                nulls &= nulls - 1;
            }
        }
    }

    public static void ints(int[] values, int count, long @Nullable [] validity, int rows) {
        if (validity != null && count > 0) {
            Kernels.current().bits().expand(values, validity, rows, values, 0);
        }
    }

    public static void longs(long[] values, int count, long @Nullable [] validity, int rows) {
        if (validity != null && count > 0) {
            Kernels.current().bits().expand(values, validity, rows, values, 0);
        }
    }

    public static void floats(float[] values, int count, long @Nullable [] validity, int rows) {
        if (validity != null && count > 0) {
            Kernels.current().bits().expand(values, validity, rows, values, 0);
        }
    }

    public static void doubles(double[] values, int count, long @Nullable [] validity, int rows) {
        if (validity != null && count > 0) {
            Kernels.current().bits().expand(values, validity, rows, values, 0);
        }
    }

    public static void pairs(long[] words, int count, long @Nullable [] validity, int rows) {
        if (validity != null && count > 0) {
            Kernels.current().bits().expand128(words, validity, rows, words, 0);
        }
    }

    public static void bits(long[] bits, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        int from = count - 1;
        for (int row = rows - 1; row > from && from >= 0; row--) {
            if ((validity[row >> 6] >>> row & 1) != 0) {
                long bit = bits[from >> 6] >>> from & 1;
                bits[row >> 6] = bits[row >> 6] & ~(1L << row) | bit << row;
                from--;
            }
        }
    }
}
