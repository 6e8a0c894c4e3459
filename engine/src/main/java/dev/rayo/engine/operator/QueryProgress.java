package dev.rayo.engine.operator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// How much of what a query will read it has read, in rows of its tables. Thread-safe.
public final class QueryProgress {
    private final List<Scan> scans = new CopyOnWriteArrayList<>();

    /// Announces a scan, before the query begins, of about `rows` rows.
    public Scan expect(double rows) {
        Scan scan = new Scan(Math.max(1, rows));
        scans.add(scan);
        return scan;
    }

    /// From 0 to 1; NaN for a query that scans nothing whose size is known. May grow in leaps: rows that statistics rule
    /// out count when their scan ends.
    public double fraction() {
        double expected = 0;
        double done = 0;
        for (Scan scan : scans) {
            expected += scan.expected;
            done += Math.min(scan.done, scan.expected);
        }
        return expected == 0 ? Double.NaN : done / expected;
    }

    /// One scan of the query; told by one thread at a time.
    public static final class Scan {
        private final double expected;
        private volatile double done;
        private long handedOut;

        private Scan(double expected) {
            this.expected = expected;
        }

        /// A morsel is handed to a worker; the one before it counts as done.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public Morsel handOut(Morsel morsel) {
            done = done + handedOut;
            handedOut = morsel.rowCount();
            return morsel;
        }

        /// There are no more morsels.
        public void finish() {
            done = expected;
        }
    }
}
