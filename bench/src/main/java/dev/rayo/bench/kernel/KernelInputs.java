package dev.rayo.bench.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// Columns of one size, the same for every contender: uniform values, one row in ten NULL, strings of 10 to 60 bytes.
final class KernelInputs {
    static final int[] FOUR_INTS = {5, 500, 700, 999};
    static final long[] FOUR_LONGS = {5, 500, 700, 999};
    /// Greatest decimal of 18 digits.
    static final long DECIMAL_MAX = 999_999_999_999_999_999L;
    static final byte[] SPECIAL = "special".getBytes(StandardCharsets.UTF_8);

    final int rows;
    final int[] ints;
    final int[] otherInts;
    final int[] days;
    final int[] codes;
    final int[] groups;
    final long[] longs;
    final long[] otherLongs;
    final long[] wides;
    final long[] otherWides;
    final float[] floats;
    final double[] doubles;
    final double[] otherDoubles;
    final long[] validity;
    final long[] halfOfTheRows;
    final long[] fewRows;
    final byte[] packed;
    final long[] views;
    final byte[] text;
    /// The same with two bytes a letter.
    final long[] cyrillicViews;
    final byte[] cyrillic;

    KernelInputs(int rows) {
        this.rows = rows;
        Random random = new Random(42);
        ints = random.ints(rows, 0, 1_000).toArray();
        otherInts = random.ints(rows, 0, 1_000).toArray();
        days = random.ints(rows, 8_000, 20_000).toArray();
        codes = random.ints(rows, 0, 1_000).toArray();
        groups = random.ints(rows, 0, 200).toArray();
        longs = random.longs(rows, -1_000_000, 1_000_000).toArray();
        otherLongs = random.longs(rows, -1_000_000, 1_000_000).toArray();
        wides = random.longs(2L * rows).map(value -> value >> 40).toArray();
        otherWides = random.longs(2L * rows).map(value -> value >> 40).toArray();
        doubles = random.doubles(rows, -1_000, 1_000).toArray();
        otherDoubles = random.doubles(rows, -1_000, 1_000).toArray();
        floats = new float[rows];
        for (int i = 0; i < rows; i++) {
            floats[i] = (float) doubles[i];
        }
        validity = bits(random, 0.9);
        halfOfTheRows = bits(random, 0.5);
        fewRows = bits(random, 0.03);
        packed = new byte[8 * rows + 64];
        random.nextBytes(packed);
        views = new long[rows];
        StringBuilder words = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int length = random.nextInt(10, 61);
            views[row] = (long) words.length() << 32 | length;
            while (words.length() < (int) (views[row] >>> 32) + length) {
                words.append(random.nextInt(50) == 0 ? "special" : (char) ('a' + random.nextInt(26)));
            }
            words.setLength((int) (views[row] >>> 32) + length);
        }
        text = words.toString().getBytes(StandardCharsets.UTF_8);
        cyrillicViews = Arrays.stream(views).map(view -> 2 * view).toArray();
        cyrillic = words.chars()
                .mapToObj(letter -> String.valueOf((char) ('\u0430' + letter - 'a')))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    void forEachNull(IntConsumer action) {
        for (int row = 0; row < rows; row++) {
            if ((validity[row >> 6] >>> row & 1) == 0) {
                action.accept(row);
            }
        }
    }

    private long[] bits(Random random, double share) {
        long[] words = new long[(rows + 63) / 64];
        for (int row = 0; row < rows; row++) {
            if (random.nextDouble() < share) {
                words[row >> 6] |= 1L << row;
            }
        }
        return words;
    }
}
