package dev.rayo.engine.arrow;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.sql.error.RayoException;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.arrow.flatbuf.CompressionType;

/// The buffers of a record batch in a file, read when they are asked for. What is read is counted and reserved; the
/// reservation is the caller's to close.
final class PartBuffers implements ArrowBuffers {
    /// Length, before compressed bytes, of those that are stored as they are.
    private static final long STORED = -1;
    /// A value takes room as bytes of the file and as an entry of a column.
    private static final int COPIES = 2;

    private final ArrowPart part;
    private final FileInput input;
    private final QueryContext query;
    private final Reservation memory;

    PartBuffers(ArrowPart part, FileInput input, QueryContext query, Reservation memory) {
        this.part = part;
        this.input = input;
        this.query = query;
        this.memory = memory;
    }

    @Override
    public boolean isEmpty(int index) {
        return length(index) == 0;
    }

    @Override
    public byte[] read(int index) {
        return part.isCompressed() ? decompressed(index) : stored(index, 0, length(index));
    }

    @Override
    public byte[] read(int index, long from, long to) {
        if (!part.isCompressed()) {
            return stored(index, from, to);
        }
        byte[] all = decompressed(index);
        if (to > all.length || to < from) {
            throw tooShort(index, all.length, to);
        }
        return from == 0 && to == all.length ? all : Arrays.copyOfRange(all, (int) from, (int) to);
    }

    private byte[] stored(int index, long from, long to) {
        if (to > length(index) || to < from) {
            throw tooShort(index, length(index), to);
        }
        int length = Math.toIntExact(to - from);
        memory.grow((long) COPIES * length);
        byte[] bytes = new byte[length];
        input.read(part.body() + part.bufferOffsets()[index] + from, ByteBuffer.wrap(bytes));
        query.countRead(length, 0);
        return bytes;
    }

    private byte[] decompressed(int index) {
        long size = length(index);
        if (size == 0) {
            return new byte[0];
        }
        if (size < Long.BYTES) {
            throw tooShort(index, size, Long.BYTES);
        }
        byte[] bytes = stored(index, 0, size);
        ByteBuffer from = ArrowNumbers.littleEndian(bytes);
        long length = from.getLong();
        if (length == STORED) {
            return Arrays.copyOfRange(bytes, 8, bytes.length);
        }
        if (length < 0 || length > Integer.MAX_VALUE - 8) {
            throw RayoException.user("malformed Arrow data: a compressed buffer of " + length + " bytes");
        }
        memory.grow(COPIES * length);
        byte[] to = new byte[(int) length];
        try {
            switch (part.codec()) {
                case CompressionType.LZ4_FRAME -> Lz4Frame.decompress(from, to);
                case CompressionType.ZSTD -> {
                    int got = ZstdDecompressor.create().decompress(bytes, 8, bytes.length - 8, to, 0, to.length);
                    if (got != to.length) {
                        throw new IllegalArgumentException(got + " bytes instead of " + to.length);
                    }
                }
                default -> throw new IllegalArgumentException("an unknown codec");
            }
        } catch (RuntimeException wrong) {
            throw RayoException.user("malformed Arrow data: a buffer cannot be decompressed: " + wrong);
        }
        return to;
    }

    private long length(int index) {
        if (index >= part.bufferLengths().length) {
            throw RayoException.user("malformed Arrow data: a record batch has no buffer " + index);
        }
        return part.bufferLengths()[index];
    }

    private static RayoException tooShort(int index, long size, long to) {
        return RayoException.user("malformed Arrow data: buffer " + index + " has " + size + " bytes instead of " + to);
    }
}
