package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Defines the hashes. Two rounds of "xor the upper half down, multiply" make every input bit flip every output bit with
/// a probability near one half; the multiplier is the one that Pelle Evensen and Chris Wellons found good for that shape.
sealed class ScalarHashKernels implements HashKernels permits VectorHashKernels {
    static final long MULTIPLIER = 0xd6e8feb86659fd93L;
    private static final long LENGTH_MULTIPLIER = 0x9e3779b97f4a7c15L;
    private static final long BLOCK_MULTIPLIER = 0xa0761d6478bd642fL;

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

    /// Takes eight bytes at a time, and at the end the last eight once more, or all when there are fewer.
    static long hash(byte[] data, int offset, int length) {
        long hash = length * LENGTH_MULTIPLIER;
        int last = offset + length - 8;
        if (length < 8) {
            return mix(fold(hash ^ PackedBits.read(data, offset, 0) & PackedBits.mask(8 * length)));
        }
        for (int at = offset; at < last; at += 8) {
            hash = fold(hash ^ (long) PackedBits.LONGS.get(data, at));
        }
        return mix(fold(hash ^ (long) PackedBits.LONGS.get(data, last)));
    }

    /// Multiplies to 128 bits and folds the halves, as wyhash does, adding what a zero product would lose.
    private static long fold(long value) {
        return (Math.unsignedMultiplyHigh(value, BLOCK_MULTIPLIER) ^ value * BLOCK_MULTIPLIER) + value;
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
