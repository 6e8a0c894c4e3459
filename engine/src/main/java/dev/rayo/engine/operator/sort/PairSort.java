package dev.rayo.engine.operator.sort;

/// Sorts longs with an int each: by insertion, by quicksort, or from some size on by radix from the lowest byte up,
/// leaving out bytes in which all keys agree.
final class PairSort {
    private static final int INSERTION_MAX = 24;
    private static final int RADIX_MIN = 768;
    private static final int RADIX = 256;

    private long[] otherKeys = new long[0];
    private int[] otherRows = new int[0];
    private final int[] counts = new int[RADIX];

    /// Bytes of room for sorting `count` pairs.
    static long roomBytes(long count) {
        return 12 * count;
    }

    /// Sorts `keys[from..end)` ascending, `rows` along with them; rows of equal keys in any order.
    void sort(long[] keys, int[] rows, int from, int end) {
        if (end - from >= RADIX_MIN) {
            radixSort(keys, rows, from, end);
        } else {
            quickSort(keys, rows, from, end);
        }
    }

    private void radixSort(long[] keys, int[] rows, int from, int end) {
        int count = end - from;
        long differing = 0;
        boolean sorted = true;
        for (int i = from + 1; i < end; i++) {
            differing |= keys[i] ^ keys[i - 1];
            sorted &= keys[i - 1] <= keys[i];
        }
        if (sorted) {
            return;
        }
        if (otherKeys.length < count) {
            otherKeys = new long[count];
            otherRows = new int[count];
        }
        long[] inKeys = keys;
        int[] inRows = rows;
        int in = from;
        long[] outKeys = otherKeys;
        int[] outRows = otherRows;
        int out = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            if ((differing >>> shift & 0xff) == 0) {
                continue;
            }
            // The top byte is signed.
            int flip = shift == 56 ? 0x80 : 0;
            java.util.Arrays.fill(counts, 0);
            for (int i = in; i < in + count; i++) {
                counts[(int) (inKeys[i] >>> shift & 0xff) ^ flip]++;
            }
            int at = out;
            for (int digit = 0; digit < RADIX; digit++) {
                int size = counts[digit];
                counts[digit] = at;
                at += size;
            }
            for (int i = in; i < in + count; i++) {
                int place = counts[(int) (inKeys[i] >>> shift & 0xff) ^ flip]++;
                outKeys[place] = inKeys[i];
                outRows[place] = inRows[i];
            }
            long[] swapKeys = inKeys;
            int[] swapRows = inRows;
            int swap = in;
            inKeys = outKeys;
            inRows = outRows;
            in = out;
            outKeys = swapKeys;
            outRows = swapRows;
            out = swap;
        }
        if (inKeys != keys) {
            System.arraycopy(inKeys, in, keys, from, count);
            System.arraycopy(inRows, in, rows, from, count);
        }
    }

    private static void quickSort(long[] keys, int[] rows, int first, int limit) {
        int from = first;
        int end = limit;
        while (end - from > INSERTION_MAX) {
            long pivot = median(keys[from], keys[from + end >>> 1], keys[end - 1]);
            int left = from;
            int right = end - 1;
            while (left <= right) {
                while (keys[left] < pivot) {
                    left++;
                }
                while (keys[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    swap(keys, rows, left++, right--);
                }
            }
            // The smaller part by recursion, so that the stack stays shallow.
            if (right - from < end - left) {
                quickSort(keys, rows, from, right + 1);
                from = left;
            } else {
                quickSort(keys, rows, left, end);
                end = right + 1;
            }
        }
        for (int i = from + 1; i < end; i++) {
            long key = keys[i];
            int row = rows[i];
            int at = i;
            while (at > from && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                rows[at] = rows[at - 1];
                at--;
            }
            keys[at] = key;
            rows[at] = row;
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(long[] keys, int[] rows, int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
}
