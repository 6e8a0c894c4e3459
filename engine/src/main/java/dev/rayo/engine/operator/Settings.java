package dev.rayo.engine.operator;

/// The knobs of a query. The defaults are for use, the others for tests that must meet every boundary.
///
/// @param threads        workers per pipeline
/// @param vectorRows     rows of a vector, at most 65,536
/// @param morselRows     rows a morsel aims at
/// @param batchRows      rows of a result batch at most
/// @param memoryLimit    bytes that the query may hold
/// @param equalHashes    whether every hash is the same: a test of collision handling
public record Settings(
        int threads, int vectorRows, int morselRows, int batchRows, long memoryLimit, boolean equalHashes) {
    public Settings {
        if (threads < 1 || vectorRows < 1 || vectorRows > 65_536 || morselRows < 1 || batchRows < 1) {
            throw new IllegalArgumentException("settings out of range: threads " + threads + ", vectorRows "
                    + vectorRows + ", morselRows " + morselRows + ", batchRows " + batchRows);
        }
    }

    /// All processors, vectors of 2,048 rows, three quarters of the heap.
    public static Settings standard() {
        return new Settings(
                Runtime.getRuntime().availableProcessors(),
                2_048,
                122_880,
                8_192,
                Runtime.getRuntime().maxMemory() / 4 * 3,
                false);
    }

    public Settings withThreads(int value) {
        return new Settings(value, vectorRows, morselRows, batchRows, memoryLimit, equalHashes);
    }

    public Settings withVectorRows(int value) {
        return new Settings(threads, value, morselRows, batchRows, memoryLimit, equalHashes);
    }

    public Settings withMorselRows(int value) {
        return new Settings(threads, vectorRows, value, batchRows, memoryLimit, equalHashes);
    }

    public Settings withBatchRows(int value) {
        return new Settings(threads, vectorRows, morselRows, value, memoryLimit, equalHashes);
    }

    public Settings withMemoryLimit(long value) {
        return new Settings(threads, vectorRows, morselRows, batchRows, value, equalHashes);
    }

    public Settings withEqualHashes(boolean value) {
        return new Settings(threads, vectorRows, morselRows, batchRows, memoryLimit, value);
    }
}
