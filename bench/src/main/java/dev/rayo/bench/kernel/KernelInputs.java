package dev.rayo.bench.kernel;

import dev.rayo.simd.GroupKernels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Columns of one size, the same for every contender: uniform values, one row in ten NULL, strings of 10 to 60 bytes.
final class KernelInputs {
    static final int[] FOUR_INTS = {5, 500, 700, 999};
    static final long[] FOUR_LONGS = {5, 500, 700, 999};
    static final long[] SIX_LONGS = {5, 500, 700, 999, -1, 123_456_789_012L};
    /// Greatest decimal of 18 digits.
    static final long DECIMAL_MAX = 999_999_999_999_999_999L;
    static final byte[] SPECIAL = "special".getBytes(StandardCharsets.UTF_8);

    static final byte[] ABSENT = "spezial".getBytes(StandardCharsets.UTF_8);
    static final int FEW = 6;

    final int rows;
    final short[] shorts;
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
    final long[] allRows;
    final long[] noRows;
    /// Half of the rows, ascending.
    final int[] selection;
    final int[] fewGroups;
    /// Scratch of sums by few groups.
    final long[] lanes = new long[GroupKernels.FEW_LANES];
    /// 128-bit integers that fit 64 bits.
    final long[] smallWides;
    /// Levels of as many rows, bit-packed.
    final byte[] levels;
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
        shorts = new short[rows];
        for (int i = 0; i < rows; i++) {
            shorts[i] = (short) ints[i];
        }
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
        allRows = bits(random, 2);
        noRows = bits(random, -1);
        selection = IntStream.range(0, rows)
                .filter(row -> (halfOfTheRows[row >> 6] >>> row & 1) != 0)
                .toArray();
        fewGroups = random.ints(rows, 0, FEW).toArray();
        smallWides = new long[2 * rows];
        for (int row = 0; row < rows; row++) {
            smallWides[2 * row] = longs[row] >> 63;
            smallWides[2 * row + 1] = longs[row];
        }
        levels = levels(validity, rows);
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

    /// One bit-packed run of Parquet's hybrid encoding.
    private static byte[] levels(long[] bits, int rows) {
        int groups = (rows + 7) / 8;
        ByteBuffer levels = ByteBuffer.allocate(groups + 5).order(ByteOrder.LITTLE_ENDIAN);
        int header = groups << 1 | 1;
        for (; header >= 128; header >>>= 7) {
            levels.put((byte) (header | 128));
        }
        levels.put((byte) header);
        for (int group = 0; group < groups; group++) {
            levels.put((byte) (bits[group >> 3] >>> 8 * (group & 7)));
        }
        return Arrays.copyOf(levels.array(), levels.position());
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
