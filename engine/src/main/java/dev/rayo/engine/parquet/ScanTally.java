package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.page.PageTally;
import java.util.concurrent.atomic.LongAdder;

/// Counts what a scan leaves out and what it reads. Thread-safe.
final class ScanTally {
    final LongAdder rowGroups = new LongAdder();
    final LongAdder rowGroupsPruned = new LongAdder();
    final LongAdder rowGroupsPrunedByBloom = new LongAdder();
    final LongAdder pages = new LongAdder();
    final LongAdder pagesPruned = new LongAdder();
    final LongAdder rowsPruned = new LongAdder();
    final PageTally read = new PageTally();

    ScanCounters counters() {
        return new ScanCounters(
                rowGroups.sum(),
                rowGroupsPruned.sum(),
                rowGroupsPrunedByBloom.sum(),
                pages.sum(),
                pagesPruned.sum(),
                rowsPruned.sum(),
                read.pages(),
                read.pagesPassed(),
                read.storedBytes(),
                read.bytes(),
                read.valuesDecoded(),
                read.valuesSkipped());
    }
}
