package dev.rayo.engine.parquet.page;

import java.util.concurrent.atomic.LongAdder;

/// Counts what the readers of a scan take from their files. Thread-safe.
public final class PageTally {
    private final LongAdder pages = new LongAdder();
    private final LongAdder pagesPassed = new LongAdder();
    private final LongAdder storedBytes = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder values = new LongAdder();
    private final LongAdder valuesDecoded = new LongAdder();

    /// A page of which the body was read.
    ///
    /// @param stored bytes in the file
    /// @param size   bytes without compression
    void countPage(long stored, long size) {
        pages.increment();
        storedBytes.add(stored);
        bytes.add(size);
    }

    /// A data page of which only the header was read, since no row of it is wanted.
    void countPassed() {
        pagesPassed.increment();
    }

    /// The values, NULLs included, of a data page whose body was read.
    void countValues(long count) {
        values.add(count);
    }

    void countDecoded(long count) {
        valuesDecoded.add(count);
    }

    /// Data and dictionary pages read, each as often as a morsel needed it.
    public long pages() {
        return pages.sum();
    }

    public long pagesPassed() {
        return pagesPassed.sum();
    }

    public long storedBytes() {
        return storedBytes.sum();
    }

    public long bytes() {
        return bytes.sum();
    }

    public long valuesDecoded() {
        return valuesDecoded.sum();
    }

    /// Values in pages that were read, but not decoded themselves.
    public long valuesSkipped() {
        return Math.max(0, values.sum() - valuesDecoded.sum());
    }
}
