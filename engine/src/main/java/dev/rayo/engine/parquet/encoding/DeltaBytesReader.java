package dev.rayo.engine.parquet.encoding;

/// DELTA_BYTE_ARRAY: how many leading bytes each value shares with the one before, as deltas, then the rest of each
/// as DELTA_LENGTH_BYTE_ARRAY. The values of a call are built in an array of this reader's.
public final class DeltaBytesReader extends ValueReader {
    private static final int BYTES_MAX = Integer.MAX_VALUE - 64;

    private final int[] shared;
    private final DeltaLengthReader suffixes;
    private int index;
    private byte[] last = new byte[0];
    private int lastLength;
    private byte[] built = new byte[0];
    private long[] views = new long[0];

    /// @param limit values that the page may have
    public DeltaBytesReader(byte[] data, int offset, int end, int limit) {
        DeltaReader deltas = new DeltaReader(data, offset, end);
        this.shared = deltas.readAll(limit);
        this.suffixes = new DeltaLengthReader(data, deltas.endOfValues(), end, limit);
        if (suffixes.left() != shared.length) {
            throw new MalformedPageException(shared.length + " prefixes and " + suffixes.left() + " suffixes");
        }
    }

    @Override
    public void skip(int count) {
        while (count > 0) {
            int take = Math.min(count, 1024);
            if (views.length < take) {
                views = new long[take];
            }
            readViews(views, 0, take);
            count -= take;
        }
    }

    @Override
    public byte[] readViews(long[] to, int at, int count) {
        if (count > shared.length - index) {
            throw tooFew(count, shared.length - index);
        }
        byte[] data = suffixes.readViews(to, at, count);
        long total = 0;
        int before = lastLength;
        for (int i = 0; i < count; i++) {
            int prefix = shared[index + i];
            if (prefix < 0 || prefix > before) {
                throw new MalformedPageException(
                        "a value that shares " + prefix + " bytes with one of " + before);
            }
            before = prefix + (int) to[at + i];
            total += before;
            if (before < 0 || total > BYTES_MAX) {
                throw new MalformedPageException("values of more than " + BYTES_MAX + " bytes in a vector");
            }
        }
        if (built.length < total) {
            built = HeapRoom.bytes((int) total);
        }
        build(data, to, at, count);
        return built;
    }

    private void build(byte[] data, long[] to, int at, int count) {
        byte[] previous = last;
        int previousOffset = 0;
        int position = 0;
        for (int i = at; i < at + count; i++) {
            int prefix = shared[index++];
            int suffix = (int) to[i];
            System.arraycopy(previous, previousOffset, built, position, prefix);
            System.arraycopy(data, (int) (to[i] >>> 32), built, position + prefix, suffix);
            to[i] = (long) position << 32 | (prefix + suffix);
            previous = built;
            previousOffset = position;
            position += prefix + suffix;
            lastLength = prefix + suffix;
        }
        if (count > 0) {
            last = last.length < lastLength ? new byte[lastLength] : last;
            System.arraycopy(previous, previousOffset, last, 0, lastLength);
        }
    }

    @Override
    public String toString() {
        return "DELTA_BYTE_ARRAY";
    }
}
