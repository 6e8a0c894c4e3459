package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Where a row's bit is, and what the last word holds.
public final class Bits {
    private Bits() {}

    /// Returns how many words hold `count` bits.
    public static int words(int count) {
        return (count + 63) >>> 6;
    }

    /// Returns bit `row`; `null` words are all set.
    public static boolean isSet(long @Nullable [] words, int row) {
        return words == null || (words[row >> 6] >>> row & 1) != 0;
    }

    /// Sets bit `row`.
    public static void set(long[] words, int row) {
        words[row >> 6] |= 1L << row;
    }

    /// Clears bit `row`.
    public static void clear(long[] words, int row) {
        words[row >> 6] &= ~(1L << row);
    }

    /// Sets bits `from` to `from + count`, or clears them; other bits stay.
    public static void fill(boolean value, long[] words, int from, int count) {
        int end = from + count;
        for (int at = from; at < end; ) {
            int taken = Math.min(64 - (at & 63), end - at);
            long mask = PackedBits.mask(taken) << at;
            words[at >> 6] = value ? words[at >> 6] | mask : words[at >> 6] & ~mask;
            at += taken;
        }
    }

    /// Returns the bits that `count` rows use of their last word; all of them when it is full.
    static long lastMask(int count) {
        return -1L >>> -count;
    }

    /// Returns the bits that rows below `count` use of word `word`.
    static long maskOfWord(int word, int count) {
        int rows = count - (word << 6);
        return rows >= 64 ? -1L : rows <= 0 ? 0 : -1L >>> -rows;
    }

    /// Complements `count` bits and clears the rest of the last word.
    static void invert(long[] words, int count) {
        int length = words(count);
        for (int word = 0; word < length; word++) {
            words[word] = ~words[word];
        }
        clearUnused(words, count);
    }

    /// Clears the bits of the last word that no row uses.
    static void clearUnused(long[] words, int count) {
        if ((count & 63) != 0) {
            words[count >> 6] &= lastMask(count);
        }
    }

    /// Returns the bits of a vector of lanes that begins with row `row`, lowest first, inside one word; `null` words are
    /// all set. The bits beyond the lanes are of other rows.
    static long at(long @Nullable [] words, int row) {
        return words == null ? -1L : words[row >> 6] >>> row;
    }

    /// Reads the 64 bits from bit `bit` on; bits after the last word, which is `length - 1`, read as zero.
    static long read(long[] words, int length, int bit) {
        int word = bit >> 6;
        long low = word < length ? words[word] >>> bit : 0;
        return (bit & 63) == 0 || word + 1 >= length ? low : low | words[word + 1] << -bit;
    }
}
