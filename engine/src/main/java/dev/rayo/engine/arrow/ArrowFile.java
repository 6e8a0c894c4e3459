package dev.rayo.engine.arrow;

import dev.rayo.engine.arrow.ArrowPart.ArrowDictionary;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.sql.error.RayoException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Where the record batches and dictionaries of an Arrow IPC file or stream lie. Immutable, thread-safe.
final class ArrowFile {
    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
    private static final int FOOTER_TAIL = 4 + MAGIC.length;

    private final Path path;
    private final long size;
    private Schema schema = new Schema(List.of());
    private final List<ArrowPart> batches = new ArrayList<>();
    /// The dictionaries as the messages so far say.
    private Map<Long, ArrowDictionary> dictionaries = Map.of();

    private ArrowFile(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    /// Reads the metadata of all messages.
    ///
    /// @throws RayoException USER if there is no such file or it is malformed, EXTERNAL if it cannot be read
    static ArrowFile open(Path path) {
        try (FileInput input = FileInput.open(path)) {
            ArrowFile file = new ArrowFile(path, input.size());
            if (file.startsWithMagic(input)) {
                file.readFooter(input);
            } else {
                file.readStream(input);
            }
            return file;
        } catch (RayoException failure) {
            throw failure.getMessage().contains(path.toString()) ? failure : failure.in(path.toString());
        } catch (RuntimeException malformed) {
            // Flatbuffers are read without checks: anything may come of wrong ones.
            throw RayoException.user(path + ": malformed Arrow data: " + malformed);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    List<Field> fields() {
        return schema.getFields();
    }

    List<ArrowPart> batches() {
        return batches;
    }

    private boolean startsWithMagic(FileInput input) {
        if (size < MAGIC.length) {
            throw RayoException.user("not an Arrow file: it has " + size + " bytes");
        }
        byte[] start = read(input, 0, MAGIC.length).array();
        if (start[0] == 'F' && start[1] == 'E' && start[2] == 'A' && start[3] == '1') {
            throw RayoException.user("this is Feather version 1, which is not read", "write it anew as an Arrow file");
        }
        return java.util.Arrays.equals(start, MAGIC);
    }

    private void readFooter(FileInput input) {
        if (size < 2L * MAGIC.length + FOOTER_TAIL) {
            throw RayoException.user("not an Arrow file: it has " + size + " bytes", "is it complete?");
        }
        ByteBuffer tail = read(input, size - FOOTER_TAIL, FOOTER_TAIL);
        for (int i = 0; i < MAGIC.length; i++) {
            if (tail.get(4 + i) != MAGIC[i]) {
                throw RayoException.user("not an Arrow file: it does not end with ARROW1", "is it complete?");
            }
        }
        int length = tail.getInt(0);
        if (length <= 0 || length > size - FOOTER_TAIL - MAGIC.length) {
            throw RayoException.user("a footer of " + length + " bytes in a file of " + size + " bytes");
        }
        Footer footer = Footer.getRootAsFooter(read(input, size - FOOTER_TAIL - length, length));
        setSchema(footer.schema());
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            addDictionary(message(input, footer.dictionaries(i)));
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            addBatch(message(input, footer.recordBatches(i)));
        }
    }

    private void readStream(FileInput input) {
        ArrowMessage first = ArrowMessage.read(input, 0);
        if (first == null || first.type() != MessageHeader.Schema) {
            throw RayoException.user("not an Arrow file or stream");
        }
        setSchema((org.apache.arrow.flatbuf.Schema) first.header(new org.apache.arrow.flatbuf.Schema()));
        long at = first.end();
        for (ArrowMessage message = ArrowMessage.read(input, at); message != null; ) {
            if (message.type() == MessageHeader.DictionaryBatch) {
                addDictionary(message);
            } else if (message.type() == MessageHeader.RecordBatch) {
                addBatch(message);
            } else {
                throw RayoException.user("a message of type " + message.type() + " where a record batch belongs");
            }
            at = message.end();
            message = ArrowMessage.read(input, at);
        }
    }

    private ArrowMessage message(FileInput input, Block block) {
        ArrowMessage message = ArrowMessage.read(input, block.offset());
        if (message == null) {
            throw RayoException.user("the footer names a message at " + block.offset() + ", where there is none");
        }
        return message;
    }

    private void setSchema(org.apache.arrow.flatbuf.Schema stored) {
        if (stored.endianness() != Endianness.Little) {
            throw RayoException.user("the file is big-endian, which is not read");
        }
        try {
            schema = Schema.convertSchema(stored);
        } catch (IllegalArgumentException | UnsupportedOperationException unknown) {
            throw RayoException.user("the schema has a type that is not read: " + unknown.getMessage());
        }
    }

    private void addBatch(ArrowMessage message) {
        if (message.type() != MessageHeader.RecordBatch) {
            throw RayoException.user("a message of type " + message.type() + " where a record batch belongs");
        }
        batches.add(ArrowPart.of((RecordBatch) message.header(new RecordBatch()), message, dictionaries));
    }

    private void addDictionary(ArrowMessage message) {
        DictionaryBatch batch = (DictionaryBatch) message.header(new DictionaryBatch());
        Field values = values(schema.getFields(), batch.id());
        if (values == null) {
            throw RayoException.user("a dictionary " + batch.id() + " that no column has");
        }
        List<ArrowPart> parts = new ArrayList<>();
        ArrowDictionary known = dictionaries.get(batch.id());
        if (batch.isDelta() && known != null) {
            parts.addAll(known.parts());
        }
        parts.add(ArrowPart.of(batch.data(), message, dictionaries));
        Map<Long, ArrowDictionary> more = new HashMap<>(dictionaries);
        more.put(batch.id(), new ArrowDictionary(values, List.copyOf(parts)));
        dictionaries = Map.copyOf(more);
    }

    /// The field of the values of a dictionary: that of the column which it encodes, without the encoding.
    private static @Nullable Field values(List<Field> fields, long id) {
        for (Field field : fields) {
            if (field.getDictionary() != null && field.getDictionary().getId() == id) {
                var plain = new org.apache.arrow.vector.types.pojo.FieldType(true, field.getType(), null);
                return new Field(field.getName(), plain, field.getChildren());
            }
            Field inside = values(field.getChildren(), id);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static ByteBuffer read(FileInput input, long at, int length) {
        ByteBuffer bytes = ArrowNumbers.littleEndian(new byte[length]);
        input.read(at, bytes);
        return bytes.flip();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
