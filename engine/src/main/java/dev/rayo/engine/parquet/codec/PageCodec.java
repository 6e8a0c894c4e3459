package dev.rayo.engine.parquet.codec;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.error.RayoException;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.CompressionCodec;

/// Decompresses pages of one codec. Used by one thread at a time.
public interface PageCodec {
    /// Decompresses all of `compressed` into `to[at..at + size)`, which it fills exactly.
    ///
    /// @throws dev.rayo.engine.parquet.encoding.MalformedPageException if the bytes are damaged or give another size
    void decompress(MemorySegment compressed, byte[] to, int at, int size);

    /// A decompressor for pages of numbers; fails like [#of].
    ///
    /// @param reservation is grown by what it takes; its owner gives it back
    static PageCodec ofNumbers(CompressionCodec codec, Reservation reservation) {
        return codec == CompressionCodec.SNAPPY ? new SnappyNumbersCodec(reservation) : of(codec);
    }

    /// A decompressor, native where the platform has one.
    ///
    /// @throws RayoException USER if the codec is not supported
    static PageCodec of(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new StoredCodec();
            case SNAPPY -> new BlockCodec("snappy", BlockCodec.snappy());
            case ZSTD -> new BlockCodec("zstd", BlockCodec.zstd());
            case LZ4_RAW -> new BlockCodec("lz4", BlockCodec.lz4());
            case LZ4 -> new HadoopLz4Codec(BlockCodec.lz4());
            case GZIP -> new GzipCodec();
            case BROTLI -> new BrotliCodec();
            case LZO -> throw RayoException.user(
                    "codec LZO is not supported", "rewrite the file with ZSTD or SNAPPY");
        };
    }
}
