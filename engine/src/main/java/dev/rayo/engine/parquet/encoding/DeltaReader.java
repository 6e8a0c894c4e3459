package dev.rayo.engine.parquet.encoding;

import dev.rayo.simd.Kernels;
import dev.rayo.simd.UnpackKernels;

/// DELTA_BINARY_PACKED integers: a first value, then blocks of a smallest delta and bit-packed differences to it.
/// Arithmetic wraps around, as the format demands.
public final class DeltaReader extends ValueReader {
    private final byte[] data;
    private final int end;
    private int position;
    private final int miniblocks;
    private final int miniblockValues;
    /// Values not yet handed out.
    private int left;
    private boolean firstPending = true;
    private long last;
    private long smallestDelta;
    private final int[] widths;
    private int miniblock;
    private int miniblockOffset;
    /// Values of a miniblock that was asked for in part.
    private final long[] block;
    private int blockIndex;
    private int blockCount;
    private long[] scratch = new long[0];

    public DeltaReader(byte[] data, int offset, int end) {
        this.data = data;
        this.position = offset;
        this.end = end;
        long blockValues = readVarint();
        long blockParts = readVarint();
        long total = readVarint();
        this.last = readZigzag();
        if (blockParts <= 0 || blockParts > 65_536 || blockValues <= 0 || blockValues > 1 << 28
                || blockValues % blockParts != 0 || blockValues / blockParts % 8 != 0) {
            throw new MalformedPageException(
                    "a delta block of " + blockValues + " values in " + blockParts + " parts");
        }
        if (total < 0 || total > Integer.MAX_VALUE) {
            throw new MalformedPageException("a delta page of " + total + " values");
        }
        this.miniblocks = (int) blockParts;
        this.miniblockValues = (int) (blockValues / blockParts);
        this.left = (int) total;
        this.widths = new int[miniblocks];
        this.miniblock = miniblocks;
        this.block = new long[Math.min(miniblockValues, left)];
    }

    /// Values not yet read.
    int left() {
        return left;
    }

    /// Where the bytes after the last value begin; to be asked when all values are read.
    int endOfValues() {
        return position;
    }

    @Override
    public void skip(int count) {
        room(Math.min(count, 4096));
        while (count > 0) {
            int take = Math.min(count, scratch.length);
            readLongs(scratch, 0, take);
            count -= take;
        }
    }

    @Override
    public void readInts(int[] to, int at, int count) {
        room(Math.min(count, 4096));
        while (count > 0) {
            int take = Math.min(count, scratch.length);
            readLongs(scratch, 0, take);
            for (int i = 0; i < take; i++) {
                to[at + i] = (int) scratch[i];
            }
            at += take;
            count -= take;
        }
    }

    @Override
    public void readLongs(long[] to, int at, int count) {
        if (count > left) {
            throw tooFew(count, left);
        }
        if (count == 0) {
            return;
        }
        left -= count;
        int stop = at + count;
        if (firstPending) {
            firstPending = false;
            to[at++] = last;
        }
        while (at < stop) {
            if (blockIndex < blockCount) {
                int take = Math.min(stop - at, blockCount - blockIndex);
                System.arraycopy(block, blockIndex, to, at, take);
                blockIndex += take;
                at += take;
                continue;
            }
            int unread = left + stop - at;
            nextMiniblock(unread);
            int values = Math.min(miniblockValues, unread);
            if (values <= stop - at) {
                decode(to, at, values);
                at += values;
            } else {
                decode(block, 0, values);
                blockCount = values;
                blockIndex = 0;
            }
        }
    }

    private void decode(long[] to, int at, int values) {
        UnpackKernels kernels = Kernels.current().unpack();
        kernels.unpack(data, miniblockOffset, widths[miniblock], values, to, at);
        last = kernels.prefixSum(last, smallestDelta, to, at, values);
    }

    /// @param unread values that are still in this miniblock or later ones
    private void nextMiniblock(int unread) {
        miniblock++;
        if (miniblock >= miniblocks) {
            smallestDelta = readZigzag();
            if (miniblocks > end - position) {
                throw tooFew(unread, 0);
            }
            for (int i = 0; i < miniblocks; i++) {
                widths[i] = data[position + i] & 0xff;
            }
            position += miniblocks;
            miniblock = 0;
        }
        int width = widths[miniblock];
        if (width > 64) {
            throw new MalformedPageException("a delta width of " + width + " bits");
        }
        long bytes = (long) width * miniblockValues / 8;
        // A writer may cut off the padding of the last part.
        long needed = ((long) width * Math.min(miniblockValues, unread) + 7) / 8;
        if (needed > end - position) {
            throw tooFew(unread, (end - position) * 8L / width);
        }
        miniblockOffset = position;
        position = (int) Math.min(end, position + bytes);
    }

    private long readZigzag() {
        long raw = readVarint();
        return raw >>> 1 ^ -(raw & 1);
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (position >= end) {
                throw new MalformedPageException("a delta header that ends early");
            }
            byte b = data[position++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedPageException("a number of more than ten bytes");
    }

    private void room(int count) {
        if (scratch.length < count) {
            scratch = new long[Math.max(1, count)];
        }
    }

    /// All values that are left, which must be `limit` at most.
    int[] readAll(int limit) {
        if (left > limit) {
            throw new MalformedPageException(left + " lengths for " + limit + " values");
        }
        int[] all = new int[left];
        readInts(all, 0, all.length);
        return all;
    }

    @Override
    public String toString() {
        return "DELTA_BINARY_PACKED";
    }
}
