package dev.rayo.engine.operator.aggregate;

/// What a worker has handed over for the merge: groups, or rows that have not found theirs.
sealed interface Partial extends AutoCloseable permits Groups, PartitionedRows {
    /// How many groups or rows there are.
    int count();

    @Override
    void close();
}
