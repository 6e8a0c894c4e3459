package dev.rayo.engine.parquet.page;

/// Ranges of bits in words, lowest bit first.
final class Bitmaps {
    private Bitmaps() {}

    /// How many of the bits `from` to `from + count` are set.
    static int count(long[] words, int from, int count) {
        int set = 0;
        int end = from + count;
        while (from < end) {
            int take = Math.min(64 - (from & 63), end - from);
            set += Long.bitCount(words[from >> 6] >>> from << -take);
            from += take;
        }
        return set;
    }

    /// Copies `count` bits from bit `at` of `from` to bit `toBit` of `to`; other bits stay.
    static void copy(long[] from, int at, long[] to, int toBit, int count) {
        int done = 0;
        while (done < count) {
            int shift = toBit + done & 63;
            int take = Math.min(64 - shift, count - done);
            long bits = read(from, at + done) & -1L >>> -take;
            long mask = -1L >>> -take << shift;
            int word = toBit + done >> 6;
            to[word] = to[word] & ~mask | bits << shift;
            done += take;
        }
    }

    private static long read(long[] words, int bit) {
        int word = bit >> 6;
        long low = words[word] >>> bit;
        return (bit & 63) == 0 || word + 1 >= words.length ? low : low | words[word + 1] << -bit;
    }

    /// Sets bits `from` to `from + count`.
    static void set(long[] words, int from, int count) {
        int end = from + count;
        while (from < end) {
            int take = Math.min(64 - (from & 63), end - from);
            words[from >> 6] |= -1L >>> -take << from;
            from += take;
        }
    }
}
