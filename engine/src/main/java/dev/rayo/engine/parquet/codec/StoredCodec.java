package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import java.lang.foreign.MemorySegment;

/// No compression.
final class StoredCodec implements PageCodec {
    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        if (compressed.byteSize() != size) {
            throw new MalformedPageException(
                    "an uncompressed page of " + compressed.byteSize() + " bytes that should have " + size);
        }
        MemorySegment.copy(compressed, 0, MemorySegment.ofArray(to), at, size);
    }
}
