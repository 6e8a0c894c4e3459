package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.rows.StoredRows;
import org.jspecify.annotations.Nullable;

/// Finds kept rows by the hash of their keys. Rows lie in the order of their buckets, so that all candidates of a key
/// are neighbours, however many. Immutable.
///
/// ```text
///  directory   bucket b: tags of its rows (32 bits) │ end of its range      its range begins where b - 1 ends
///  words       per place: the key itself (one key of up to 64 bits, or several packed), or the hash
///  rows        per place: the row's number
/// ```
///
/// A bucket is the upper bits of a hash. A tag is one of 32 bits, chosen by the lower bits of the hash: most keys that
/// have no match are found out by it without leaving the directory.
final class HashedTable implements JoinTable {
    static final int TAG_SHIFT = 32;
    static final int TAG_MASK = 31;

    private final StoredRows stored;
    private final int[] keys;
    private final @Nullable KeyPacking packing;
    /// Whether `words` are keys: a place with the same word is a match. Else a place with the same hash may be one.
    final boolean exact;
    final long[] words;
    private final int[] rows;
    private final long[] directory;
    private final int shift;

    HashedTable(
            StoredRows stored,
            int[] keys,
            @Nullable KeyPacking packing,
            boolean exact,
            long[] words,
            int[] rows,
            long[] directory,
            int bits) {
        this.stored = stored;
        this.keys = keys;
        this.packing = packing;
        this.exact = exact;
        this.words = words;
        this.rows = rows;
        this.directory = directory;
        this.shift = 63 - bits;
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

    /// Looks up `hashes` of the rows `candidates[0..count)`.
    ///
    /// @param candidates in place: the rows whose bucket may have a match
    /// @param begins     by row: where its range begins
    /// @param ends       by row: where it ends
    /// @return how many rows are left
    int lookUp(long[] hashes, int[] candidates, int count, int[] begins, int[] ends) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = candidates[i];
            long hash = hashes[row];
            int bucket = (int) (hash >>> 1 >>> shift);
            long entry = directory[bucket + 1];
            begins[row] = (int) directory[bucket];
            ends[row] = (int) entry;
            candidates[left] = row;
            // The tag of an empty bucket has no bit set.
            left += (int) (entry >>> TAG_SHIFT + (hash & TAG_MASK)) & 1;
        }
        return left;
    }
}
