package dev.rayo.bench.scan;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Gives parquet-java native codecs without Hadoop: the same ones that Rayo has.
final class BlockDecompressors implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case SNAPPY -> new Block(SnappyDecompressor.create());
            case ZSTD -> new Block(ZstdDecompressor.create());
            case UNCOMPRESSED -> new Stored();
            case GZIP, LZO, BROTLI, LZ4, LZ4_RAW ->
                throw new IllegalArgumentException("the files have no " + codec);
        };
    }

    private record Block(Decompressor decompressor) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            byte[] from = bytes.toByteArray();
            byte[] to = new byte[size];
            decompressor.decompress(from, 0, from.length, to, 0, size);
            return BytesInput.from(to, 0, size);
        }

        @Override
        public void decompress(ByteBuffer from, int fromSize, ByteBuffer to, int toSize) throws IOException {
            byte[] bytes = new byte[fromSize];
            from.get(bytes);
            to.put(decompress(BytesInput.from(bytes), toSize).toByteBuffer());
        }

        @Override
        public void release() {}
    }

    private record Stored() implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) {
            return bytes;
        }

        @Override
        public void decompress(ByteBuffer from, int fromSize, ByteBuffer to, int toSize) {
            to.put(from.duplicate().limit(from.position() + fromSize));
        }

        @Override
        public void release() {}
    }

    @Override
    public void release() {}
}
