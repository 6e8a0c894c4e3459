package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.engine.operator.rows.RowEquality;
import dev.rayo.engine.operator.rows.RowGather;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the right rows whose keys match those of left rows, a vector of pairs at a time, and goes on inside of one left
/// row's matches where the last vector ended: a join that explodes takes no more memory than one that does not.
///
/// The residual is not looked at here.
final class Matcher {
    private final JoinTable table;
    private final int[] tableRows;
    private final JoinLayout layout;
    private final int vectorRows;
    private final HashColumns hashColumns;
    private final RowGather[] rightKeys;
    private final PlainForm[] rightForms;
    private final GatherBuffer[] leftBuffers;
    /// Keys that are compared, beyond the hash.
    private final int[] compared;
    private final boolean unknownNulls;

    private final long[] hashes;
    private final ProbeWords probeWords;
    private long[] words = new long[0];
    private final int[] active;
    private final int[] begins;
    private final int[] ends;
    private final int[] kept;
    private final int[] rejected;

    private Column[] leftKeys = new Column[0];
    private long[] done = new long[0];
    private int activeCount;
    private int cursor;
    private int place;
    /// Pairs that are in place already.
    private int ready;

    /// The pairs that [#next] found: left rows, ascending, and right row numbers.
    final int[] leftRows;
    final int[] rightRows;

    /// @param unknownNulls whether a NULL on either side of an EQ key counts as a match of that key, and the keys that
    ///                     the table did not hash are compared so: for the open answers of MARK
    Matcher(JoinTable table, JoinLayout layout, boolean unknownNulls) {
        this.table = table;
        this.tableRows = table.rows();
        this.layout = layout;
        this.unknownNulls = unknownNulls;
        this.vectorRows = layout.query().settings().vectorRows();
        this.hashColumns = new HashColumns(layout.query().settings());
        this.compared = unknownNulls ? layout.keys(false) : isExact(table) ? new int[0] : table.keys();
        this.rightKeys = new RowGather[layout.keyColumns().length];
        this.rightForms = new PlainForm[rightKeys.length];
        this.leftBuffers = new GatherBuffer[rightKeys.length];
        for (int key : compared) {
            rightKeys[key] = new RowGather(table.stored(), layout.keyColumns()[key]);
            rightForms[key] = new PlainForm();
            leftBuffers[key] = new GatherBuffer();
        }
        this.probeWords = new ProbeWords(table.keys(), table.packing());
        this.hashes = new long[vectorRows];
        this.active = new int[vectorRows];
        this.begins = new int[vectorRows];
        this.ends = new int[vectorRows];
        this.kept = new int[vectorRows];
        this.rejected = new int[vectorRows];
        this.leftRows = new int[vectorRows];
        this.rightRows = new int[vectorRows];
    }

    /// Begins with the rows `rows[0..count)` of a chunk.
    ///
    /// @param keyColumns the plain columns of all keys
    /// @param done       by row: set as long as further matches of the row are of no use; looked at all the time
    void start(Column[] keyColumns, int chunkRows, int[] rows, int count, long[] done) {
        this.leftKeys = keyColumns;
        this.done = done;
        System.arraycopy(rows, 0, active, 0, count);
        cursor = 0;
        switch (table) {
            case HashedTable hashed -> {
                int possible = hashed.exact ? readWords(chunkRows, count) : count;
                hash(hashed, chunkRows);
                activeCount = hashed.lookUp(hashes, active, possible, begins, ends);
            }
            case DenseTable dense -> {
                int possible = readWords(chunkRows, count);
                if (dense.isUnique()) {
                    ready = dense.findOne(words, active, possible, rightRows);
                    System.arraycopy(active, 0, leftRows, 0, ready);
                    activeCount = 0;
                } else {
                    activeCount = dense.findRanges(words, active, possible, begins, ends);
                }
            }
        }
        place = activeCount > 0 ? begins[active[0]] : 0;
    }

    private static boolean isExact(JoinTable table) {
        return switch (table) {
            case HashedTable hashed -> hashed.exact;
            case DenseTable dense -> true;
        };
    }

    private void hash(HashedTable hashed, int chunkRows) {
        List<Column> columns = new ArrayList<>(hashed.keys().length);
        for (int key : hashed.keys()) {
            columns.add(leftKeys[key]);
        }
        hashColumns.hash(columns, chunkRows, hashes);
    }

    private int readWords(int chunkRows, int count) {
        int possible = probeWords.read(leftKeys, chunkRows, active, count);
        words = probeWords.words();
        return possible;
    }

    /// Finds the next pairs.
    ///
    /// @return their number; 0 when there are no more
    int next() {
        if (ready > 0) {
            int found = ready;
            ready = 0;
            return found;
        }
        while (cursor < activeCount) {
            int found =
                    switch (table) {
                        case HashedTable hashed ->
                            hashed.exact ? same(words, hashed.words) : same(hashes, hashed.words);
                        case DenseTable dense -> all();
                    };
            if (compared.length > 0 && found > 0) {
                found = compareKeys(found);
            }
            if (found > 0) {
                return found;
            }
        }
        return 0;
    }

    private boolean isDone(int row) {
        return (done[row >> 6] >>> row & 1) != 0;
    }

    /// The candidates whose word, or hash, is that of the row.
    private int same(long[] wanted, long[] others) {
        int found = 0;
        int at = place;
        int[] rows = tableRows;
        while (cursor < activeCount) {
            int row = active[cursor];
            long word = wanted[row];
            int end = isDone(row) ? at : ends[row];
            while (at < end && found < vectorRows) {
                leftRows[found] = row;
                rightRows[found] = rows[at];
                found += others[at] == word ? 1 : 0;
                at++;
            }
            if (at < end) {
                break;
            }
            cursor++;
            at = cursor < activeCount ? begins[active[cursor]] : 0;
        }
        place = at;
        return found;
    }

    /// All candidates.
    private int all() {
        int found = 0;
        int at = place;
        int[] rows = tableRows;
        while (cursor < activeCount) {
            int row = active[cursor];
            int end = isDone(row) ? at : Math.min(ends[row], at + vectorRows - found);
            while (at < end) {
                leftRows[found] = row;
                rightRows[found++] = rows[at++];
            }
            if (!isDone(row) && at < ends[row]) {
                break;
            }
            cursor++;
            at = cursor < activeCount ? begins[active[cursor]] : 0;
        }
        place = at;
        return found;
    }

    /// Keeps the pairs whose keys are equal.
    private int compareKeys(int found) {
        int count = found;
        boolean reordered = false;
        for (int i = 0; i < count; i++) {
            kept[i] = i;
        }
        for (int key : compared) {
            Column left = leftBuffers[key].gather(leftKeys[key], leftRows, found);
            Column right = rightForms[key].of(rightKeys[key].gather(rightRows, found, false), found);
            RowEquality.Nulls nulls = layout.nullMatches(key)
                    ? RowEquality.Nulls.EQUAL
                    : unknownNulls ? RowEquality.Nulls.UNKNOWN : RowEquality.Nulls.DIFFERENT;
            reordered |= left.validity() != null || right.validity() != null;
            count = RowEquality.retainEqual(left, right, null, kept, count, nulls, rejected, 0);
        }
        if (count == found) {
            return found;
        }
        if (reordered) {
            Arrays.sort(kept, 0, count);
        }
        compact(kept, count);
        return count;
    }

    /// Keeps the pairs `pairs[0..count)`, ascending, of those found.
    void compact(int[] pairs, int count) {
        for (int i = 0; i < count; i++) {
            leftRows[i] = leftRows[pairs[i]];
            rightRows[i] = rightRows[pairs[i]];
        }
    }
}
