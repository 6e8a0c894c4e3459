package dev.rayo.engine.operator.aggregate;

/// Rows or groups in the order of the partitions of their hashes, those of one partition in the order in which they
/// came. A partition is the upper bits of the hash, so that partitions side by side make one of fewer bits. Immutable.
///
/// @param starts where each partition begins in `rows`, and the end of the last
record PartitionOrder(int[] starts, int[] rows) {
    static PartitionOrder of(long[] hashes, int count, int bits) {
        int[] starts = new int[(1 << bits) + 1];
        for (int row = 0; row < count; row++) {
            starts[partition(hashes[row], bits) + 1]++;
        }
        for (int p = 0; p < 1 << bits; p++) {
            starts[p + 1] += starts[p];
        }
        int[] next = starts.clone();
        int[] rows = new int[count];
        for (int row = 0; row < count; row++) {
            int partition = partition(hashes[row], bits);
            rows[next[partition]] = row;
            next[partition]++;
        }
        return new PartitionOrder(starts, rows);
    }

    private static int partition(long hash, int bits) {
        return bits == 0 ? 0 : (int) (hash >>> 64 - bits);
    }
}
