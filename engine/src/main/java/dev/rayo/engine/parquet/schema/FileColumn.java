package dev.rayo.engine.parquet.schema;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// A top-level column of a file.
public record FileColumn(String name, boolean nullable, ColumnShape shape) {
    public Type type() {
        return shape.type();
    }

    /// The column's only leaf if each row has one value or NULL and no lists or structs are involved; else null.
    public @Nullable SchemaNode flatLeaf() {
        return shape instanceof ColumnShape.Leaf leaf ? leaf.node() : null;
    }
}
