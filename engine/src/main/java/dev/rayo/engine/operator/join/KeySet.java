package dev.rayo.engine.operator.join;

/// Keys of a join's build side, as a filter of rows that could match them. Immutable once it is complete.
sealed interface KeySet permits KeyBits, KeyBloom {
    /// Whether [#select] wants the keys themselves; else their hashes.
    boolean testsWords();

    /// Keeps those of the rows `rows[0..count)` whose key may be in the set.
    ///
    /// @param words keys or hashes, by row
    /// @return how many are kept, in their order
    int select(long[] words, int[] rows, int count);

    /// The part of the numbers between the bounds that are keys, as far as it is known; 1 if nothing is.
    double density();
}
