package dev.rayo.engine.arrow;

import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// A column of a record batch, or a part of a nested one: how long it is and which of the batch's buffers are its own.
///
/// @param nullCount   0 if no value is NULL
/// @param firstBuffer number of its first buffer, the validity, unless the type has no buffers
/// @param bufferCount its own buffers, without those of `children`
record ArrowColumn(
        Field field, long length, long nullCount, int firstBuffer, int bufferCount, List<ArrowColumn> children) {
    /// What a batch says of one of its columns.
    record Node(long length, long nullCount) {}

    /// Goes through the nodes and buffers of a batch in the order of its schema.
    static final class Layout {
        private final Iterator<Node> nodes;
        private final Iterator<Long> variadicCounts;
        private int buffer;

        /// @param variadicCounts per column of texts or bytes kept as views, how many buffers of data it has
        Layout(List<Node> nodes, List<Long> variadicCounts) {
            this.nodes = nodes.iterator();
            this.variadicCounts = variadicCounts.iterator();
        }

        /// @throws RayoException USER if the batch has fewer columns than the schema
        ArrowColumn next(Field field) {
            if (!nodes.hasNext()) {
                throw RayoException.user("a record batch has no column " + field.getName());
            }
            Node node = nodes.next();
            int first = buffer;
            boolean encoded = field.getDictionary() != null;
            int count = encoded ? 2 : ownBuffers(field.getType());
            buffer += count;
            List<ArrowColumn> children = new ArrayList<>();
            if (!encoded) {
                field.getChildren().forEach(child -> children.add(next(child)));
            }
            return new ArrowColumn(field, node.length(), node.nullCount(), first, count, children);
        }

        private int ownBuffers(ArrowType type) {
            return switch (type) {
                case ArrowType.Null n -> 0;
                case ArrowType.Struct s -> 1;
                case ArrowType.FixedSizeList l -> 1;
                case ArrowType.Utf8 t -> 3;
                case ArrowType.LargeUtf8 t -> 3;
                case ArrowType.Binary b -> 3;
                case ArrowType.LargeBinary b -> 3;
                case ArrowType.Utf8View t -> 2 + variadic();
                case ArrowType.BinaryView b -> 2 + variadic();
                default -> 2;
            };
        }

        private int variadic() {
            if (!variadicCounts.hasNext()) {
                throw RayoException.user("a record batch does not say how many buffers of data a column has");
            }
            return Math.toIntExact(variadicCounts.next());
        }
    }
}
