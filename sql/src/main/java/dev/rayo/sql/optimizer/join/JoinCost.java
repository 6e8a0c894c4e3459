package dev.rayo.sql.optimizer.join;

/// What a join costs, in units of one probe of a hash table that fits the cache.
///
/// A row put into the table costs more than a probe, a row put out less; probes of a table beyond the caches miss them.
/// Without keys every pair is looked at.
final class JoinCost {
    private static final double BUILD = 2.0;
    private static final double OUTPUT = 0.5;
    private static final double PAIR = 0.1;
    /// Rows of a table that still fits the second-level cache of a core.
    private static final double ROWS_CACHED = 1 << 15;
    private static final double MISS_PER_DOUBLING = 0.15;

    private JoinCost() {}

    /// @param probe rows on the left
    /// @param build rows on the right
    static double of(double probe, double build, double output, boolean hasKeys) {
        if (!hasKeys) {
            return PAIR * probe * build + build + OUTPUT * output;
        }
        double misses = build <= ROWS_CACHED ? 0 : MISS_PER_DOUBLING * (Math.log(build / ROWS_CACHED) / Math.log(2));
        return probe * (1 + misses) + build * (BUILD + misses) + OUTPUT * output;
    }
}
