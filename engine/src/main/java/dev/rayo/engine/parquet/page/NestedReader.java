package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.schema.ColumnShape;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts lists, maps and structs together from the levels of their leaves.
///
/// A value of a node stands where an entry of one of its leaves does not repeat within it (`repetition` of the nearest
/// list around it at most) and that list has an element there (`definition` of the list at least).
public final class NestedReader implements VectorReader {
    private final ColumnShape shape;
    private final Map<Integer, LeafReader> leaves;
    private final String path;
    private final String name;
    private final int rowGroup;

    /// @param leaves by leaf index, all leaves of `shape`
    public NestedReader(ColumnShape shape, Map<Integer, LeafReader> leaves, String path, String name, int rowGroup) {
        this.shape = shape;
        this.leaves = leaves;
        this.path = path;
        this.name = name;
        this.rowGroup = rowGroup;
    }

    @Override
    public Column read(long row, int rows) {
        LeafReader at = null;
        try {
            for (LeafReader leaf : leaves.values()) {
                at = leaf;
                leaf.read(row, rows);
            }
            Column column = build(shape, 0, 0);
            if (column.length() != rows) {
                throw new MalformedPageException(column.length() + " values in " + rows + " rows");
            }
            return column;
        } catch (MalformedPageException | IndexOutOfBoundsException e) {
            throw RayoException.user(e.getMessage() + " [column \"" + name + "\", row group " + rowGroup
                            + (at == null ? "" : ", leaf \"" + at.node().name() + "\", page at byte " + at.pageOffset())
                            + "]")
                    .in(path);
        }
    }

    private Column build(ColumnShape node, int repetition, int definition) {
        return switch (node) {
            case ColumnShape.Leaf leaf -> leaf(leaf, repetition, definition);
            case ColumnShape.Struct struct -> struct(struct, repetition, definition);
            case ColumnShape.Sequence sequence -> sequence(sequence, repetition, definition);
        };
    }

    private Column leaf(ColumnShape.Leaf leaf, int repetition, int definition) {
        LeafReader reader = reader(leaf);
        Slots slots = slots(reader, repetition, definition, leaf.node().definition());
        return reader.values(slots.validity(), slots.count());
    }

    private Column struct(ColumnShape.Struct struct, int repetition, int definition) {
        Slots slots = slots(reader(struct), repetition, definition, struct.node().definition());
        List<Column> members = new ArrayList<>();
        for (ColumnShape member : struct.members()) {
            Column column = build(member, repetition, definition);
            if (column.length() != slots.count()) {
                throw new MalformedPageException("struct members of " + slots.count() + " and " + column.length()
                        + " values");
            }
            members.add(column);
        }
        return new StructColumn(struct.type(), members, slots.validity(), slots.count());
    }

    private Column sequence(ColumnShape.Sequence sequence, int repetition, int definition) {
        LeafReader reader = reader(sequence);
        SchemaNode repeated = sequence.repeated();
        // An unannotated repeated field is a list that is never NULL.
        int present = sequence.node() == repeated ? definition : sequence.node().definition();
        Slots slots = slots(reader, repetition, definition, present);
        int[] offsets = new int[slots.count() + 1];
        int[] repetitions = reader.repetition();
        int[] definitions = reader.definition();
        int slot = -1;
        int elements = 0;
        for (int i = 0; i < reader.count(); i++) {
            if (definitions[i] < definition) {
                continue;
            }
            if (repetitions[i] <= repetition) {
                offsets[++slot] = elements;
            }
            if (definitions[i] >= repeated.definition() && repetitions[i] <= repeated.repetition()) {
                elements++;
            }
        }
        offsets[slots.count()] = elements;
        Column values = build(sequence.element(), repeated.repetition(), repeated.definition());
        if (values.length() != elements) {
            throw new MalformedPageException("a list of " + elements + " elements and " + values.length() + " values");
        }
        return new ListColumn(sequence.type(), offsets, values, slots.validity(), slots.count());
    }

    /// @param validity a bit per place, null if all values are there
    private record Slots(int count, long @Nullable [] validity) {}

    /// The places that values of a node have, and which of them are not NULL: those of definition level `present`.
    private static Slots slots(LeafReader reader, int repetition, int definition, int present) {
        int[] repetitions = reader.repetition();
        int[] definitions = reader.definition();
        long[] validity = new long[(reader.count() + 63) >>> 6];
        int count = 0;
        boolean nulls = false;
        for (int i = 0; i < reader.count(); i++) {
            if (repetitions[i] <= repetition && definitions[i] >= definition) {
                if (definitions[i] >= present) {
                    validity[count >> 6] |= 1L << count;
                } else {
                    nulls = true;
                }
                count++;
            }
        }
        return new Slots(count, nulls ? validity : null);
    }

    /// The first leaf of a shape, whose levels tell where the shape's values are.
    private LeafReader reader(ColumnShape node) {
        return switch (node) {
            case ColumnShape.Leaf leaf -> Objects.requireNonNull(leaves.get(leaf.node().leafIndex()));
            case ColumnShape.Struct struct -> reader(struct.members().getFirst());
            case ColumnShape.Sequence sequence -> reader(sequence.element());
        };
    }
}
