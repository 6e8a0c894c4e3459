package dev.rayo.engine.parquet.encoding;

/// DELTA_LENGTH_BYTE_ARRAY: all lengths as deltas, then all bytes.
public final class DeltaLengthReader extends ValueReader {
    private final byte[] data;
    private final int end;
    private final int[] lengths;
    private int index;
    private int position;

    /// @param limit values that the page may have
    public DeltaLengthReader(byte[] data, int offset, int end, int limit) {
        DeltaReader deltas = new DeltaReader(data, offset, end);
        this.lengths = deltas.readAll(limit);
        this.data = data;
        this.end = end;
        this.position = deltas.endOfValues();
    }

    int left() {
        return lengths.length - index;
    }

    @Override
    public void skip(int count) {
        if (count > left()) {
            throw tooFew(count, left());
        }
        for (int i = 0; i < count; i++) {
            position += lengthOf(index++);
        }
    }

    @Override
    public byte[] readViews(long[] to, int at, int count) {
        if (count > left()) {
            throw tooFew(count, left());
        }
        for (int i = at; i < at + count; i++) {
            int length = lengthOf(index++);
            to[i] = (long) position << 32 | length;
            position += length;
        }
        return data;
    }

    private int lengthOf(int value) {
        int length = lengths[value];
        if (length < 0 || length > end - position) {
            throw new MalformedPageException(
                    "a byte string of " + length + " bytes where " + (end - position) + " are left");
        }
        return length;
    }

    @Override
    public String toString() {
        return "DELTA_LENGTH_BYTE_ARRAY";
    }
}
