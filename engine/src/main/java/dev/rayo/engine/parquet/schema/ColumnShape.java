package dev.rayo.engine.parquet.schema;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/// How the leaves of a column nest: lists and maps by their annotation (format document "LogicalTypes", with its
/// rules for older writers), other groups as structs.
public sealed interface ColumnShape {
    Type type();

    /// The schema node whose definition level says that this value is there.
    SchemaNode node();

    /// The leaves below, in the order of the file.
    default List<SchemaNode> leaves() {
        return switch (this) {
            case Leaf leaf -> List.of(leaf.node());
            case Struct struct -> struct.members().stream()
                    .flatMap(member -> member.leaves().stream())
                    .toList();
            case Sequence sequence -> sequence.element().leaves();
        };
    }

    /// Why values of this shape cannot be read; null if they can.
    default @Nullable String unsupported() {
        return switch (this) {
            case Leaf leaf -> null;
            case Struct struct -> {
                if (isVariant(struct.node())) {
                    yield "the type VARIANT is not supported";
                }
                yield struct.members().stream()
                        .map(ColumnShape::unsupported)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            }
            case Sequence sequence -> sequence.element().unsupported();
        };
    }

    record Leaf(SchemaNode node, LeafType leaf) implements ColumnShape {
        @Override
        public Type type() {
            return leaf.type();
        }
    }

    record Struct(SchemaNode node, Type type, List<ColumnShape> members) implements ColumnShape {}

    /// A list, or a map as a list of structs of key and value.
    ///
    /// @param node     the list itself; `repeated` where an unannotated field repeats
    /// @param repeated the node that occurs once per element
    record Sequence(SchemaNode node, Type type, SchemaNode repeated, ColumnShape element) implements ColumnShape {}

    /// @throws RayoException USER if the annotations contradict the tree
    static ColumnShape of(SchemaNode node) {
        if (node.isRepeated()) {
            ColumnShape element = single(node);
            return new Sequence(node, new Type.Array(element.type()), node, element);
        }
        return single(node);
    }

    /// The shape of one occurrence of `node`.
    private static ColumnShape single(SchemaNode node) {
        if (node.leaf() != null) {
            return new Leaf(node, node.leaf());
        }
        if (isMap(node.element())) {
            return map(node);
        }
        return isList(node.element()) ? list(node) : struct(node);
    }

    private static ColumnShape struct(SchemaNode node) {
        List<ColumnShape> members = new ArrayList<>();
        List<Type.Struct.Member> types = new ArrayList<>();
        for (SchemaNode child : node.children()) {
            ColumnShape member = of(child);
            members.add(member);
            types.add(new Type.Struct.Member(child.name(), member.type()));
        }
        return new Struct(node, new Type.Struct(types), List.copyOf(members));
    }

    private static ColumnShape list(SchemaNode node) {
        if (node.children().size() != 1 || !node.children().getFirst().isRepeated()) {
            throw malformed(node, "a LIST needs one repeated child");
        }
        SchemaNode repeated = node.children().getFirst();
        boolean wrapsElement = !repeated.isLeaf()
                && repeated.children().size() == 1
                && !repeated.name().equals("array")
                && !repeated.name().equals(node.name() + "_tuple")
                && !isList(repeated.element())
                && !isMap(repeated.element());
        ColumnShape element = wrapsElement ? of(repeated.children().getFirst()) : single(repeated);
        return new Sequence(node, new Type.Array(element.type()), repeated, element);
    }

    private static ColumnShape map(SchemaNode node) {
        SchemaNode entry = node.children().getFirst();
        if (node.children().size() != 1
                || !entry.isRepeated()
                || entry.isLeaf()
                || entry.children().size() != 2) {
            throw malformed(node, "a MAP needs one repeated group of key and value");
        }
        ColumnShape key = of(entry.children().get(0));
        ColumnShape value = of(entry.children().get(1));
        Type.Struct entryType = new Type.Struct(
                List.of(new Type.Struct.Member("key", key.type()), new Type.Struct.Member("value", value.type())));
        ColumnShape element = new Struct(entry, entryType, List.of(key, value));
        return new Sequence(node, new Type.Mapping(key.type(), value.type()), entry, element);
    }

    /// A VARIANT by its annotation or, as writers before the annotation had it, by its members.
    private static boolean isVariant(SchemaNode node) {
        List<SchemaNode> children = node.children();
        return node.element().isSetLogicalType() && node.element().getLogicalType().isSetVARIANT()
                || children.size() >= 2
                        && children.size() <= 3
                        && isBinary(children.get(0), "metadata")
                        && isBinary(children.get(1), "value")
                        && (children.size() == 2 || children.get(2).name().equals("typed_value"));
    }

    private static boolean isBinary(SchemaNode node, String name) {
        return node.name().equals(name)
                && node.isLeaf()
                && node.element().getType() == org.apache.parquet.format.Type.BYTE_ARRAY;
    }

    private static boolean isList(SchemaElement element) {
        return element.isSetLogicalType() && element.getLogicalType().isSetLIST()
                || element.isSetConverted_type() && element.getConverted_type() == ConvertedType.LIST;
    }

    private static boolean isMap(SchemaElement element) {
        return element.isSetLogicalType() && element.getLogicalType().isSetMAP()
                || element.isSetConverted_type()
                        && (element.getConverted_type() == ConvertedType.MAP
                                || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE);
    }

    private static RayoException malformed(SchemaNode node, String what) {
        return RayoException.user("column \"" + node.name() + "\": " + what);
    }
}
