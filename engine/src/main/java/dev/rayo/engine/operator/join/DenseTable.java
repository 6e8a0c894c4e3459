package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.rows.StoredRows;
import org.jspecify.annotations.Nullable;

/// Finds kept rows by one whole number, a key or several packed, where the numbers lie close together: no hash, no comparison, and a number that
/// is no key is found out by one bit. Immutable.
///
/// ```text
///  bits    per number between the least and the greatest key: whether it is a key
///  ranks   per 64 numbers: how many keys lie before them        rank of a key = ranks + bits set before it
///  begins  per rank: its first place; not there where no key has two rows: the rank is the place
///  rows    per place: the row's number; not there where only the presence of a key matters
/// ```
final class DenseTable implements JoinTable {
    private final StoredRows stored;
    private final int[] keys;
    private final @Nullable KeyPacking packing;
    final KeyBits set;
    private final int @Nullable [] ranks;
    private final int @Nullable [] begins;
    private final int[] rows;

    /// @param ranks null where every number between the bounds is a key
    DenseTable(
            StoredRows stored,
            int[] keys,
            @Nullable KeyPacking packing,
            KeyBits set,
            int @Nullable [] ranks,
            int @Nullable [] begins,
            int[] rows) {
        this.stored = stored;
        this.keys = keys;
        this.packing = packing;
        this.set = set;
        this.ranks = ranks;
        this.begins = begins;
        this.rows = rows;
    }

    @Override
    public StoredRows stored() {
        return stored;
    }

    @Override
    public int[] keys() {
        return keys;
    }

    @Override
    public @Nullable KeyPacking packing() {
        return packing;
    }

    @Override
    public int[] rows() {
        return rows;
    }

    /// Whether no key has two rows.
    boolean isUnique() {
        return begins == null;
    }

    static int rank(long[] bits, int[] ranks, long at) {
        int word = (int) (at >>> 6);
        return ranks[word] + Long.bitCount(bits[word] & (1L << at) - 1);
    }

    /// Finds the row of each of the rows `candidates[0..count)` that has a match; the table is unique.
    ///
    /// @param candidates in place: those that have one
    /// @param matches    to fill: the row it matches
    /// @return how many have one
    int findOne(long[] words, int[] candidates, int count, int[] matches) {
        int kept = set.select(words, candidates, count);
        long min = set.min;
        int[] numbers = ranks;
        if (numbers == null) {
            for (int i = 0; i < kept; i++) {
                matches[i] = rows[(int) (words[candidates[i]] - min)];
            }
            return kept;
        }
        long[] bits = set.bits;
        for (int i = 0; i < kept; i++) {
            matches[i] = rank(bits, numbers, words[candidates[i]] - min);
        }
        for (int i = 0; i < kept; i++) {
            matches[i] = rows[matches[i]];
        }
        return kept;
    }

    /// Finds the places of each of the rows `candidates[0..count)` that has a match.
    ///
    /// @param candidates in place: those that have one
    /// @param from       by row: where its range begins
    /// @param to         by row: where it ends
    /// @return how many have one
    int findRanges(long[] words, int[] candidates, int count, int[] from, int[] to) {
        int kept = set.select(words, candidates, count);
        long[] bits = set.bits;
        int[] numbers = ranks;
        for (int i = 0; i < kept; i++) {
            int row = candidates[i];
            long at = words[row] - set.min;
            int rank = numbers == null ? (int) at : rank(bits, numbers, at);
            from[row] = begins == null ? rank : begins[rank];
            to[row] = begins == null ? rank + 1 : begins[rank + 1];
        }
        return kept;
    }
}
