package dev.rayo.slt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One command of an `.slt` file, which begins at `line` (from 1).
sealed interface SltRecord {
    int line();

    /// `statement ok`, or `statement error` with a regular expression that the message contains (empty for any).
    record Statement(int line, Condition condition, String sql, boolean fails, String error) implements SltRecord {}

    /// `query <types> <sort> [oracle] [names]`.
    ///
    /// @param types    a letter per column: `I` whole number, `R` other number, `T` anything else, `?` not checked
    /// @param expected the rows, values separated by tabs; null to take them from the oracle
    /// @param names    whether column names must be the oracle's too
    record Query(
            int line,
            Condition condition,
            String types,
            Sort sort,
            String sql,
            @Nullable List<String> expected,
            boolean names)
            implements SltRecord {}

    /// `foreach name values…` or `loop name from to`, up to `endloop`.
    record Loop(int line, String name, List<String> values, List<SltRecord> body) implements SltRecord {}

    /// `require feature`: the rest of the file is skipped where there is no such thing.
    record Require(int line, String feature) implements SltRecord {}

    /// `set name value`: a setting of Rayo, which DuckDB does not hear of.
    record Set(int line, String name, String value) implements SltRecord {}

    /// How rows are made comparable where SQL leaves their order open.
    enum Sort {
        NOSORT,
        ROWSORT,
        VALUESORT
    }

    /// `onlyif name` and `skipif name` before a command.
    record Condition(@Nullable String only, @Nullable String skip) {
        static final Condition NONE = new Condition(null, null);

        boolean holdsFor(String database) {
            return (only == null || only.equals(database)) && !database.equals(skip);
        }
    }
}
