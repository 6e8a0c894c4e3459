package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import io.airlift.compress.v3.Decompressor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The deprecated LZ4 codec, which exists in two dialects: Hadoop's frames (sizes big-endian, decompressed then
/// compressed, before each block) and a bare block. Frames that do not add up are read as a bare block.
final class HadoopLz4Codec implements PageCodec {
    private static final ValueLayout.OfInt BIG_ENDIAN =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final BlockCodec block;

    HadoopLz4Codec(Decompressor decompressor) {
        this.block = new BlockCodec("lz4", decompressor);
    }

    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        if (!framesAddUp(compressed, size)) {
            block.decompress(compressed, to, at, size);
            return;
        }
        try {
            decompressFrames(compressed, to, at);
        } catch (MalformedPageException frames) {
            block.decompress(compressed, to, at, size);
        }
    }

    private void decompressFrames(MemorySegment compressed, byte[] to, int at) {
        long position = 0;
        int written = 0;
        while (position < compressed.byteSize()) {
            int frameSize = compressed.get(BIG_ENDIAN, position);
            int blockBytes = compressed.get(BIG_ENDIAN, position + 4);
            block.decompress(compressed.asSlice(position + 8, blockBytes), to, at + written, frameSize);
            position += 8 + blockBytes;
            written += frameSize;
        }
    }

    private static boolean framesAddUp(MemorySegment compressed, int size) {
        long position = 0;
        long written = 0;
        long bytes = compressed.byteSize();
        while (bytes - position >= 8) {
            int frameSize = compressed.get(BIG_ENDIAN, position);
            int blockBytes = compressed.get(BIG_ENDIAN, position + 4);
            if (frameSize < 0 || blockBytes < 0 || blockBytes > bytes - position - 8) {
                return false;
            }
            position += 8 + blockBytes;
            written += frameSize;
        }
        return position == bytes && written == size;
    }
}
