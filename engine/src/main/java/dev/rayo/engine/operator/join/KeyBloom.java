package dev.rayo.engine.operator.join;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A Bloom filter over the hashes of keys in which every key has its four bits in one word, so that a test touches one
/// cache line: the register-blocked filter of Lang, Neumann, Kemper and Boncz, "Performance-Optimal Filtering", VLDB
/// 2019. With 16 bits a key one foreign key in a hundred passes.
///
/// Written by any number of threads, then read by any.
final class KeyBloom implements KeySet {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int KEYS_PER_WORD = 4;

    private final long[] words;
    private final int shift;

    KeyBloom(long keys) {
        int log = bits(keys);
        this.words = new long[1 << log];
        this.shift = 63 - log;
    }

    private static int bits(long keys) {
        int log = 1;
        while (1L << log < keys / KEYS_PER_WORD && log < 27) {
            log++;
        }
        return log;
    }

    /// Bytes of a filter for so many keys.
    static long bytes(long keys) {
        return 8L << bits(keys);
    }

    /// The low bits choose the bits, the high ones the word.
    private static long mask(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }

    void add(long[] hashes, int count) {
        for (int i = 0; i < count; i++) {
            int word = (int) (hashes[i] >>> 1 >>> shift);
            long mask = mask(hashes[i]);
            if (((long) WORDS.getOpaque(words, word) & mask) != mask) {
                WORDS.getAndBitwiseOr(words, word, mask);
            }
        }
    }

    @Override
    public boolean testsWords() {
        return false;
    }

    @Override
    public double density() {
        return 1;
    }

    @Override
    public int select(long[] hashes, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long hash = hashes[row];
            long mask = mask(hash);
            rows[kept] = row;
            kept += (words[(int) (hash >>> 1 >>> shift)] & mask) == mask ? 1 : 0;
        }
        return kept;
    }
}
