package dev.rayo.engine.operator.join;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The set of keys between two bounds, a bit for each number there. Written by any number of threads, then read by any.
final class KeyBits implements KeySet {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    final long min;
    final long width;
    final long[] bits;
    private long count = -1;

    /// @param range whose width the caller has found to be small enough
    KeyBits(KeyRange range) {
        this.min = range.min();
        this.width = range.width();
        this.bits = new long[Math.max(1, words(width))];
    }

    /// Words of an array for so many numbers.
    static int words(long width) {
        return Math.toIntExact((width + 63) >> 6);
    }

    /// Adds keys, all of them within the bounds.
    ///
    /// @param alone whether no other thread adds any
    void add(KeyWords keys, boolean alone) {
        for (int found = keys.next(); found >= 0; found = keys.next()) {
            for (int i = 0; i < found; i++) {
                long at = keys.words[i] - min;
                int word = (int) (at >>> 6);
                long bit = 1L << at;
                if (alone) {
                    bits[word] |= bit;
                } else if (((long) WORDS.getOpaque(bits, word) & bit) == 0) {
                    WORDS.getAndBitwiseOr(bits, word, bit);
                }
            }
        }
    }

    /// The keys in some words.
    long count(int from, int end) {
        long total = 0;
        for (int word = from; word < end; word++) {
            total += Long.bitCount(bits[word]);
        }
        return total;
    }

    /// All keys have been added.
    ///
    /// @param keys how many they are
    void complete(long keys) {
        count = keys;
    }

    /// Counts the keys, when all have been added, if that is not done.
    void complete() {
        if (count < 0) {
            complete(count(0, bits.length));
        }
    }

    /// How many different keys there are.
    long count() {
        return count;
    }

    /// All keys, ascending; null if they are more than `most`.
    long @Nullable [] list(int most) {
        if (count > most) {
            return null;
        }
        long[] keys = new long[(int) count];
        int at = 0;
        for (int word = 0; word < bits.length && at < keys.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                keys[at++] = min + ((long) word << 6) + Long.numberOfTrailingZeros(rest);
            }
        }
        return keys;
    }

    @Override
    public double density() {
        return width == 0 ? 0 : (double) count / width;
    }

    @Override
    public boolean testsWords() {
        return true;
    }

    @Override
    public int select(long[] words, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long at = words[row] - min;
            long inside = at >= 0 && at < width ? 1 : 0;
            long number = inside == 0 ? 0 : at;
            rows[kept] = row;
            kept += (int) (bits[(int) (number >>> 6)] >>> number & inside);
        }
        return kept;
    }
}
