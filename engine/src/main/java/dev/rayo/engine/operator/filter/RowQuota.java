package dev.rayo.engine.operator.filter;

import java.util.concurrent.atomic.AtomicLong;

/// A number of rows that workers take from together.
final class RowQuota {
    private final AtomicLong left;

    RowQuota(long rows) {
        this.left = new AtomicLong(rows);
    }

    /// Takes up to `wanted` rows.
    ///
    /// @return how many were left to take
    int take(int wanted) {
        long before = left.get();
        while (before > 0) {
            long taken = Math.min(before, wanted);
            // No bound stays no bound, however many rows come.
            if (before == Long.MAX_VALUE || left.compareAndSet(before, before - taken)) {
                return (int) taken;
            }
            before = left.get();
        }
        return 0;
    }

    long left() {
        return left.get();
    }
}
