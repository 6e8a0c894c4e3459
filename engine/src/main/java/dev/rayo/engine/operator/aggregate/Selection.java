package dev.rayo.engine.operator.aggregate;

import java.util.Arrays;

/// Finds the value of a rank without sorting all: Hoare's quickselect with a median of three, which sorts what is left
/// when the partitions turn out badly.
public final class Selection {
    private static final int SORTED_BELOW = 32;

    private Selection() {}

    /// Reorders `values[from..to)` so that the one at `place` is where sorting would put it, none before it is greater
    /// and none behind it less.
    public static void select(long[] values, int from, int to, int place) {
        int low = from;
        int high = to - 1;
        int rounds = 2 * (32 - Integer.numberOfLeadingZeros(to - from));
        while (high - low >= SORTED_BELOW && rounds-- > 0) {
            long pivot = median(values[low], values[low + high >>> 1], values[high]);
            int i = low - 1;
            int j = high + 1;
            while (true) {
                do {
                    i++;
                } while (values[i] < pivot);
                do {
                    j--;
                } while (values[j] > pivot);
                if (i >= j) {
                    break;
                }
                long swapped = values[i];
                values[i] = values[j];
                values[j] = swapped;
            }
            if (place <= j) {
                high = j;
            } else {
                low = j + 1;
            }
        }
        Arrays.sort(values, low, high + 1);
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// The least of `values[from..to)`.
    static long least(long[] values, int from, int to) {
        long least = values[from];
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }
}
