package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.PlainForm;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tests one column of chunks against a [KeySet]: a dictionary's entries once. Rests where it keeps nearly every row.
final class KeyTest {
    /// Rows after which it is decided whether the test is worth its price.
    private static final int TRIAL_ROWS = 1 << 14;
    /// Of 16 rows it must drop so many.
    private static final int DROPPED_LEAST = 3;

    private static final int REST_CHUNKS = 64;

    /// Entries of a dictionary that are tested all at once.
    private static final int ENTRIES_MAX = 1 << 14;

    private final int columnIndex;
    private final KeySet set;
    private final HashColumns hashColumns;
    private final PlainForm form = new PlainForm();
    private final WordColumn wordColumn = new WordColumn();
    private final long[] hashes;
    private @Nullable Dictionary dictionary;
    private boolean[] passes = new boolean[0];
    private long seen;
    private long kept;
    private int restChunks;
    private int rest;

    KeyTest(int column, KeyFilter filter, WorkerContext context) {
        this.columnIndex = column;
        this.set = Objects.requireNonNull(filter.set());
        this.hashColumns = new HashColumns(context.query().settings());
        this.hashes = new long[set.testsWords() ? 0 : context.vectorRows()];
    }

    /// Writes the rows that may match to `selection`, ascending.
    ///
    /// @return how many
    int select(Chunk chunk, int[] selection) {
        int rows = chunk.rowCount();
        if (rest > 0) {
            rest--;
            return rows;
        }
        Column column = chunk.column(columnIndex);
        int count = column instanceof DictionaryColumn coded && coded.dictionary().size() <= ENTRIES_MAX
                ? selectCodes(coded, rows, selection)
                : selectPlain(form.of(column, rows), rows, selection);
        judge(rows, count);
        return count;
    }

    private void judge(int rows, int count) {
        seen += rows;
        kept += count;
        if (seen >= TRIAL_ROWS) {
            if ((seen - kept) * 16 < seen * DROPPED_LEAST) {
                restChunks = restChunks == 0 ? REST_CHUNKS : 2 * restChunks;
                rest = restChunks;
            } else {
                restChunks = 0;
            }
            seen = 0;
            kept = 0;
        }
    }

    private int selectPlain(Column column, int rows, int[] selection) {
        if (column instanceof ConstantColumn) {
            return 0;
        }
        int count = 0;
        long[] validity = column.validity();
        for (int row = 0; row < rows; row++) {
            selection[count] = row;
            count += validity == null ? 1 : (int) (validity[row >> 6] >>> row & 1);
        }
        return set.select(words(column, rows), selection, count);
    }

    private long[] words(Column plain, int count) {
        if (set.testsWords()) {
            return wordColumn.of(plain, count);
        }
        hashColumns.hash(List.of(plain), count, hashes);
        return hashes;
    }

    private int selectCodes(DictionaryColumn column, int rows, int[] selection) {
        boolean[] pass = passes(column.dictionary());
        int[] codes = column.codes();
        long[] validity = column.validity();
        int count = 0;
        for (int row = 0; row < rows; row++) {
            boolean present = validity == null || (validity[row >> 6] >>> row & 1) != 0;
            selection[count] = row;
            count += present & pass[codes[row]] ? 1 : 0;
        }
        return count;
    }

    private boolean[] passes(Dictionary entries) {
        if (dictionary != entries) {
            int size = entries.size();
            boolean[] pass = new boolean[size];
            int[] chosen = new int[size];
            for (int i = 0; i < size; i++) {
                chosen[i] = i;
            }
            long[] words;
            if (set.testsWords()) {
                words = wordColumn.of(entries.values(), size);
            } else {
                words = new long[size];
                hashColumns.hash(List.of(entries.values()), size, words);
            }
            int count = set.select(words, chosen, size);
            for (int i = 0; i < count; i++) {
                pass[chosen[i]] = true;
            }
            passes = pass;
            dictionary = entries;
        }
        return passes;
    }
}
