package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.vector.Spread;
import dev.rayo.engine.parquet.vector.VectorBuilder;
import dev.rayo.sql.error.RayoException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads vectors of one flat column in one row group, front to back; what lies between two vectors costs no more
/// than the headers of its pages.
///
/// Dictionary codes stay codes. Where a vector runs from coded pages into plain ones (the writer gave its dictionary
/// up), the whole vector is plain.
public final class ColumnReader implements VectorReader {
    /// Reading all rows takes no longer than picking one in so many.
    private static final int SELECTED_PART = 4;

    private final SharedChunk chunk;
    private final LeafType leaf;
    private final PageReader pages;
    private final VectorBuilder builder;
    private final SelectedValues selected;
    private @Nullable DataPage page;
    private @Nullable Dictionary dictionary;
    private int[] codes = new int[0];
    private int[] moreCodes = new int[0];
    private long[] validity = new long[0];
    /// Whether `validity` is being written: a NULL has been met in this vector.
    private boolean hasNulls;

    public ColumnReader(SharedChunk chunk, FileInput input, ColumnScratch scratch, QueryContext query) {
        this.chunk = chunk;
        this.leaf = Objects.requireNonNull(chunk.meta().leaf().leaf());
        this.pages = new PageReader(chunk, input, scratch, query);
        this.builder = VectorBuilder.of(leaf);
        this.selected = new SelectedValues(leaf);
    }

    @Override
    public Column read(long row, int rows) {
        try {
            chunk.tally().countDecoded(rows);
            return decode(row, rows);
        } catch (MalformedPageException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    @Override
    public @Nullable Column select(long row, int rows, int[] selection, int count, GatherBuffer buffer) {
        if (count == 0 || count > rows / SELECTED_PART) {
            return null;
        }
        try {
            DataPage current = page;
            if (current == null || !current.contains(row)) {
                current = pages.load(row);
                page = current;
            }
            current.skipTo(row);
            // What points into the page stays valid only if nobody needs the next page for the same rows.
            if (current.rowsLeft() < rows || !current.values().selects()) {
                return null;
            }
            Column values = selected.select(current, selection, count, buffer, this::dictionary);
            chunk.tally().countDecoded(values == null ? 0 : count);
            return values;
        } catch (MalformedPageException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    @Override
    public @Nullable Dictionary dictionaryAlone() {
        if (!chunk.meta().dictionaryOnly()) {
            return null;
        }
        try {
            return dictionary();
        } catch (MalformedPageException | IndexOutOfBoundsException e) {
            throw malformed(e);
        }
    }

    private RayoException malformed(RuntimeException e) {
        return RayoException.user(e.getMessage() + " [column \""
                        + chunk.meta().leaf().name() + "\", row group "
                        + chunk.meta().rowGroup() + ", page at byte " + pages.pageOffset() + "]")
                .in(chunk.path().toString());
    }

    private Column decode(long row, int rows) {
        builder.begin(rows);
        hasNulls = false;
        if (codes.length < rows) {
            codes = new int[rows];
        }
        int codeCount = 0;
        boolean plain = false;
        int done = 0;
        while (done < rows) {
            DataPage current = page;
            if (current == null || !current.contains(row + done)) {
                builder.detach();
                current = pages.load(row + done);
                page = current;
            }
            current.skipTo(row + done);
            int take = Math.min(rows - done, current.rowsLeft());
            int valid = takeValidity(current, done, take);
            RunReader coded = current.codes();
            if (valid == 0) {
                // Says nothing of how the vector is coded.
            } else if (coded == null) {
                if (!plain && codeCount > 0) {
                    builder.append(dictionary().values(), codes, codeCount);
                }
                plain = true;
                builder.read(current.values(), valid);
            } else if (plain) {
                moreCodes = moreCodes.length < valid ? new int[rows] : moreCodes;
                DictionaryCodes.read(coded, moreCodes, 0, valid, dictionary());
                builder.append(dictionary().values(), moreCodes, valid);
            } else {
                DictionaryCodes.read(coded, codes, codeCount, valid, dictionary());
                codeCount += valid;
            }
            current.advance(take);
            done += take;
        }
        return finish(plain ? builder.count() : codeCount, plain, rows);
    }

    private Column finish(int count, boolean plain, int rows) {
        if (count == 0 && rows > 0) {
            return new ConstantColumn(leaf.type(), null, rows);
        }
        long[] valid = hasNulls ? validity : null;
        if (plain) {
            return builder.finish(valid, rows);
        }
        Spread.codes(codes, count, valid, rows);
        return new DictionaryColumn(codes, dictionary(), valid, rows);
    }

    private Dictionary dictionary() {
        Dictionary known = dictionary;
        if (known == null) {
            known = pages.dictionary();
            dictionary = known;
        }
        return known;
    }

    /// Copies the validity of the next `count` rows of the page to bit `at` and returns how many are valid.
    private int takeValidity(DataPage current, int at, int count) {
        long[] from = current.validity();
        if (from == null) {
            if (hasNulls) {
                ensureValidity(at + count);
                Bitmaps.set(validity, at, count);
            }
            return count;
        }
        int valid = current.validCount(count);
        if (valid < count || hasNulls) {
            ensureValidity(at + count);
            if (!hasNulls) {
                hasNulls = true;
                Bitmaps.set(validity, 0, at);
            }
            Bitmaps.copy(from, current.position(), validity, at, count);
        }
        return valid;
    }

    private void ensureValidity(int rows) {
        int words = (rows + 63) >>> 6;
        if (validity.length < words) {
            validity = Arrays.copyOf(validity, Math.max(words, 32));
        }
    }
}
