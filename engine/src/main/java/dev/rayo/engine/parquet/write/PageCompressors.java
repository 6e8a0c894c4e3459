package dev.rayo.engine.parquet.write;

import dev.rayo.sql.error.RayoException;
import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// The compressors of parquet-java's pages, without Hadoop: aircompressor, and the JDK's gzip.
final class PageCompressors {
    private PageCompressors() {}

    /// The codec that COPY calls `name`.
    ///
    /// @throws RayoException USER if files cannot be written with it
    static CompressionCodecName codec(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "uncompressed", "none" -> CompressionCodecName.UNCOMPRESSED;
            case "snappy" -> CompressionCodecName.SNAPPY;
            case "gzip" -> CompressionCodecName.GZIP;
            case "zstd" -> CompressionCodecName.ZSTD;
            case "lz4", "lz4_raw" -> CompressionCodecName.LZ4_RAW;
            default ->
                throw RayoException.user(
                        "cannot write Parquet with compression " + name,
                        "uncompressed, snappy, gzip, zstd and lz4_raw are there");
        };
    }

    /// A compressor for one thread.
    static BytesInputCompressor create(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Stored();
            case GZIP -> new Gzip();
            case SNAPPY -> new Block(codec, SnappyCompressor.create());
            case ZSTD -> new Block(codec, ZstdCompressor.create());
            case LZ4_RAW -> new Block(codec, Lz4Compressor.create());
            case LZO, BROTLI, LZ4 -> throw new IllegalArgumentException("not written: " + codec);
        };
    }

    private record Stored() implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.copy(bytes);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.UNCOMPRESSED;
        }

        @Override
        public void release() {}
    }

    private record Gzip() implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(to)) {
                bytes.writeAllTo(gzip);
            }
            return BytesInput.from(to.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {}
    }

    private record Block(CompressionCodecName codec, Compressor compressor) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            byte[] from = bytes.toByteArray();
            byte[] to = new byte[compressor.maxCompressedLength(from.length)];
            int size = compressor.compress(from, 0, from.length, to, 0, to.length);
            return BytesInput.from(to, 0, size);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {}
    }
}
