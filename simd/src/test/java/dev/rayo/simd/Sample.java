package dev.rayo.simd;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Seeded columns with edge values, stale entries after the last row, and every kind of validity.
final class Sample {
    /// Both sides of a lane, of a 64-bit word, and of nothing.
    static final int[] COUNTS = {0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 1_000, 2_048};
    /// Entries after the last row, which kernels must not see.
    static final int STALE = 9;

    private static final int[] INT_EDGES = {
        0, 1, -1, 2, 127, -128, 32_767, -32_768, 46_341, -46_341, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final long[] LONG_EDGES = {
        0,
        1,
        -1,
        10,
        Integer.MAX_VALUE + 1L,
        Integer.MIN_VALUE,
        3_037_000_500L,
        999_999_999_999_999_999L,
        -999_999_999_999_999_999L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final double[] DOUBLE_EDGES = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        Double.NaN,
        Double.longBitsToDouble(0xfff8_0000_0000_1234L),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.1
    };

    private final Random random;

    Sample(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long nextLong() {
        return random.nextLong();
    }

    /// Ints of three kinds mixed: small, edges, anything.
    int[] ints(int count) {
        int[] values = new int[count + STALE];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (random.nextInt(4)) {
                        case 0 -> INT_EDGES[random.nextInt(INT_EDGES.length)];
                        case 1 -> random.nextInt() >> random.nextInt(32);
                        default -> random.nextInt(-4, 5);
                    };
        }
        return values;
    }

    /// Longs of three kinds mixed: small, edges, any magnitude.
    long[] longs(int count) {
        long[] values = new long[count + STALE];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (random.nextInt(4)) {
                        case 0 -> LONG_EDGES[random.nextInt(LONG_EDGES.length)];
                        case 1 -> random.nextLong() >> random.nextInt(64);
                        default -> random.nextLong(-4, 5);
                    };
        }
        return values;
    }

    /// Longs between two bounds, both included.
    long[] longs(int count, long least, long greatest) {
        long[] values = new long[count + STALE];
        for (int i = 0; i < values.length; i++) {
            values[i] = greatest == Long.MAX_VALUE ? random.nextLong() : random.nextLong(least, greatest + 1);
        }
        return values;
    }

    double[] doubles(int count) {
        double[] values = new double[count + STALE];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (random.nextInt(3)) {
                        case 0 -> DOUBLE_EDGES[random.nextInt(DOUBLE_EDGES.length)];
                        case 1 -> random.nextInt(-3, 4) / 2.0;
                        default -> random.nextGaussian() * 1e6;
                    };
        }
        return values;
    }

    /// Doubles without infinities and NaN, whose sum depends on the order.
    double[] finiteDoubles(int count) {
        double[] values = new double[count + STALE];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian() * Math.pow(10, random.nextInt(-8, 9));
        }
        return values;
    }

    float[] floats(int count) {
        double[] doubles = doubles(count);
        float[] values = new float[doubles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) doubles[i];
        }
        return values;
    }

    /// Pairs of 128-bit integers: any magnitude, many that differ in one half only.
    long[] int128s(int count) {
        long[] values = new long[2 * (count + STALE)];
        for (int i = 0; i < values.length; i += 2) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    values[i] = random.nextLong(-2, 3);
                    values[i + 1] = LONG_EDGES[random.nextInt(LONG_EDGES.length)];
                }
                case 1 -> {
                    values[i + 1] = random.nextLong() >> random.nextInt(64);
                    values[i] = values[i + 1] >> 63;
                }
                default -> Int128.ofBigInteger(
                        new BigInteger(127, random)
                                .shiftRight(random.nextInt(100))
                                .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                        values,
                        i);
            }
        }
        return values;
    }

    byte[] bytes(int count) {
        byte[] values = new byte[count];
        random.nextBytes(values);
        return values;
    }

    /// Bits for `count` rows, with stale bits after them and a stale word after those.
    long[] bits(int count, double share) {
        long[] words = new long[Bits.words(count) + 1];
        for (int row = 0; row < words.length * 64; row++) {
            if (random.nextDouble() < share) {
                Bits.set(words, row);
            }
        }
        return words;
    }

    /// No validity at all, all valid, some NULL, many NULL, all NULL.
    List<long @Nullable []> validities(int count) {
        List<long @Nullable []> modes = new ArrayList<>();
        modes.add(null);
        for (double share : new double[] {1, 0.9, 0.2, 0}) {
            modes.add(bits(count, share));
        }
        return modes;
    }

    /// An ascending selection of some of `rows` rows, longer than what it returns in stale entries that are no rows.
    int[] selection(int rows, double share) {
        int[] selection = new int[rows + STALE];
        int selected = 0;
        for (int row = 0; row < rows; row++) {
            if (random.nextDouble() < share) {
                selection[selected++] = row;
            }
        }
        int[] exact = new int[selected + STALE];
        System.arraycopy(selection, 0, exact, 0, selected);
        for (int i = selected; i < exact.length; i++) {
            exact[i] = Integer.MIN_VALUE;
        }
        return exact;
    }

    /// Output bits, dirty everywhere.
    static long[] dirtyBits(int count) {
        long[] words = new long[Bits.words(count)];
        java.util.Arrays.fill(words, 0xdead_beef_dead_beefL);
        return words;
    }

    /// The words in which bit `i` is set where `rows` says so.
    static long[] bitsWhere(int count, java.util.function.IntPredicate rows) {
        long[] words = new long[Bits.words(count)];
        for (int row = 0; row < count; row++) {
            if (rows.test(row)) {
                Bits.set(words, row);
            }
        }
        return words;
    }

    static BigInteger int128(long[] values, int row) {
        return Int128.toBigInteger(values[2 * row], values[2 * row + 1]);
    }
}
