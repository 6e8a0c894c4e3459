package dev.rayo.engine.parquet.encoding;

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
        LittleEndian.copy(data, take(count, 4), to, at, count);
    }

    @Override
    public void readLongs(long[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 8), to, at, count);
    }

    @Override
    public void readFloats(float[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 4), to, at, count);
    }

    @Override
    public void readDoubles(double[] to, int at, int count) {
        LittleEndian.copy(data, take(count, 8), to, at, count);
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
    public String toString() {
        return "PLAIN";
    }
}
