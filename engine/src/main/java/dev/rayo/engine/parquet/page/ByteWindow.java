package dev.rayo.engine.parquet.page;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.encoding.HeapRoom;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A part of a file in memory that moves along with its readers: reused, grown under a reservation. The columns
/// that a worker reads share one, so that what it holds is still in the cache when it is decompressed.
///
/// It is off-heap for a file that is read by calls, which takes no copy more, and an array for a mapped one.
public final class ByteWindow {
    /// What is read at least, where the column chunk has that much, when only a header is asked for.
    private static final int AHEAD_BYTES = 16 * 1024;
    /// The same of a file that is mapped: about a page header.
    private static final int AHEAD_MAPPED_BYTES = 256;
    /// What is read at once of bytes that are only copied.
    private static final int PIECE_BYTES = 128 * 1024;
    /// What an array has beyond its last byte, for decompressors that read words.
    private static final int SLACK_BYTES = 128;

    private final Reservation reservation;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
    private @Nullable FileInput source;
    /// File offset of the buffer's first byte, and how many are filled.
    private long start;
    private int filled;

    /// @param reservation is grown by what the window takes; its owner gives it back
    public ByteWindow(Reservation reservation) {
        this.reservation = reservation;
    }

    /// The bytes `offset` to `offset + length`, valid until the next call.
    ///
    /// @param end file offset that nothing may be read beyond
    MemorySegment bytes(FileInput input, long offset, int length, long end) {
        if (length > end - offset) {
            throw new MalformedPageException(
                    "the file ends early: " + length + " bytes expected, " + Math.max(0, end - offset) + " are left");
        }
        if (!holds(input, offset, length)) {
            load(input, offset, length);
        }
        return MemorySegment.ofBuffer(buffer.slice((int) (offset - start), length));
    }

    /// Makes `expected` bytes from `offset` on, or all up to `end`, available to later calls with one read.
    void prefetch(FileInput input, long offset, long expected, long end) {
        long wanted = Math.min(expected, end - offset);
        if (!holds(input, offset, wanted)) {
            load(input, offset, (int) Math.min(Math.max(0, end - offset), Math.max(expected, ahead(input))));
        }
    }

    private static int ahead(FileInput input) {
        return input.isMapped() ? AHEAD_MAPPED_BYTES : AHEAD_BYTES;
    }

    /// Copies the bytes `offset` to `offset + length` to the beginning of `to`, in pieces that stay in the cache.
    ///
    /// @param end file offset that nothing may be read beyond
    void copy(FileInput input, long offset, byte[] to, int length, long end) {
        if (input.isMapped() && length <= end - offset) {
            input.read(offset, ByteBuffer.wrap(to, 0, length));
            return;
        }
        MemorySegment target = MemorySegment.ofArray(to);
        for (int done = 0; done < length; ) {
            int held = holds(input, offset + done, 1) ? (int) (start + filled - offset - done) : PIECE_BYTES;
            int piece = Math.min(held, length - done);
            MemorySegment.copy(bytes(input, offset + done, piece, end), 0, target, done, piece);
            done += piece;
        }
    }

    private boolean holds(FileInput input, long offset, long length) {
        return input == source && offset >= start && offset + length <= start + filled;
    }

    private void load(FileInput input, long offset, int length) {
        boolean overlaps = input == source && offset >= start && offset < start + filled;
        int shift = overlaps ? (int) (offset - start) : 0;
        int kept = overlaps ? filled - shift : 0;
        filled = 0;
        ByteBuffer old = buffer;
        if (buffer.capacity() < length) {
            int capacity = Math.max(length, Math.min(2 * buffer.capacity(), 1 << 20));
            reservation.grow(capacity - buffer.capacity());
            buffer = input.isMapped()
                    ? ByteBuffer.wrap(HeapRoom.bytes(capacity + SLACK_BYTES), 0, capacity)
                            .slice()
                    : ByteBuffer.allocateDirect(capacity);
        }
        buffer.put(0, old, shift, kept);
        input.read(offset + kept, buffer.duplicate().limit(length).position(kept));
        source = input;
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
            if (!holds(input, position, 1)) {
                prefetch(input, position, ahead(input), end);
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
