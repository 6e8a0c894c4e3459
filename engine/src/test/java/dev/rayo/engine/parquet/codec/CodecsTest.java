package dev.rayo.engine.parquet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.sql.error.RayoException;
import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Decompresses pages, and refuses damaged ones and those of another size.
class CodecsTest {
    private static final byte[] PAGE = page();

    private static byte[] page() {
        byte[] page = new byte[10_000];
        Random random = new Random(1);
        for (int i = 0; i < page.length; i++) {
            page[i] = (byte) random.nextInt(4);
        }
        return page;
    }

    private static byte[] compressed(CompressionCodec codec) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> PAGE;
            case SNAPPY -> block(SnappyCompressor.create());
            case ZSTD -> block(ZstdCompressor.create());
            case LZ4, LZ4_RAW -> block(Lz4Compressor.create());
            case GZIP -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                // Two members, one after the other.
                for (int half = 0; half < 2; half++) {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        gzip.write(PAGE, half * 5_000, 5_000);
                    }
                }
                yield out.toByteArray();
            }
            case BROTLI, LZO -> throw new IllegalArgumentException();
        };
    }

    private static byte[] block(Compressor compressor) {
        byte[] out = new byte[compressor.maxCompressedLength(PAGE.length)];
        return Arrays.copyOf(out, compressor.compress(PAGE, 0, PAGE.length, out, 0, out.length));
    }

    private static byte[] decompressed(CompressionCodec codec, byte[] bytes, int size) {
        byte[] to = new byte[size + 10];
        PageCodec.of(codec).decompress(MemorySegment.ofArray(bytes), to, 7, size);
        return Arrays.copyOfRange(to, 7, 7 + size);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodec.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BROTLI", "LZO"})
    void aPageComesBackAndNothingElse(CompressionCodec codec) throws IOException {
        byte[] bytes = compressed(codec);
        assertThat(decompressed(codec, bytes, PAGE.length)).isEqualTo(PAGE);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
        byte[] to = new byte[PAGE.length];
        PageCodec.of(codec).decompress(MemorySegment.ofBuffer(direct), to, 0, to.length);
        assertThat(to).isEqualTo(PAGE);
        assertThatThrownBy(() -> decompressed(codec, bytes, PAGE.length - 1))
                .isInstanceOf(MalformedPageException.class);
        assertThatThrownBy(() -> decompressed(codec, bytes, PAGE.length + 1))
                .isInstanceOf(MalformedPageException.class);
        assertThatThrownBy(() -> decompressed(codec, Arrays.copyOf(bytes, bytes.length / 2), PAGE.length))
                .isInstanceOf(MalformedPageException.class);
    }

    @Test
    void brotliIsRead() {
        byte[] hello = HexFormat.of().parseHex("0b028068656c6c6f03");
        assertThat(decompressed(CompressionCodec.BROTLI, hello, 5)).asString().isEqualTo("hello");
        assertThatThrownBy(() -> decompressed(CompressionCodec.BROTLI, hello, 4)).hasMessageContaining("more than 4");
        assertThatThrownBy(() -> decompressed(CompressionCodec.BROTLI, hello, 6)).hasMessageContaining("5 bytes");
        assertThatThrownBy(() -> decompressed(CompressionCodec.BROTLI, new byte[] {-1, -1, -1}, 6))
                .hasMessageContaining("damaged brotli");
    }

    @Test
    void framesOfHadoopAreReadAndBareBlocksAreToldFromThem() throws IOException {
        byte[] block = compressed(CompressionCodec.LZ4_RAW);
        ByteBuffer framed = ByteBuffer.allocate(block.length + 8);
        framed.putInt(PAGE.length).putInt(block.length).put(block);
        assertThat(decompressed(CompressionCodec.LZ4, framed.array(), PAGE.length)).isEqualTo(PAGE);
        framed.put(20, (byte) (framed.get(20) ^ 0x55)).put(21, (byte) -1);
        assertThatThrownBy(() -> decompressed(CompressionCodec.LZ4, framed.array(), PAGE.length - 3))
                .isInstanceOf(MalformedPageException.class);
    }

    @Test
    void aFrameOfHadoopMayHaveSeveralBlocks() {
        ByteBuffer framed = ByteBuffer.allocate(20_000);
        framed.putInt(PAGE.length);
        for (int part = 0; part < 2; part++) {
            byte[] out = new byte[20_000];
            int length = Lz4Compressor.create().compress(PAGE, part * 5_000, 5_000, out, 0, out.length);
            framed.putInt(length).put(out, 0, length);
        }
        byte[] bytes = Arrays.copyOf(framed.array(), framed.position());
        assertThat(decompressed(CompressionCodec.LZ4, bytes, PAGE.length)).isEqualTo(PAGE);
        for (int cut : new int[] {4, 7, 30, bytes.length - 3}) {
            assertThatThrownBy(() -> decompressed(CompressionCodec.LZ4, Arrays.copyOf(bytes, cut), PAGE.length))
                    .isInstanceOf(MalformedPageException.class);
        }
    }

    @Test
    void lzoIsRefusedWithAHint() {
        assertThatThrownBy(() -> PageCodec.of(CompressionCodec.LZO))
                .isInstanceOfSatisfying(
                        RayoException.class, e -> assertThat(e.hint()).contains("ZSTD"))
                .hasMessageContaining("LZO is not supported");
    }
}
