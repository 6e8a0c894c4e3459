package dev.rayo.engine.parquet.encoding;

/// PLAIN booleans: bits, lowest first.
public final class PlainBitReader extends ValueReader {
    private final byte[] data;
    private final int offset;
    private final long bitCount;
    private long bit;

    public PlainBitReader(byte[] data, int offset, int end) {
        this.data = data;
        this.offset = offset;
        this.bitCount = 8L * (end - offset);
    }

    private long take(int count) {
        if (count > bitCount - bit) {
            throw tooFew(count, bitCount - bit);
        }
        long start = bit;
        bit += count;
        return start;
    }

    @Override
    public void skip(int count) {
        take(count);
    }

    @Override
    public void readBits(long[] to, int at, int count) {
        long start = take(count);
        PackedRun.copy(data, offset, start, count, to, at);
    }

    @Override
    public String toString() {
        return "PLAIN";
    }
}
