package dev.rayo.engine.arrow;

import java.nio.ByteBuffer;

/// LZ4's frame format, version 1.6.1 of its specification, read: blocks may refer to earlier ones. Checksums are passed
/// over.
final class Lz4Frame {
    private static final int MAGIC = 0x184d_2204;
    private static final int STORED = 0x8000_0000;
    private static final int MATCH_MIN = 4;

    private final ByteBuffer in;
    private final byte[] out;
    private int at;

    private Lz4Frame(ByteBuffer in, byte[] out) {
        this.in = in;
        this.out = out;
    }

    /// Fills `to` from the frame that `from`, little-endian, holds.
    ///
    /// @throws IllegalArgumentException if the frame is malformed or has another length; likewise
    ///         IndexOutOfBoundsException and BufferUnderflowException
    static void decompress(ByteBuffer from, byte[] to) {
        new Lz4Frame(from, to).frame();
    }

    private void frame() {
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("not an LZ4 frame");
        }
        int flags = in.get();
        if ((flags >>> 6 & 3) != 1) {
            throw new IllegalArgumentException("an LZ4 frame of another version");
        }
        boolean blockChecksums = (flags & 0x10) != 0;
        // Block size; size of the content; id of a dictionary; checksum of the header.
        in.position(in.position() + 1 + ((flags & 0x08) != 0 ? 8 : 0) + ((flags & 0x01) != 0 ? 4 : 0) + 1);
        for (int size = in.getInt(); size != 0; size = in.getInt()) {
            int end = in.position() + (size & ~STORED);
            if (size < 0) {
                int length = size & ~STORED;
                in.get(out, at, length);
                at += length;
            } else {
                block(end);
            }
            in.position(end + (blockChecksums ? 4 : 0));
        }
        if (at != out.length) {
            throw new IllegalArgumentException("an LZ4 frame of " + at + " bytes instead of " + out.length);
        }
    }

    private void block(int end) {
        while (in.position() < end) {
            int token = in.get() & 0xff;
            int literals = length(token >>> 4);
            in.get(out, at, literals);
            at += literals;
            if (in.position() >= end) {
                return;
            }
            int distance = in.getShort() & 0xffff;
            int match = length(token & 15) + MATCH_MIN;
            if (distance == 0 || distance > at || match > out.length - at) {
                throw new IllegalArgumentException("an LZ4 block that refers to nothing");
            }
            if (distance >= match) {
                System.arraycopy(out, at - distance, out, at, match);
            } else {
                for (int i = 0; i < match; i++) {
                    out[at + i] = out[at + i - distance];
                }
            }
            at += match;
        }
    }

    private int length(int nibble) {
        int length = nibble;
        if (nibble == 15) {
            int more;
            do {
                more = in.get() & 0xff;
                length = Math.addExact(length, more);
            } while (more == 255);
        }
        return length;
    }
}
