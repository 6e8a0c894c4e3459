package dev.rayo.engine.parquet.schema;

import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.SchemaElement;

/// The columns of a file, from the flattened tree in its footer. Immutable.
public final class FileSchema {
    private static final int DEPTH_MAX = 64;

    private final List<SchemaElement> elements;
    private final List<FileColumn> columns = new ArrayList<>();
    private final List<SchemaNode> leaves = new ArrayList<>();
    private int next;

    private FileSchema(List<SchemaElement> elements) {
        this.elements = elements;
    }

    /// @throws RayoException USER if the tree is malformed or a column's types contradict each other
    public static FileSchema of(List<SchemaElement> elements) {
        FileSchema schema = new FileSchema(elements);
        schema.read();
        return schema;
    }

    public List<FileColumn> columns() {
        return columns;
    }

    /// All leaves in the order of the column chunks.
    public List<SchemaNode> leaves() {
        return leaves;
    }

    private void read() {
        if (elements.isEmpty()) {
            throw RayoException.user("a schema without a root");
        }
        SchemaElement root = elements.getFirst();
        next = 1;
        for (int i = 0; i < root.getNum_children(); i++) {
            SchemaNode node = node(0, 0, 1);
            columns.add(new FileColumn(node.name(), node.isOptional(), ColumnShape.of(node)));
        }
        if (next != elements.size()) {
            throw RayoException.user("a schema of " + elements.size() + " elements of which " + next + " are used");
        }
        if (columns.isEmpty()) {
            throw RayoException.user("a schema without columns");
        }
    }

    private SchemaNode node(int definition, int repetition, int depth) {
        if (next >= elements.size()) {
            throw RayoException.user("a schema that ends early");
        }
        if (depth > DEPTH_MAX) {
            throw RayoException.user("a schema of more than " + DEPTH_MAX + " levels");
        }
        SchemaElement element = elements.get(next++);
        int ownDefinition = definition;
        int ownRepetition = repetition;
        if (element.isSetRepetition_type()) {
            switch (element.getRepetition_type()) {
                case OPTIONAL -> ownDefinition++;
                case REPEATED -> {
                    ownDefinition++;
                    ownRepetition++;
                }
                case REQUIRED -> {}
            }
        }
        int childCount = element.isSetNum_children() ? element.getNum_children() : 0;
        if (element.isSetType() && childCount == 0) {
            return leaf(element, ownDefinition, ownRepetition);
        }
        if (childCount <= 0 || element.isSetType()) {
            throw RayoException.user(
                    "schema element \"" + element.getName() + "\" has " + childCount + " children and "
                            + (element.isSetType() ? "a type" : "no type"));
        }
        List<SchemaNode> children = new ArrayList<>();
        for (int i = 0; i < childCount; i++) {
            children.add(node(ownDefinition, ownRepetition, depth + 1));
        }
        return new SchemaNode(
                element.getName(), element, List.copyOf(children), ownDefinition, ownRepetition, -1, null);
    }

    private SchemaNode leaf(SchemaElement element, int definition, int repetition) {
        LeafType type;
        try {
            type = LeafTypes.of(element);
        } catch (RayoException e) {
            throw e.in("column \"" + element.getName() + "\"");
        }
        SchemaNode leaf =
                new SchemaNode(element.getName(), element, List.of(), definition, repetition, leaves.size(), type);
        leaves.add(leaf);
        return leaf;
    }
}
