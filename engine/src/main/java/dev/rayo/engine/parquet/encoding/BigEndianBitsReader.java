package dev.rayo.engine.parquet.encoding;

/// The deprecated BIT_PACKED encoding of levels: numbers of `width` bits, highest bit first.
final class BigEndianBitsReader extends ValueReader {
    private final byte[] data;
    private final int offset;
    private final int width;
    private final long valueCount;
    private long index;

    BigEndianBitsReader(byte[] data, int offset, int end, int width) {
        this.data = data;
        this.offset = offset;
        this.width = width;
        this.valueCount = width == 0 ? Long.MAX_VALUE : 8L * (end - offset) / width;
    }

    private void check(int count) {
        if (count > valueCount - index) {
            throw tooFew(count, valueCount - index);
        }
    }

    @Override
    public void skip(int count) {
        check(count);
        index += count;
    }

    @Override
    public void readInts(int[] to, int at, int count) {
        check(count);
        for (int i = at; i < at + count; i++) {
            to[i] = next();
        }
    }

    @Override
    public void readBits(long[] to, int at, int count) {
        check(count);
        for (int i = at; i < at + count; i++) {
            long bit = next() & 1;
            to[i >> 6] = to[i >> 6] & ~(1L << i) | bit << i;
        }
    }

    private int next() {
        int value = 0;
        long bit = index++ * width;
        for (int i = 0; i < width; i++, bit++) {
            value = value << 1 | data[offset + (int) (bit >> 3)] >> (7 - (bit & 7)) & 1;
        }
        return value;
    }

    @Override
    public String toString() {
        return "BIT_PACKED";
    }
}
