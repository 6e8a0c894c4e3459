package dev.rayo.engine.arrow;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.arrow.ArrowColumn.Node;
import dev.rayo.engine.column.Column;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;

/// Batches to Arrow Java's vectors and back. Values are copied: neither side keeps the other's memory.
public final class ArrowBatches {
    private ArrowBatches() {}

    /// An allocator of Arrow's own, for a program that has none.
    ///
    /// @throws RayoException EXTERNAL if this Java does not let Arrow at its memory; the message names the flag
    public static BufferAllocator allocator(long limitBytes) {
        try {
            return new RootAllocator(limitBytes);
        } catch (ExceptionInInitializerError | NoClassDefFoundError | UnsupportedOperationException failure) {
            throw RayoException.external(
                    "Arrow cannot use its memory: start Java with --add-opens=java.base/java.nio=ALL-UNNAMED "
                            + "--sun-misc-unsafe-memory-access=allow",
                    failure);
        }
    }

    /// The rows of `batch` as vectors, which the caller closes.
    ///
    /// @throws RayoException USER if a value has no form in Arrow
    public static VectorSchemaRoot toArrow(Batch batch, BufferAllocator allocator) {
        ArrowEncoder encoder = new ArrowEncoder();
        for (int i = 0; i < batch.schema().columns().size(); i++) {
            encoder.add(batch.column(i));
        }
        List<ArrowBuf> buffers = new ArrayList<>();
        VectorSchemaRoot root = VectorSchemaRoot.create(ArrowTypes.schema(batch.schema()), allocator);
        try {
            for (byte[] bytes : encoder.buffers()) {
                ArrowBuf buffer = allocator.buffer(bytes.length);
                buffers.add(buffer);
                buffer.setBytes(0, bytes);
                buffer.writerIndex(bytes.length);
            }
            List<ArrowFieldNode> nodes = encoder.nodes().stream()
                    .map(node -> new ArrowFieldNode(node.length(), node.nullCount()))
                    .toList();
            try (ArrowRecordBatch message = new ArrowRecordBatch(batch.rowCount(), nodes, buffers)) {
                new VectorLoader(root).load(message);
            }
            return root;
        } catch (RuntimeException failure) {
            root.close();
            throw failure;
        } finally {
            buffers.forEach(ArrowBuf::close);
        }
    }

    /// The rows of `root`, which stays the caller's.
    ///
    /// @throws RayoException USER for a type that is not read, or a dictionary-encoded vector
    public static Batch fromArrow(VectorSchemaRoot root) {
        return fromArrow(root, new DictionaryProvider.MapDictionaryProvider());
    }

    /// The rows of `root`; vectors that are encoded take their values from `dictionaries`.
    ///
    /// @throws RayoException USER for a type that is not read, or a dictionary that is missing
    public static Batch fromArrow(VectorSchemaRoot root, DictionaryProvider dictionaries) {
        List<Schema.Column> header = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
            Field field = vector.getField();
            Column column;
            if (field.getDictionary() == null) {
                column = column(vector, root.getRowCount());
            } else {
                Dictionary dictionary = dictionaries.lookup(field.getDictionary().getId());
                if (dictionary == null) {
                    throw RayoException.user(
                            "vector " + field.getName() + " is encoded by a dictionary that was not given",
                            "pass the DictionaryProvider too");
                }
                try (FieldVector decoded = (FieldVector) DictionaryEncoder.decode(vector, dictionary)) {
                    column = column(decoded, root.getRowCount());
                }
            }
            header.add(new Schema.Column(field.getName(), column.type()));
            columns.add(column);
        }
        return new Batch(new Schema(header), columns, root.getRowCount());
    }

    private static Column column(FieldVector vector, int rowCount) {
        Type type = ArrowTypes.type(vector.getField());
        VectorSchemaRoot alone = new VectorSchemaRoot(List.of(vector.getField()), List.of(vector), rowCount);
        try (ArrowRecordBatch message = new VectorUnloader(alone).getRecordBatch()) {
            List<Node> nodes = message.getNodes().stream()
                    .map(node -> new Node(node.getLength(), node.getNullCount()))
                    .toList();
            List<Long> variadic = message.getVariadicBufferCounts();
            ArrowColumn.Layout layout = new ArrowColumn.Layout(nodes, variadic == null ? List.of() : variadic);
            ArrowDecoder decoder = new ArrowDecoder(new VectorBuffers(message.getBuffers()), id -> {
                throw RayoException.user("a dictionary inside of " + vector.getField() + " is not read");
            });
            return decoder.read(layout.next(vector.getField()), type, 0, rowCount);
        }
    }

    private record VectorBuffers(List<ArrowBuf> buffers) implements ArrowBuffers {
        @Override
        public boolean isEmpty(int index) {
            return buffers.get(index).readableBytes() == 0;
        }

        @Override
        public byte[] read(int index) {
            return read(index, 0, buffers.get(index).readableBytes());
        }

        @Override
        public byte[] read(int index, long from, long to) {
            ArrowBuf buffer = buffers.get(index);
            if (to > buffer.capacity()) {
                throw RayoException.user("a vector's buffer of " + buffer.capacity() + " bytes should have " + to);
            }
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            buffer.getBytes(from, bytes);
            return bytes;
        }
    }
}
