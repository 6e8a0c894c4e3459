package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.LittleEndian;

/// PLAIN numbers and fixed-length byte strings: `width` bytes each, one after the other.
public final class PlainFixedReader extends ValueReader {
    private final byte[] data;
    private final int end;
    private final int width;
    private int position;

    public PlainFixedReader(byte[] data, int offset, int end, int width) {
        this.data = data;
        this.position = offset;
        this.end = end;
        this.width = width;
    }

    /// Takes `count` values of `bytes` bytes and returns where they begin.
    private int take(int count, int bytes) {
        if (bytes != width) {
            throw new MalformedPageException("values of " + width + " bytes read as values of " + bytes);
        }
        int start = position;
        if ((long) count * width > end - start) {
            throw tooFew(count, width == 0 ? 0 : (end - start) / width);
        }
        position = start + count * width;
        return start;
    }

    @Override
    public void skip(int count) {
        take(count, width);
    }

    @Override
    public void readInts(int[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 4), count, to, at);
    }

    @Override
    public void readLongs(long[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 8), count, to, at);
    }

    @Override
    public void readFloats(float[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 4), count, to, at);
    }

    @Override
    public void readDoubles(double[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 8), count, to, at);
    }

    @Override
    public byte[] readViews(long[] to, int at, int count) {
        long view = (long) take(count, width) << 32 | width;
        long step = (long) width << 32;
        for (int i = at; i < at + count; i++) {
            to[i] = view;
            view += step;
        }
        return data;
    }

    @Override
    public boolean selects() {
        return true;
    }

    /// Checks that the values up to the last place are there, and returns where place 0 is.
    private int base(int[] places, int count, int bytes) {
        int start = position;
        take(places[count - 1] + 1, bytes);
        position = start;
        return start;
    }

    @Override
    public void selectInts(int[] places, int count, int[] to) {
        int base = base(places, count, 4);
        for (int i = 0; i < count; i++) {
            to[i] = LittleEndian.readInt(data, base + 4 * places[i]);
        }
    }

    @Override
    public void selectLongs(int[] places, int count, long[] to) {
        int base = base(places, count, 8);
        for (int i = 0; i < count; i++) {
            to[i] = LittleEndian.readLong(data, base + 8 * places[i]);
        }
    }

    @Override
    public void selectFloats(int[] places, int count, float[] to) {
        int base = base(places, count, 4);
        for (int i = 0; i < count; i++) {
            to[i] = Float.intBitsToFloat(LittleEndian.readInt(data, base + 4 * places[i]));
        }
    }

    @Override
    public void selectDoubles(int[] places, int count, double[] to) {
        int base = base(places, count, 8);
        for (int i = 0; i < count; i++) {
            to[i] = Double.longBitsToDouble(LittleEndian.readLong(data, base + 8 * places[i]));
        }
    }

    @Override
    public byte[] selectViews(int[] places, int count, long[] to) {
        int base = base(places, count, width);
        for (int i = 0; i < count; i++) {
            to[i] = (long) (base + width * places[i]) << 32 | width;
        }
        return data;
    }

    @Override
    public String toString() {
        return "PLAIN";
    }
}
