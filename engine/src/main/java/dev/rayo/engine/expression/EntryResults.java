package dev.rayo.engine.expression;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import org.jspecify.annotations.Nullable;

/// What an expression over one column gives for the entries of that column's dictionary, as long as the same dictionary
/// comes by. There is no such result for
///
/// - a dictionary that is more than twice as large as the rows seen with it so far: it may never pay;
/// - a dictionary with an entry that fails: only a row that has the entry may raise the error.
final class EntryResults {
    private final int ordinal;
    private final Evaluator evaluator;
    private @Nullable Dictionary known;
    private long rowsSeen;
    private boolean fails;
    private @Nullable DictionaryResult result;

    /// @param ordinal the column that `evaluator` looks at
    EntryResults(int ordinal, Evaluator evaluator) {
        this.ordinal = ordinal;
        this.evaluator = evaluator;
    }

    /// The result for every entry, or null; the same object for the same dictionary.
    ///
    /// @param rows that come with the dictionary this time
    @Nullable DictionaryResult of(Dictionary dictionary, int rows) {
        if (dictionary != known) {
            known = dictionary;
            rowsSeen = 0;
            fails = false;
            result = null;
        }
        rowsSeen += rows;
        if (result == null && !fails && dictionary.size() > 0 && dictionary.size() <= 2 * rowsSeen) {
            try {
                result = DictionaryResult.of(evaluator, ordinal, dictionary);
            } catch (RayoException e) {
                if (e.fault() != Fault.USER) {
                    throw e;
                }
                fails = true;
            }
        }
        return result;
    }
}
