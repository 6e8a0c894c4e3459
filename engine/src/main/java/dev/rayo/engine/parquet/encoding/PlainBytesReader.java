package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.LittleEndian;

/// PLAIN byte strings: a length of four bytes, then the bytes.
public final class PlainBytesReader extends ValueReader {
    private final byte[] data;
    private final int end;
    private int position;

    public PlainBytesReader(byte[] data, int offset, int end) {
        this.data = data;
        this.position = offset;
        this.end = end;
    }

    @Override
    public void skip(int count) {
        int place = position;
        for (int i = 0; i < count; i++) {
            place += 4 + lengthAt(place, count - i);
        }
        position = place;
    }

    @Override
    public byte[] readViews(long[] to, int at, int count) {
        int place = position;
        for (int i = 0; i < count; i++) {
            int length = lengthAt(place, count - i);
            to[at + i] = (long) (place + 4) << 32 | length;
            place += 4 + length;
        }
        position = place;
        return data;
    }

    @Override
    public boolean selects() {
        return true;
    }

    @Override
    public byte[] selectViews(int[] places, int count, long[] to) {
        int place = position;
        int value = 0;
        for (int i = 0; i < count; i++) {
            for (; value < places[i]; value++) {
                place += 4 + lengthAt(place, 1);
            }
            to[i] = (long) (place + 4) << 32 | lengthAt(place, 1);
        }
        return data;
    }

    private int lengthAt(int place, int count) {
        if (end - place < 4) {
            throw tooFew(count, 0);
        }
        int length = LittleEndian.readInt(data, place);
        if (length < 0 || length > end - place - 4) {
            throw new MalformedPageException(
                    "a byte string of " + Integer.toUnsignedString(length) + " bytes where " + (end - place - 4)
                            + " are left");
        }
        return length;
    }

    @Override
    public String toString() {
        return "PLAIN";
    }
}
