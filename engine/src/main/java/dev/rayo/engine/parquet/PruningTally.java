package dev.rayo.engine.parquet;

import java.util.concurrent.atomic.LongAdder;

/// Counts what a scan leaves out. Thread-safe.
final class PruningTally {
    final LongAdder rowGroups = new LongAdder();
    final LongAdder rowGroupsPruned = new LongAdder();
    final LongAdder rowGroupsPrunedByBloom = new LongAdder();
    final LongAdder pages = new LongAdder();
    final LongAdder pagesPruned = new LongAdder();
    final LongAdder rowsPruned = new LongAdder();

    ScanCounters counters() {
        return new ScanCounters(
                rowGroups.sum(),
                rowGroupsPruned.sum(),
                rowGroupsPrunedByBloom.sum(),
                pages.sum(),
                pagesPruned.sum(),
                rowsPruned.sum());
    }
}
