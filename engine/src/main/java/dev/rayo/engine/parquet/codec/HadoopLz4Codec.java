package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import io.airlift.compress.v3.Decompressor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The deprecated LZ4 codec, which exists in two dialects: Hadoop's frames (sizes big-endian, decompressed then
/// compressed, before each block) and a bare block. What does not add up as frames is read as a bare block.
final class HadoopLz4Codec implements PageCodec {
    private static final ValueLayout.OfInt BIG_ENDIAN =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final BlockCodec block;

    HadoopLz4Codec(Decompressor decompressor) {
        this.block = new BlockCodec("lz4", decompressor);
    }

    @Override
    public void decompress(MemorySegment compressed, byte[] to, int at, int size) {
        if (!startsWithFrame(compressed, size)) {
            block.decompress(compressed, to, at, size);
            return;
        }
        try {
            decompressFrames(compressed, to, at, size);
        } catch (MalformedPageException frames) {
            try {
                block.decompress(compressed, to, at, size);
            } catch (MalformedPageException bare) {
                frames.addSuppressed(bare);
                throw frames;
            }
        }
    }

    private static boolean startsWithFrame(MemorySegment compressed, int size) {
        if (compressed.byteSize() < 8) {
            return false;
        }
        int frameSize = compressed.get(BIG_ENDIAN, 0);
        int blockBytes = compressed.get(BIG_ENDIAN, 4);
        return frameSize >= 0 && frameSize <= size && blockBytes >= 0 && blockBytes <= compressed.byteSize() - 8;
    }

    private void decompressFrames(MemorySegment compressed, byte[] to, int at, int size) {
        long position = 0;
        int written = 0;
        while (position < compressed.byteSize()) {
            int frameEnd = written + number(compressed, position, size - written);
            position += 4;
            // A frame has one block, or several where it was longer than the writer's buffer.
            while (written < frameEnd) {
                int bytes = number(compressed, position, compressed.byteSize() - position - 4);
                MemorySegment stored = compressed.asSlice(position + 4, bytes);
                int taken = block.decompressUpTo(stored, to, at + written, frameEnd - written);
                if (taken == 0) {
                    throw new MalformedPageException("an lz4 block of nothing");
                }
                written += taken;
                position += 4 + bytes;
            }
        }
        if (written != size) {
            throw new MalformedPageException(
                    "lz4 frames of " + written + " bytes where the page header says " + size);
        }
    }

    private static int number(MemorySegment compressed, long position, long max) {
        if (compressed.byteSize() - position < 4) {
            throw new MalformedPageException("an lz4 frame that ends early");
        }
        int number = compressed.get(BIG_ENDIAN, position);
        if (number < 0 || number > max) {
            throw new MalformedPageException(
                    "an lz4 frame or block of " + Integer.toUnsignedString(number) + " bytes where " + max + " fit");
        }
        return number;
    }
}
