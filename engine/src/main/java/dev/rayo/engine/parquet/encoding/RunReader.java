package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.Bits;
import java.util.Arrays;

/// The hybrid of run lengths and bit-packed groups of eight that Parquet uses for levels, dictionary codes and
/// booleans (format document "Encodings", RLE = 3).
public final class RunReader extends ValueReader {
    private final byte[] data;
    private final int end;
    private final int width;
    private int position;
    /// What is left of the current run.
    private int left;
    private boolean packed;
    private int repeated;
    private int packedOffset;
    private int packedIndex;

    /// @param width bits of a number, 0 to 32
    public RunReader(byte[] data, int offset, int end, int width) {
        if (width < 0 || width > 32) {
            throw new MalformedPageException("bit width " + width + " is not between 0 and 32");
        }
        this.data = data;
        this.position = offset;
        this.end = end;
        this.width = width;
    }

    @Override
    public void readInts(int[] to, int at, int count) {
        while (count > 0) {
            int take = Math.min(count, nextRun(count));
            if (packed) {
                PackedRun.unpack(data, packedOffset, width, packedIndex, take, to, at);
                packedIndex += take;
            } else {
                Arrays.fill(to, at, at + take, repeated);
            }
            left -= take;
            at += take;
            count -= take;
        }
    }

    @Override
    public void readBits(long[] to, int at, int count) {
        if (width > 1) {
            throw new MalformedPageException("bit width " + width + " where bits are expected");
        }
        while (count > 0) {
            int take = Math.min(count, nextRun(count));
            if (packed && width == 1) {
                PackedRun.copy(data, packedOffset, packedIndex, take, to, at);
                packedIndex += take;
            } else {
                Bits.fill(!packed && repeated != 0, to, at, take);
            }
            left -= take;
            at += take;
            count -= take;
        }
    }

    @Override
    public void skip(int count) {
        while (count > 0) {
            int take = Math.min(count, nextRun(count));
            packedIndex += take;
            left -= take;
            count -= take;
        }
    }

    @Override
    public boolean selects() {
        return true;
    }

    @Override
    public void selectInts(int[] places, int count, int[] to) {
        int savedPosition = position;
        int savedLeft = left;
        boolean savedPacked = packed;
        int savedRepeated = repeated;
        int savedOffset = packedOffset;
        int savedIndex = packedIndex;
        // The number that is next, counted as the places are.
        int at = 0;
        for (int i = 0; i < count; i++) {
            skip(places[i] - at);
            nextRun(1);
            to[i] = packed ? PackedRun.one(data, packedOffset, width, packedIndex) : repeated;
            at = places[i];
        }
        position = savedPosition;
        left = savedLeft;
        packed = savedPacked;
        repeated = savedRepeated;
        packedOffset = savedOffset;
        packedIndex = savedIndex;
    }

    /// Numbers left in the current run, of which there is at least one; begins the next run if need be.
    private int nextRun(int count) {
        while (left == 0) {
            beginRun(count);
        }
        return left;
    }

    private void beginRun(int count) {
        long header = readHeader(count);
        long length = header >>> 1;
        packed = (header & 1) != 0;
        if (packed) {
            long bytes = length * width;
            if (bytes > end - position) {
                // The last group may be cut off where no value needs it.
                long rest = (end - position) * 8L / width;
                if (rest < count) {
                    throw tooFew(count, rest);
                }
                left = (int) Math.min(Integer.MAX_VALUE, rest);
                bytes = (long) end - position;
            } else {
                left = (int) Math.min(Integer.MAX_VALUE, length * 8);
            }
            packedOffset = position;
            packedIndex = 0;
            position += (int) bytes;
        } else {
            int bytes = (width + 7) >> 3;
            if (bytes > end - position) {
                throw tooFew(count, 0);
            }
            int value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= (data[position + i] & 0xff) << (8 * i);
            }
            if (width < 32 && value >>> width != 0) {
                throw new MalformedPageException("a repeated value " + Integer.toUnsignedString(value)
                        + " that does not fit " + width + " bits");
            }
            position += bytes;
            repeated = value;
            left = (int) Math.min(Integer.MAX_VALUE, length);
        }
    }

    private long readHeader(int count) {
        long header = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position >= end) {
                throw tooFew(count, 0);
            }
            byte b = data[position++];
            header |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return header;
            }
        }
        throw new MalformedPageException("a run header longer than five bytes");
    }

    @Override
    public String toString() {
        return "RLE";
    }
}
