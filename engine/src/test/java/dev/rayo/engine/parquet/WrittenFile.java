package dev.rayo.engine.parquet;

import dev.rayo.sql.type.Blob;
import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// Writes Parquet files with parquet-java, which is a second opinion on every encoding.
final class WrittenFile {
    private WrittenFile() {}

    /// Writes rows of one value per column: `Integer`, `Long`, `Float`, `Double`, `Boolean`, `String`, [Blob] (for byte
    /// strings of either kind and INT96), a `List` of such for a LIST of three levels, or null.
    static Path write(
            Path file,
            MessageType schema,
            List<? extends List<? extends @Nullable Object>> rows,
            UnaryOperator<ExampleParquetWriter.Builder> options) {
        ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(new Configuration())
                .withCodecFactory(new Codecs());
        SimpleGroupFactory groups = new SimpleGroupFactory(schema);
        try (ParquetWriter<Group> writer = options.apply(builder).build()) {
            for (List<? extends @Nullable Object> row : rows) {
                Group group = groups.newGroup();
                for (int column = 0; column < row.size(); column++) {
                    add(group, column, row.get(column));
                }
                writer.write(group);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void add(Group group, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Integer i -> group.add(column, i);
            case Long l -> group.add(column, l);
            case Float f -> group.add(column, f);
            case Double d -> group.add(column, d);
            case Boolean b -> group.add(column, b);
            case String s -> group.add(column, s);
            case Blob b -> group.add(column, Binary.fromConstantByteArray(b.bytes()));
            case List<?> elements -> {
                Group list = group.addGroup(column);
                for (Object element : elements) {
                    add(list.addGroup(0), 0, element);
                }
            }
            default -> throw new IllegalArgumentException("cannot write a " + value.getClass());
        }
    }

    /// The codecs that parquet-java may write with here.
    private static final class Codecs implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    return BytesInput.from(compressed(codec, bytes.toByteArray()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return codec;
                }

                @Override
                public void release() {}
            };
        }

        private static byte[] compressed(CompressionCodecName codec, byte[] bytes) throws IOException {
            return switch (codec) {
                case UNCOMPRESSED -> bytes;
                case SNAPPY -> block(SnappyCompressor.create(), bytes);
                case ZSTD -> block(ZstdCompressor.create(), bytes);
                case LZ4_RAW -> block(Lz4Compressor.create(), bytes);
                case GZIP -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        gzip.write(bytes);
                    }
                    yield out.toByteArray();
                }
                case LZ4 -> hadoopLz4(bytes);
                case LZO, BROTLI -> throw new IllegalArgumentException("no compressor for " + codec);
            };
        }

        private static byte[] block(Compressor compressor, byte[] bytes) {
            byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
            int length = compressor.compress(bytes, 0, bytes.length, out, 0, out.length);
            return Arrays.copyOf(out, length);
        }

        /// Two frames, as Hadoop cuts long input.
        private static byte[] hadoopLz4(byte[] bytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(out);
            int half = bytes.length / 2;
            for (byte[] part : List.of(
                    Arrays.copyOf(bytes, half),
                    Arrays.copyOfRange(bytes, half, bytes.length))) {
                byte[] block = block(Lz4Compressor.create(), part);
                data.writeInt(part.length);
                data.writeInt(block.length);
                data.write(block);
            }
            return out.toByteArray();
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release() {}
    }
}
