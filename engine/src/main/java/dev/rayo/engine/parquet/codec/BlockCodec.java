package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.lang.foreign.MemorySegment;

/// Snappy, Zstandard and raw LZ4 through aircompressor: its native library, or its Java code where there is none.
final class BlockCodec implements PageCodec {
    private final String name;
    private final Decompressor decompressor;

    BlockCodec(String name, Decompressor decompressor) {
        this.name = name;
        this.decompressor = decompressor;
    }

    static Decompressor snappy() {
        return SnappyDecompressor.create();
    }

    static Decompressor zstd() {
        return ZstdDecompressor.create();
    }

    static Decompressor lz4() {
        return Lz4Decompressor.create();
    }

    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        int written = decompressUpTo(compressed, to, at, size);
        if (written != size) {
            throw new MalformedPageException(
                    name + " data of " + written + " bytes where the page header says " + size);
        }
    }

    /// Decompresses all of `compressed` into at most `room` bytes, and returns how many it took.
    int decompressUpTo(MemorySegment compressed, byte[] to, int at, int room) {
        MemorySegment target = MemorySegment.ofArray(to).asSlice(at, room);
        try {
            return decompressor.decompress(compressed, target);
        } catch (RuntimeException e) {
            throw new MalformedPageException("damaged " + name + " data: " + e.getMessage(), e);
        }
    }
}
