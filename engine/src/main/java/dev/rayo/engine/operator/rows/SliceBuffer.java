package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Columns;

/// Reusable room for the values of one column on their way out of a [StoredColumn].
public final class SliceBuffer {
    int[] ints = new int[0];
    int[] moreInts = new int[0];
    long[] longs = new long[0];
    float[] floats = new float[0];
    double[] doubles = new double[0];
    byte[] bytes = new byte[0];
    private long[] validity = new long[0];

    public int[] ints(int count) {
        return ints.length < count ? ints = new int[count] : ints;
    }

    public int[] moreInts(int count) {
        return moreInts.length < count ? moreInts = new int[count] : moreInts;
    }

    public long[] longs(int count) {
        return longs.length < count ? longs = new long[count] : longs;
    }

    public float[] floats(int count) {
        return floats.length < count ? floats = new float[count] : floats;
    }

    public double[] doubles(int count) {
        return doubles.length < count ? doubles = new double[count] : doubles;
    }

    /// Room for a bitmap; its content is whatever was there.
    public long[] validity(int count) {
        int words = Columns.words(count);
        return validity.length < words ? validity = new long[words] : validity;
    }

    /// A copy of the bits `from` to `from + count`.
    public long[] bits(long[] bits, int from, int count) {
        long[] copy = validity(count);
        BitCopy.copy(bits, from, copy, 0, count);
        return copy;
    }
}
