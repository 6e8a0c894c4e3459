package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.rows.StoredRows;

/// Finds kept rows by their keys. The candidates of a key are neighbours, however many: a range of places. Immutable.
sealed interface JoinTable permits HashedTable, DenseTable {
    /// Kept rows, of which this table has all or some.
    StoredRows stored();

    /// The keys that find, as numbers of the plan's keys.
    int[] keys();

    /// By place: the row's number.
    int[] rows();
}
