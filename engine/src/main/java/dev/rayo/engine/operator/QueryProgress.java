package dev.rayo.engine.operator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

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

        /// The morsels of `source`: each counts as done when the next one is handed out.
        public MorselSource watch(MorselSource source) {
            return new Watched(source, this);
        }

        /// A morsel is handed to a worker; the one before it counts as done.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        void handOut(Morsel morsel) {
            done = done + handedOut;
            handedOut = morsel.rowCount();
        }

        /// There are no more morsels.
        void finish() {
            done = expected;
        }
    }

    private record Watched(MorselSource source, Scan progress) implements MorselSource {
        @Override
        public @Nullable Morsel next() {
            Morsel morsel = source.next();
            if (morsel == null) {
                progress.finish();
            } else {
                progress.handOut(morsel);
            }
            return morsel;
        }

        @Override
        public long morselCount() {
            return source.morselCount();
        }

        @Override
        public String notes() {
            return source.notes();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
