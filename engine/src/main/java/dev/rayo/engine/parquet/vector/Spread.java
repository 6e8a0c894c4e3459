package dev.rayo.engine.parquet.vector;

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
        int from = count - 1;
        for (int row = rows - 1; row > from; row--) {
            codes[row] = (validity[row >> 6] >>> row & 1) != 0 ? codes[from--] : 0;
        }
    }

    static void ints(int[] values, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        int from = count - 1;
        for (int row = rows - 1; row > from && from >= 0; row--) {
            if ((validity[row >> 6] >>> row & 1) != 0) {
                values[row] = values[from--];
            }
        }
    }

    static void longs(long[] values, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        int from = count - 1;
        for (int row = rows - 1; row > from && from >= 0; row--) {
            if ((validity[row >> 6] >>> row & 1) != 0) {
                values[row] = values[from--];
            }
        }
    }

    static void floats(float[] values, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        int from = count - 1;
        for (int row = rows - 1; row > from && from >= 0; row--) {
            if ((validity[row >> 6] >>> row & 1) != 0) {
                values[row] = values[from--];
            }
        }
    }

    static void doubles(double[] values, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        int from = count - 1;
        for (int row = rows - 1; row > from && from >= 0; row--) {
            if ((validity[row >> 6] >>> row & 1) != 0) {
                values[row] = values[from--];
            }
        }
    }

    static void pairs(long[] words, int count, long @Nullable [] validity, int rows) {
        if (validity == null) {
            return;
        }
        int from = count - 1;
        for (int row = rows - 1; row > from && from >= 0; row--) {
            if ((validity[row >> 6] >>> row & 1) != 0) {
                words[2 * row] = words[2 * from];
                words[2 * row + 1] = words[2 * from + 1];
                from--;
            }
        }
    }

    static void bits(long[] bits, int count, long @Nullable [] validity, int rows) {
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
