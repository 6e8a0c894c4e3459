package dev.rayo.engine.parquet.encoding;

/// BYTE_STREAM_SPLIT: the first bytes of all values, then the second bytes, and so on.
public final class StreamSplitReader extends ValueReader {
    private final byte[] data;
    private final int offset;
    private final int width;
    private final int valueCount;
    private int index;
    private byte[] built = new byte[0];

    /// @param width bytes of a value
    public StreamSplitReader(byte[] data, int offset, int end, int width) {
        if (width <= 0 || (end - offset) % width != 0) {
            throw new MalformedPageException((end - offset) + " bytes of values of " + width + " bytes");
        }
        this.data = data;
        this.offset = offset;
        this.width = width;
        this.valueCount = (end - offset) / width;
    }

    private int take(int count, int bytes) {
        if (bytes != width) {
            throw new MalformedPageException("values of " + width + " bytes read as values of " + bytes);
        }
        if (count > valueCount - index) {
            throw tooFew(count, valueCount - index);
        }
        int start = offset + index;
        index += count;
        return start;
    }

    @Override
    public void skip(int count) {
        take(count, width);
    }

    private int intAt(int place) {
        return data[place] & 0xff
                | (data[place + valueCount] & 0xff) << 8
                | (data[place + 2 * valueCount] & 0xff) << 16
                | data[place + 3 * valueCount] << 24;
    }

    private long longAt(int place) {
        return intAt(place) & 0xffff_ffffL | (long) intAt(place + 4 * valueCount) << 32;
    }

    @Override
    public void readInts(int[] to, int at, int count) {
        int place = take(count, 4);
        for (int i = 0; i < count; i++) {
            to[at + i] = intAt(place + i);
        }
    }

    @Override
    public void readLongs(long[] to, int at, int count) {
        int place = take(count, 8);
        for (int i = 0; i < count; i++) {
            to[at + i] = longAt(place + i);
        }
    }

    @Override
    public void readFloats(float[] to, int at, int count) {
        int place = take(count, 4);
        for (int i = 0; i < count; i++) {
            to[at + i] = Float.intBitsToFloat(intAt(place + i));
        }
    }

    @Override
    public void readDoubles(double[] to, int at, int count) {
        int place = take(count, 8);
        for (int i = 0; i < count; i++) {
            to[at + i] = Double.longBitsToDouble(longAt(place + i));
        }
    }

    @Override
    public byte[] readViews(long[] to, int at, int count) {
        int place = take(count, width);
        if (built.length < count * width) {
            built = new byte[count * width];
        }
        for (int i = 0; i < count; i++) {
            for (int part = 0; part < width; part++) {
                built[i * width + part] = data[place + i + part * valueCount];
            }
            to[at + i] = (long) (i * width) << 32 | width;
        }
        return built;
    }

    @Override
    public String toString() {
        return "BYTE_STREAM_SPLIT";
    }
}
