package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryAhead;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.simd.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A condition on one column alone, computed once per entry of that column's dictionary: a row then costs the look-up
/// of its code. Where [EntryResults] has no result, rows are tested one by one.
final class DictionaryPredicate implements Predicate {
    /// Where fewer than one row in so many is left, their codes are asked for alone.
    private static final int CODED_PART = 24;

    private final int ordinal;
    private final Evaluator condition;
    private final boolean isEager;
    private final EntryResults results;
    private final SelectedChunk survivors = new SelectedChunk();
    private final Truth truth = new Truth();
    private int[] picked = new int[0];
    /// Whether the column came as codes when it last came.
    private boolean wasCoded;
    private @Nullable DictionaryResult known;
    /// 1 where an entry passes, else 0; the last is for NULL.
    private byte[] passing = new byte[1];
    private Passing passes = Passing.SOME;

    /// How many of the entries and NULL pass.
    private enum Passing {
        NONE,
        SOME,
        ALL
    }

    /// @param ordinal   the column that `condition` looks at
    /// @param condition has no dictionaries in mind
    /// @param isEager   whether the condition may be evaluated on rows that are filtered out, and is cheap
    DictionaryPredicate(int ordinal, Evaluator condition, boolean isEager) {
        this.ordinal = ordinal;
        this.condition = condition;
        this.isEager = isEager;
        this.results = new EntryResults(ordinal, condition);
    }

    @Override
    public int select(Chunk chunk, int[] selection) {
        DictionaryAhead ahead = chunk.dictionaryAhead(ordinal);
        if (ahead != null && tells(ahead.dictionary(), ahead.rows()) && passes == Passing.NONE) {
            return 0;
        }
        DictionaryColumn coded = coded(chunk.column(ordinal));
        if (coded == null) {
            truth.set(condition.evaluate(chunk));
            return truth.select(selection);
        }
        return switch (passes) {
            case NONE -> 0;
            case SOME -> lookUp(coded, chunk.rowCount(), selection);
            case ALL -> allRows(chunk.rowCount(), selection);
        };
    }

    @Override
    public int refine(Chunk chunk, int[] rows, int count, int[] kept) {
        int part = wasCoded ? CODED_PART : TruthPredicate.ALL_ROWS_PART;
        if (count > chunk.rowCount() / part && (wasCoded || isEager)) {
            DictionaryColumn coded = coded(chunk.column(ordinal));
            if (coded != null) {
                return passes == Passing.NONE ? 0 : lookUp(coded, rows, count, kept);
            }
            if (isEager) {
                truth.set(condition.evaluate(chunk));
                return Kernels.current().bits().refine(truth.trues(), rows, count, kept);
            }
        }
        SelectedChunk left = survivors.reset(chunk, rows, count);
        DictionaryColumn coded = coded(left.column(ordinal));
        picked = picked.length < count ? new int[count] : picked;
        int found;
        if (coded != null) {
            found = passes == Passing.NONE ? 0 : lookUp(coded, count, picked);
        } else {
            truth.set(condition.evaluate(left));
            found = truth.select(picked);
        }
        for (int i = 0; i < found; i++) {
            kept[i] = rows[picked[i]];
        }
        return found;
    }

    /// The column if it is coded and `passing` tells of its entries.
    private @Nullable DictionaryColumn coded(Column column) {
        wasCoded = column instanceof DictionaryColumn;
        return column instanceof DictionaryColumn coded && tells(coded.dictionary(), coded.length()) ? coded : null;
    }

    /// Whether `passing` tells of a dictionary's entries.
    ///
    /// @param rows that come with it
    private boolean tells(Dictionary dictionary, int rows) {
        DictionaryResult result = results.of(dictionary, rows);
        if (result != null && result != known) {
            known = result;
            note(result.values(), dictionary.size() + 1);
        }
        return result != null;
    }

    private void note(Column values, int count) {
        passing = passing.length < count ? new byte[count] : passing;
        Arrays.fill(passing, 0, passing.length, (byte) 0);
        truth.set(values);
        Kernels.current().bits().toBytes(truth.trues(), count, passing);
        // NULL stands last, wherever the entries end.
        passing[passing.length - 1] = passing[count - 1];
        int set = Kernels.current().bits().count(truth.trues(), count);
        passes = set == 0 ? Passing.NONE : set == count ? Passing.ALL : Passing.SOME;
    }

    private static int allRows(int count, int[] selection) {
        for (int i = 0; i < count; i++) {
            selection[i] = i;
        }
        return count;
    }

    private int lookUp(DictionaryColumn column, int count, int[] selection) {
        int[] codes = column.codes();
        byte[] table = passing;
        long[] validity = column.validity();
        int kept = 0;
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                selection[kept] = i;
                kept += table[codes[i]];
            }
            return kept;
        }
        int ofNull = table[table.length - 1];
        for (int i = 0; i < count; i++) {
            int valid = (int) (validity[i >> 6] >>> i) & 1;
            selection[kept] = i;
            kept += ofNull ^ (table[codes[i]] ^ ofNull) & valid;
        }
        return kept;
    }

    private int lookUp(DictionaryColumn column, int[] rows, int count, int[] kept) {
        int[] codes = column.codes();
        byte[] table = passing;
        long[] validity = column.validity();
        int found = 0;
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                kept[found] = row;
                found += table[codes[row]];
            }
            return found;
        }
        int ofNull = table[table.length - 1];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int valid = (int) (validity[row >> 6] >>> row) & 1;
            kept[found] = row;
            found += ofNull ^ (table[codes[row]] ^ ofNull) & valid;
        }
        return found;
    }
}
