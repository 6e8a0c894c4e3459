package dev.rayo.engine.arrow;

import dev.rayo.engine.arrow.ArrowColumn.Node;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Field;

/// A record batch in a file, or the values of a dictionary, which are stored as one: what its header says, taken out of
/// the flatbuffer and checked, so that reading the rows meets no unchecked header.
///
/// @param codec          one of [org.apache.arrow.flatbuf.CompressionType], or [#STORED]
/// @param bufferOffsets  in bytes from `body`
/// @param bufferLengths  in bytes
/// @param variadicCounts as [ArrowColumn.Layout] takes them
/// @param body           where the buffers begin in the file
/// @param bodyLength     bytes of all of them
/// @param dictionaries   those that hold for this batch, by id
record ArrowPart(
        long rowCount,
        byte codec,
        List<Node> nodes,
        long[] bufferOffsets,
        long[] bufferLengths,
        List<Long> variadicCounts,
        long body,
        long bodyLength,
        Map<Long, ArrowDictionary> dictionaries) {
    static final byte STORED = -1;
    /// Of a buffer's offset and length in the header.
    private static final int BUFFER_BYTES = 16;

    /// The values of a dictionary, in one or, where it grew, several batches.
    record ArrowDictionary(Field values, List<ArrowPart> parts) {}

    /// @throws RayoException USER if a number of rows is not one, or a buffer does not lie in the body
    static ArrowPart of(RecordBatch header, ArrowMessage message, Map<Long, ArrowDictionary> dictionaries) {
        if (header.length() < 0 || header.length() > Integer.MAX_VALUE - 8) {
            throw RayoException.user("a record batch of " + header.length() + " rows");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < header.nodesLength(); i++) {
            FieldNode node = header.nodes(i);
            nodes.add(new Node(node.length(), node.nullCount()));
        }
        if (header.buffersLength() > header.getByteBuffer().capacity() / BUFFER_BYTES) {
            throw RayoException.user("a record batch of " + header.buffersLength() + " buffers");
        }
        long[] offsets = new long[header.buffersLength()];
        long[] lengths = new long[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            Buffer buffer = header.buffers(i);
            offsets[i] = buffer.offset();
            lengths[i] = buffer.length();
            if (offsets[i] < 0 || lengths[i] < 0 || offsets[i] > message.bodyLength() - lengths[i]) {
                throw RayoException.user("malformed Arrow data: buffer " + i + " does not lie in its record batch");
            }
        }
        List<Long> variadicCounts = new ArrayList<>();
        for (int i = 0; i < header.variadicBufferCountsLength(); i++) {
            variadicCounts.add(header.variadicBufferCounts(i));
        }
        return new ArrowPart(
                header.length(),
                header.compression() == null ? STORED : header.compression().codec(),
                List.copyOf(nodes),
                offsets,
                lengths,
                List.copyOf(variadicCounts),
                message.body(),
                message.bodyLength(),
                dictionaries);
    }

    boolean isCompressed() {
        return codec != STORED;
    }

    /// Where the columns of the batch lie.
    ///
    /// @throws RayoException USER if there are fewer than `fields`
    List<ArrowColumn> locate(List<Field> fields) {
        ArrowColumn.Layout layout = new ArrowColumn.Layout(nodes, variadicCounts);
        return fields.stream().map(layout::next).toList();
    }
}
