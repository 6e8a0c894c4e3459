package dev.rayo.engine.operator.rows;

/// Copies runs of bits between bitmaps, lowest bit first.
public final class BitCopy {
    private BitCopy() {}

    /// Copies `count` bits; other bits of `to` keep their value.
    public static void copy(long[] from, int fromBit, long[] to, int toBit, int count) {
        int done = 0;
        while (done < count) {
            int into = toBit + done;
            int room = Math.min(64 - (into & 63), count - done);
            long mask = -1L >>> -room << into;
            int out = fromBit + done;
            long bits = from[out >> 6] >>> out;
            if ((out & 63) + room > 64) {
                bits |= from[(out >> 6) + 1] << -out;
            }
            to[into >> 6] = to[into >> 6] & ~mask | bits << into & mask;
            done += room;
        }
    }

    /// Sets `count` bits.
    public static void fill(long[] to, int toBit, int count) {
        int done = 0;
        while (done < count) {
            int into = toBit + done;
            int room = Math.min(64 - (into & 63), count - done);
            to[into >> 6] |= -1L >>> -room << into;
            done += room;
        }
    }

    /// Clears those of the first `count` bits of `to` whose counterpart, from bit `fromBit` of `from` on, is clear.
    static void keep(long[] from, int fromBit, int count, long[] to) {
        for (int word = 0; word << 6 < count; word++) {
            int out = fromBit + (word << 6);
            int room = Math.min(64, count - (word << 6));
            long bits = from[out >> 6] >>> out;
            if ((out & 63) + room > 64) {
                bits |= from[(out >> 6) + 1] << -out;
            }
            to[word] &= bits;
        }
    }

    /// Sets bit i of `to` as bit `fromBit + rows[i]` of `from`.
    static void gather(long[] from, int fromBit, int[] rows, int count, long[] to) {
        for (int word = 0, i = 0; i < count; word++) {
            long gathered = 0;
            for (int end = Math.min(i + 64, count); i < end; i++) {
                int row = fromBit + rows[i];
                gathered |= (from[row >> 6] >>> row & 1) << i;
            }
            to[word] = gathered;
        }
    }
}
