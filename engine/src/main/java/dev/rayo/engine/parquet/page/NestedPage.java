package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.SchemaNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A decompressed data page of a leaf below lists or structs, and how far it has been read.
final class NestedPage {
    private final int count;
    private final int[] repetition;
    private final int[] definition;
    private final ValueReader values;
    private final boolean coded;
    private final int definitionMax;
    private int position;

    private NestedPage(
            int count, int[] repetition, int[] definition, ValueReader values, boolean coded, int definitionMax) {
        this.count = count;
        this.repetition = repetition;
        this.definition = definition;
        this.values = values;
        this.coded = coded;
        this.definitionMax = definitionMax;
    }

    static NestedPage of(PageBody body, SchemaNode node, LeafType leaf, ColumnScratch scratch) {
        int count = body.count();
        int[] repetition = scratch.repetition(count);
        int[] definition = scratch.definition(count);
        readLevels(body, body.repetition(), node.repetition(), repetition);
        readLevels(body, body.definition(), node.definition(), definition);
        int valid = 0;
        for (int i = 0; i < count; i++) {
            valid += definition[i] == node.definition() ? 1 : 0;
        }
        ValueReader values =
                PageValues.open(body.encoding(), leaf, body.bytes(), body.start(), body.end(), valid);
        return new NestedPage(count, repetition, definition, values, body.isCoded(), node.definition());
    }

    private static void readLevels(PageBody body, PageBody.@Nullable Levels levels, int max, int[] to) {
        int count = body.count();
        if (levels == null) {
            Arrays.fill(to, 0, count, 0);
            return;
        }
        levels.open(body.bytes()).readInts(to, 0, count);
        for (int i = 0; i < count; i++) {
            if (to[i] > max) {
                throw new MalformedPageException("a level of " + to[i] + " where the greatest is " + max);
            }
        }
    }

    int left() {
        return count - position;
    }

    int repetition(int ahead) {
        return repetition[position + ahead];
    }

    int definition(int ahead) {
        return definition[position + ahead];
    }

    /// How many of the next `entries` have a value.
    int validCount(int entries) {
        int valid = 0;
        for (int i = position; i < position + entries; i++) {
            valid += definition[i] == definitionMax ? 1 : 0;
        }
        return valid;
    }

    ValueReader values() {
        return values;
    }

    @Nullable RunReader codes() {
        return coded ? (RunReader) values : null;
    }

    void copyLevels(int entries, int[] toRepetition, int[] toDefinition, int at) {
        System.arraycopy(repetition, position, toRepetition, at, entries);
        System.arraycopy(definition, position, toDefinition, at, entries);
    }

    void advance(int entries) {
        position += entries;
    }
}
