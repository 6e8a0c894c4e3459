package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Defines the hashes. Two rounds of "xor the upper half down, multiply" make every input bit flip every output bit with
/// a probability near one half; the multiplier is the one that Pelle Evensen and Chris Wellons found good for that shape.
sealed class ScalarHashKernels implements HashKernels permits VectorHashKernels {
    static final long MULTIPLIER = 0xd6e8feb86659fd93L;
    static final long LENGTH_MULTIPLIER = 0x9e3779b97f4a7c15L;
    /// Bytes of a block of a string: eight words.
    static final int BLOCK = 64;

    /// What the words of a block are multiplied with, by their place: random, odd, half of the bits set.
    static final long[] KEYS = {
        0xa0761d6478bd642fL, 0xe7037ed1a0b428dbL, 0x8ebc6af09c88c6e3L, 0x589965cc75374cc3L,
        0x1d8e4e27c47d124fL, 0xeb44accab455d165L, 0x9c6c867f31a5e2b7L, 0xc3a5c85c97cb3127L,
    };

    /// Mixes one long.
    static long mix(long value) {
        long hash = value;
        hash ^= hash >>> 32;
        hash *= MULTIPLIER;
        hash ^= hash >>> 32;
        hash *= MULTIPLIER;
        return hash ^ hash >>> 32;
    }

    static long hash(double value) {
        // Adding zero turns -0.0 into 0.0 and keeps everything else.
        return mix(Double.doubleToLongBits(value + 0.0));
    }

    static long hash(long high, long low) {
        // A pair that fits one long hashes as that long.
        return high == low >> 63 ? mix(low) : combine(mix(high), mix(low));
    }

    static long combine(long hash, long further) {
        return Long.rotateLeft(hash, 25) * MULTIPLIER ^ further;
    }

    /// Takes blocks of eight words, the last one filled up with zeros, and of each block the sum of its words' mixtures:
    /// no word waits for the one before it.
    static long hash(byte[] data, int offset, int length) {
        long hash = length * LENGTH_MULTIPLIER;
        int at = offset;
        int left = length;
        for (; left > BLOCK; left -= BLOCK, at += BLOCK) {
            hash = combine(hash, block(data, at, BLOCK));
        }
        return mix(combine(hash, block(data, at, left)));
    }

    /// Sums the mixtures of up to eight words. That of zero is zero.
    static long block(byte[] data, int offset, int length) {
        long sum = 0;
        int whole = length >> 3;
        for (int i = 0; i < whole; i++) {
            sum += mixture((long) PackedBits.LONGS.get(data, offset + 8 * i), KEYS[i]);
        }
        int rest = length & 7;
        if (rest == 0) {
            return sum;
        }
        // Where there are eight bytes, the last eight once more, without those that were taken.
        long last = whole > 0
                ? (long) PackedBits.LONGS.get(data, offset + length - 8) >>> 64 - 8 * rest
                : PackedBits.read(data, offset, 0) & PackedBits.mask(8 * rest);
        return sum + mixture(last, KEYS[whole]);
    }

    /// Spreads each bit of a word over at least forty of its mixture, before words are added up.
    private static long mixture(long word, long key) {
        long product = (word ^ word >>> 32) * key;
        return product ^ product >>> 32;
    }

    @Override
    public void hash(int[] values, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = mix(values[row]);
        }
        setNulls(validity, count, out);
    }

    @Override
    public void hash(long[] values, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = mix(values[row]);
        }
        setNulls(validity, count, out);
    }

    @Override
    public void hash(float[] values, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = hash((double) values[row]);
        }
        setNulls(validity, count, out);
    }

    @Override
    public void hash(double[] values, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = hash(values[row]);
        }
        setNulls(validity, count, out);
    }

    @Override
    public void hash128(long[] values, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = hash(values[2 * row], values[2 * row + 1]);
        }
        setNulls(validity, count, out);
    }

    @Override
    public void hashBytes(byte[] data, long[] views, long @Nullable [] validity, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            // The view of a NULL row may point anywhere.
            long view = views[row];
            out[row] = Bits.isSet(validity, row) ? hash(data, (int) (view >>> 32), (int) view) : NULL;
        }
    }

    /// Gives NULL rows their hash afterwards, so that the loops before are free of branches and the compiler turns
    /// those over integers into vector code.
    static void setNulls(long @Nullable [] validity, int count, long[] out) {
        if (validity == null) {
            return;
        }
        for (int word = 0; word < Bits.words(count); word++) {
            for (long nulls = ~validity[word] & Bits.maskOfWord(word, count); nulls != 0; nulls &= nulls - 1) {
                out[(word << 6) + Long.numberOfTrailingZeros(nulls)] = NULL;
            }
        }
    }

    @Override
    public void combine(long[] hashes, long[] further, int count, long[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = combine(hashes[row], further[row]);
        }
    }
}
