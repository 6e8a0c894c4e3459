package dev.rayo.engine.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.rayo.Schema;
import dev.rayo.engine.arrow.ArrowColumn.Node;
import dev.rayo.engine.write.UnfinishedFile;
import dev.rayo.sql.error.RayoException;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/// An Arrow IPC file being written; it appears whole or not at all. Record batches may be handed over by several threads.
///
/// ```text
/// ARROW1 · schema · record batch … · end of stream · footer (schema, where the batches lie) · its length · ARROW1
/// ```
final class ArrowOutput implements AutoCloseable {
    /// Rows of a record batch where nothing else is asked for.
    static final int BATCH_ROWS = 122_880;

    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
    private static final int ALIGNMENT = 8;
    private static final int CONTINUATION = -1;

    private final UnfinishedFile file;
    private final org.apache.arrow.vector.types.pojo.Schema schema;
    private final boolean compressed;
    private final int batchRows;
    private final FileChannel channel;
    private final List<Placed> batches = new ArrayList<>();
    private long position;
    private long rowCount;

    private record Placed(long offset, int metadataLength, long bodyLength) {}

    /// @param options `compression` (`uncompressed`, `zstd`), `row_group_size` (rows of a record batch) and `format`
    /// @throws RayoException USER for an option that is not known, EXTERNAL if the file cannot be made
    ArrowOutput(String path, Schema schema, Map<String, String> options) {
        String compression = "uncompressed";
        int rows = BATCH_ROWS;
        for (Map.Entry<String, String> option : options.entrySet()) {
            switch (option.getKey()) {
                case "compression", "codec" -> compression = option.getValue();
                case "row_group_size" -> rows = positive(option.getValue());
                case "format" -> {}
                default ->
                    throw RayoException.user(
                            "COPY to Arrow has no option " + option.getKey(),
                            "it knows format, compression and row_group_size");
            }
        }
        this.compressed = isCompressed(compression);
        this.batchRows = rows;
        this.schema = ArrowTypes.schema(schema);
        if (schema.columns().isEmpty()) {
            throw RayoException.user("an Arrow file needs a column");
        }
        this.file = new UnfinishedFile(path);
        try {
            channel = FileChannel.open(
                    file.place(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw file.failed(failure);
        }
        try {
            write(List.of(ByteBuffer.wrap(Arrays.copyOf(MAGIC, ALIGNMENT))));
            FlatBufferBuilder builder = new FlatBufferBuilder();
            int header = this.schema.getSchema(builder);
            writeMessage(builder, MessageHeader.Schema, header, List.of(), 0);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private static boolean isCompressed(String compression) {
        return switch (compression.toLowerCase(Locale.ROOT)) {
            case "uncompressed", "none" -> false;
            case "zstd" -> true;
            default ->
                throw RayoException.user(
                        "cannot write Arrow with compression " + compression, "uncompressed and zstd are there");
        };
    }

    private static int positive(String value) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The error below says so.
        }
        throw RayoException.user("row_group_size must be a positive number of rows, not " + value);
    }

    int batchRows() {
        return batchRows;
    }

    /// Writes a record batch. What can be done without the file, such as compressing, runs in parallel.
    void append(ArrowEncoder encoder, int rows) {
        List<ByteBuffer> body = new ArrayList<>();
        long[] offsets = new long[encoder.buffers().size()];
        long[] lengths = new long[offsets.length];
        long at = 0;
        for (int i = 0; i < offsets.length; i++) {
            ByteBuffer buffer = compressed ? compress(encoder.buffers().get(i)) : ByteBuffer.wrap(encoder.buffers().get(i));
            offsets[i] = at;
            lengths[i] = buffer.remaining();
            int padding = padding(lengths[i]);
            at += lengths[i] + padding;
            body.add(buffer);
            body.add(ByteBuffer.allocate(padding));
        }
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int header = header(builder, encoder.nodes(), offsets, lengths, rows);
        synchronized (this) {
            long begin = position;
            int metadata = writeMessage(builder, MessageHeader.RecordBatch, header, body, at);
            batches.add(new Placed(begin, metadata, at));
            rowCount += rows;
        }
    }

    private int header(FlatBufferBuilder builder, List<Node> nodes, long[] offsets, long[] lengths, int rows) {
        RecordBatch.startNodesVector(builder, nodes.size());
        for (Node node : nodes.reversed()) {
            FieldNode.createFieldNode(builder, node.length(), node.nullCount());
        }
        int nodeVector = builder.endVector();
        RecordBatch.startBuffersVector(builder, offsets.length);
        for (int i = offsets.length - 1; i >= 0; i--) {
            Buffer.createBuffer(builder, offsets[i], lengths[i]);
        }
        int bufferVector = builder.endVector();
        int compression = compressed
                ? BodyCompression.createBodyCompression(builder, CompressionType.ZSTD, BodyCompressionMethod.BUFFER)
                : 0;
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodeVector);
        RecordBatch.addBuffers(builder, bufferVector);
        if (compressed) {
            RecordBatch.addCompression(builder, compression);
        }
        return RecordBatch.endRecordBatch(builder);
    }

    /// Length before, as the format wants it; nothing stays nothing.
    private static ByteBuffer compress(byte[] bytes) {
        if (bytes.length == 0) {
            return ByteBuffer.wrap(bytes);
        }
        ZstdCompressor zstd = ZstdCompressor.create();
        byte[] to = new byte[Long.BYTES + zstd.maxCompressedLength(bytes.length)];
        int size = zstd.compress(bytes, 0, bytes.length, to, Long.BYTES, to.length - Long.BYTES);
        ByteBuffer compressed = ByteBuffer.wrap(to, 0, Long.BYTES + size).order(ByteOrder.LITTLE_ENDIAN);
        return compressed.putLong(0, bytes.length);
    }

    /// @return bytes of the metadata with all that stands before the body
    private int writeMessage(FlatBufferBuilder builder, byte type, int header, List<ByteBuffer> body, long bodyLength) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
        ByteBuffer metadata = builder.dataBuffer();
        int length = metadata.remaining();
        int padding = padding(length);
        List<ByteBuffer> all = new ArrayList<>();
        all.add(prefix(length + padding));
        all.add(metadata);
        all.add(ByteBuffer.allocate(padding));
        all.addAll(body);
        write(all);
        return 8 + length + padding;
    }

    private static ByteBuffer prefix(int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CONTINUATION)
                .putInt(length)
                .flip();
    }

    private void write(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                while (buffer.hasRemaining()) {
                    position += channel.write(buffer);
                }
            }
        } catch (IOException failure) {
            throw file.failed(failure);
        }
    }

    /// Writes the footer and moves the file to its place.
    ///
    /// @return rows in the file
    synchronized long commit() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int stored = schema.getSchema(builder);
        Footer.startDictionariesVector(builder, 0);
        int dictionaries = builder.endVector();
        Footer.startRecordBatchesVector(builder, batches.size());
        for (Placed batch : batches.reversed()) {
            Block.createBlock(builder, batch.offset(), batch.metadataLength(), batch.bodyLength());
        }
        int blocks = builder.endVector();
        builder.finish(Footer.createFooter(builder, MetadataVersion.V5, stored, dictionaries, blocks, 0));
        ByteBuffer footer = builder.dataBuffer();
        ByteBuffer tail = ByteBuffer.allocate(4 + MAGIC.length).order(ByteOrder.LITTLE_ENDIAN);
        tail.putInt(footer.remaining()).put(MAGIC).flip();
        write(List.of(prefix(0), footer, tail));
        try {
            channel.close();
        } catch (IOException failure) {
            throw file.failed(failure);
        }
        file.commit();
        return rowCount;
    }

    /// Without a commit before, takes the unfinished file away.
    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw file.failed(failure);
        } finally {
            file.close();
        }
    }

    private static int padding(long length) {
        return (int) (-length & (ALIGNMENT - 1));
    }
}
