package dev.rayo.engine.operator.sort;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.SortKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A row that as many rows as are wanted do not come after: what comes after it need not be looked at. Only ever moves
/// forward. Thread-safe.
public final class TopBound {
    private final AtomicReference<@Nullable Row> row = new AtomicReference<>();

    /// @param words    its words
    /// @param firstKey its first key as a constant
    public record Row(long[] words, Literal firstKey) {}

    /// The row, or null as long as too few rows were seen.
    public @Nullable Row row() {
        return row.get();
    }

    /// Offers a bound, which is taken if it is below the one so far.
    void offer(Row candidate) {
        row.accumulateAndGet(candidate, (before, after) ->
                before == null || after != null && compare(after.words(), before.words()) < 0 ? after : before);
    }

    /// What is true of every row that may still be wanted, and of few others: the first key compared with the bound's.
    ///
    /// @param key the first key, in terms of the rows to be tested
    /// @return null if nothing can be ruled out
    public static @Nullable Expression mayBeWanted(SortKey key, Row bound) {
        Expression value = key.expression();
        if (bound.firstKey().value() == null) {
            return key.nullsFirst() ? new IsNull(value) : null;
        }
        Compare compared = new Compare(key.ascending() ? Compare.Op.LE : Compare.Op.GE, value, bound.firstKey());
        return key.nullsFirst() ? new Logical(Logical.Op.OR, List.of(new IsNull(value), compared)) : compared;
    }

    private static int compare(long[] a, long[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return Long.compare(a[i], b[i]);
            }
        }
        return 0;
    }

    /// Writes the rows that may come before the bound.
    ///
    /// @param tiesMay whether a row of equal words may come before it
    /// @return how many
    static int select(long[] bound, long[][] words, int count, boolean tiesMay, int[] selection) {
        int selected = 0;
        if (bound.length == 0) {
            return tiesMay ? all(count, selection) : 0;
        }
        long[] first = words[0];
        long least = bound[0];
        for (int row = 0; row < count; row++) {
            // Nearly all rows are told by the first word, without a branch.
            selection[selected] = row;
            selected += first[row] <= least ? 1 : 0;
        }
        int kept = 0;
        for (int i = 0; i < selected; i++) {
            int row = selection[i];
            int order = 0;
            for (int w = 0; order == 0 && w < bound.length; w++) {
                order = Long.compare(words[w][row], bound[w]);
            }
            selection[kept] = row;
            kept += order < 0 || order == 0 && tiesMay ? 1 : 0;
        }
        return kept;
    }

    private static int all(int count, int[] selection) {
        for (int row = 0; row < count; row++) {
            selection[row] = row;
        }
        return count;
    }
}
