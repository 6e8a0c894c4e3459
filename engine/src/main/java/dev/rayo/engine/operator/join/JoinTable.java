package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.rows.StoredRows;
import org.jspecify.annotations.Nullable;

/// Finds kept rows by their keys. The candidates of a key are neighbours, however many: a range of places. Immutable.
sealed interface JoinTable permits HashedTable, DenseTable {
    /// Kept rows, of which this table has all or some.
    StoredRows stored();

    /// The keys that find, as numbers of the plan's keys.
    int[] keys();

    /// How several keys become one word; null where one key is the word, and where there are no words.
    @Nullable KeyPacking packing();

    /// By place: the row's number.
    int[] rows();
}
