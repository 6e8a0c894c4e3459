package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.Kernels;

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

    @Override
    public void readInts(int[] to, int at, int count) {
        Kernels.current().unpack().joinStreams(data, take(count, 4), valueCount, count, to, at);
    }

    @Override
    public void readLongs(long[] to, int at, int count) {
        Kernels.current().unpack().joinStreams(data, take(count, 8), valueCount, count, to, at);
    }

    @Override
    public void readFloats(float[] to, int at, int count) {
        Kernels.current().unpack().joinStreams(data, take(count, 4), valueCount, count, to, at);
    }

    @Override
    public void readDoubles(double[] to, int at, int count) {
        Kernels.current().unpack().joinStreams(data, take(count, 8), valueCount, count, to, at);
    }

    @Override
    public byte[] readViews(long[] to, int at, int count) {
        int place = take(count, width);
        int bytes = Math.multiplyExact(count, width);
        if (built.length < bytes) {
            built = new byte[bytes];
        }
        Kernels.current().unpack().joinStreams(data, place, valueCount, width, count, built, 0);
        for (int i = 0; i < count; i++) {
            to[at + i] = (long) i * width << 32 | width;
        }
        return built;
    }

    @Override
    public String toString() {
        return "BYTE_STREAM_SPLIT";
    }
}
