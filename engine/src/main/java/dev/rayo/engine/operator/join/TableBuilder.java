package dev.rayo.engine.operator.join;

import java.util.List;

/// Makes a [JoinTable] in steps of tasks that run in parallel.
sealed interface TableBuilder permits HashedTableBuilder, DenseTableBuilder {
    /// The tasks of the next step; empty when the table is ready.
    List<Runnable> nextTasks();

    JoinTable table();
}
