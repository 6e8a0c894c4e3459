package dev.rayo.engine.parquet.schema;

import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/// A node of a file's schema tree with the greatest levels its values can have.
///
/// @param definition greatest definition level at this node
/// @param repetition greatest repetition level at this node
/// @param leafIndex  number of the column chunk in each row group; -1 for a group
/// @param leaf       for a leaf whose type is supported
public record SchemaNode(
        String name,
        SchemaElement element,
        List<SchemaNode> children,
        int definition,
        int repetition,
        int leafIndex,
        @Nullable LeafType leaf) {
    public boolean isLeaf() {
        return leafIndex >= 0;
    }

    public boolean isOptional() {
        return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }

    public boolean isRepeated() {
        return element.getRepetition_type() == FieldRepetitionType.REPEATED;
    }
}
