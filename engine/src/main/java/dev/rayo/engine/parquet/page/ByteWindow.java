package dev.rayo.engine.parquet.page;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// A part of a file in memory that moves along with its reader: off-heap, reused, grown under a reservation.
public final class ByteWindow {
    /// What is read at least, where the column chunk has that much, when only a header is asked for.
    private static final int AHEAD_BYTES = 16 * 1024;

    private final Reservation reservation;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
    /// File offset of the buffer's first byte, and how many are filled.
    private long start;
    private int filled;

    /// @param reservation is grown by what the window takes; its owner gives it back
    public ByteWindow(Reservation reservation) {
        this.reservation = reservation;
    }

    /// Forgets the bytes, for use on another file or chunk.
    public void clear() {
        filled = 0;
    }

    /// The bytes `offset` to `offset + length`, valid until the next call.
    ///
    /// @param end file offset that nothing may be read beyond
    MemorySegment bytes(FileInput input, long offset, int length, long end) {
        if (length > end - offset) {
            throw new MalformedPageException(
                    "the file ends early: " + length + " bytes expected, " + Math.max(0, end - offset) + " are left");
        }
        if (offset < start || offset + length > start + filled) {
            load(input, offset, length);
        }
        return MemorySegment.ofBuffer(buffer.slice((int) (offset - start), length));
    }

    /// Makes `expected` bytes from `offset` on, or all up to `end`, available to later calls with one read.
    void prefetch(FileInput input, long offset, long expected, long end) {
        long wanted = Math.min(expected, end - offset);
        if (offset < start || offset + wanted > start + filled) {
            load(input, offset, (int) Math.min(Math.max(0, end - offset), Math.max(expected, AHEAD_BYTES)));
        }
    }

    private void load(FileInput input, long offset, int length) {
        boolean overlaps = offset >= start && offset < start + filled;
        int shift = overlaps ? (int) (offset - start) : 0;
        int kept = overlaps ? filled - shift : 0;
        filled = 0;
        ByteBuffer old = buffer;
        if (buffer.capacity() < length) {
            int capacity = Math.max(length, Math.min(2 * buffer.capacity(), 1 << 20));
            reservation.grow(capacity - buffer.capacity());
            buffer = ByteBuffer.allocateDirect(capacity);
        }
        buffer.put(0, old, shift, kept);
        input.read(offset + kept, buffer.duplicate().limit(length).position(kept));
        start = offset;
        filled = length;
    }

    /// A stream of the bytes from `offset` to at most `end`.
    Stream stream(FileInput input, long offset, long end) {
        return new Stream(input, offset, end);
    }

    final class Stream extends InputStream {
        private final FileInput input;
        private final long end;
        private long position;

        private Stream(FileInput input, long offset, long end) {
            this.input = input;
            this.position = offset;
            this.end = end;
        }

        long position() {
            return position;
        }

        private int available(int wanted) {
            long left = end - position;
            if (left <= 0) {
                return 0;
            }
            if (position < start || position >= start + filled) {
                prefetch(input, position, AHEAD_BYTES, end);
            }
            return (int) Math.min(Math.min(wanted, left), start + filled - position);
        }

        @Override
        public int read() {
            if (available(1) == 0) {
                return -1;
            }
            return buffer.get((int) (position++ - start)) & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            int count = available(length);
            if (count == 0 && length > 0) {
                return -1;
            }
            buffer.get((int) (position - start), to, offset, count);
            position += count;
            return count;
        }
    }
}
