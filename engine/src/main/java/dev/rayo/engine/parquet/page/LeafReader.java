package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.engine.parquet.vector.VectorBuilder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads levels and values of a leaf below lists or structs, whole rows at a time, front to back.
///
/// A row's entries may cross pages, and only the repetition levels tell where rows begin; so rows that are passed over
/// are decompressed too, but for those before a page that the page index tells of.
public final class LeafReader {
    private final SchemaNode node;
    private final PageReader pages;
    private final ColumnScratch scratch;
    private final VectorBuilder builder;
    private final LeafType leaf;
    private final long chunkValues;
    /// Whether pages begin with rows, and their places are known.
    private final boolean hasIndex;
    private @Nullable NestedPage page;
    private @Nullable Dictionary dictionary;
    /// Row that the next entry begins or continues, and entries before it.
    private long nextRow;
    private long entriesRead;
    private int[] repetition = new int[64];
    private int[] definition = new int[64];
    private int[] codes = new int[0];
    private int count;
    private final PageTally tally;

    public LeafReader(SharedChunk chunk, FileInput input, ColumnScratch scratch, QueryContext query) {
        this.node = chunk.meta().leaf();
        this.leaf = Objects.requireNonNull(node.leaf());
        this.pages = new PageReader(chunk, input, scratch, query);
        this.scratch = scratch;
        this.tally = chunk.tally();
        this.builder = VectorBuilder.of(leaf);
        this.chunkValues = chunk.meta().values();
        this.hasIndex = chunk.directory().isComplete();
    }

    SchemaNode node() {
        return node;
    }

    long pageOffset() {
        return pages.pageOffset();
    }

    /// Entries of the rows last read.
    int count() {
        return count;
    }

    int[] repetition() {
        return repetition;
    }

    int[] definition() {
        return definition;
    }

    /// The values of the rows last read, spread by `validity`, which has a bit per value.
    Column values(long @Nullable [] validity, int rows) {
        builder.extend(Math.max(0, rows - builder.count()));
        return builder.finish(validity, rows);
    }

    /// Reads the entries of rows `row` to `row + rows`, of which none has been read before.
    void read(long row, int rows) {
        count = 0;
        builder.begin(rows);
        if (hasIndex && page == null) {
            nextRow = pages.seek(row);
        }
        advance(row - nextRow, false);
        advance(rows, true);
    }

    /// Reads the entries of the next `rows` rows, or passes over them.
    private void advance(long rows, boolean keep) {
        long left = rows;
        boolean inRow = false;
        while (left > 0 || inRow && mayContinue()) {
            NestedPage current = page;
            if (current == null || current.left() == 0) {
                current = nextPage();
            }
            int entries = 0;
            while (entries < current.left() && (current.repetition(entries) != 0 || left > 0)) {
                if (current.repetition(entries) == 0) {
                    left--;
                    inRow = true;
                } else if (!inRow) {
                    throw new MalformedPageException(
                            "a row that begins with repetition level " + current.repetition(entries));
                }
                entries++;
            }
            int valid = current.validCount(entries);
            if (keep) {
                append(current, entries, valid);
            } else if (valid > 0) {
                current.values().skip(valid);
            }
            current.advance(entries);
            entriesRead += entries;
        }
        nextRow += rows;
    }

    /// Whether the row that ends where the page ends may go on in the next page.
    private boolean mayContinue() {
        NestedPage current = page;
        if (current != null && current.left() > 0) {
            return current.repetition(0) != 0;
        }
        return node.repetition() > 0 && !hasIndex && entriesRead < chunkValues;
    }

    private NestedPage nextPage() {
        if (!hasIndex && entriesRead >= chunkValues) {
            throw new MalformedPageException("the column chunk ends before its last row");
        }
        builder.detach();
        NestedPage next = NestedPage.of(pages.loadNext(chunkValues - entriesRead), node, leaf, scratch);
        page = next;
        return next;
    }

    private void append(NestedPage current, int entries, int valid) {
        if (repetition.length - count < entries) {
            int capacity = Math.max(count + entries, repetition.length * 2);
            repetition = Arrays.copyOf(repetition, capacity);
            definition = Arrays.copyOf(definition, capacity);
        }
        current.copyLevels(entries, repetition, definition, count);
        count += entries;
        tally.countDecoded(entries);
        if (valid == 0) {
            return;
        }
        builder.extend(valid);
        RunReader coded = current.codes();
        if (coded == null) {
            builder.read(current.values(), valid);
            return;
        }
        Dictionary known = dictionary;
        if (known == null) {
            known = pages.dictionary();
            dictionary = known;
        }
        codes = codes.length < valid ? new int[valid] : codes;
        DictionaryCodes.read(coded, codes, 0, valid, known);
        builder.append(known.values(), codes, valid);
    }
}
