package dev.rayo.sql.optimizer.cardinality;

import java.util.List;

/// How likely two rows agree in their join keys.
///
/// The values of the side with fewer are taken to be among those of the other: one in the greater domain matches. Of two
/// domains that nobody counted the smaller bound is taken: the other is that of a foreign key with gaps.
public final class KeySelectivity {
    /// A column with so many values per row is a key by itself.
    private static final double NEARLY_UNIQUE = 0.9;

    private KeySelectivity() {}

    /// Values that the keys of both sides are spread over.
    public static double domain(ColumnEstimate left, ColumnEstimate right) {
        boolean extreme = (left.source() == ColumnEstimate.EXTREME) != (right.source() == ColumnEstimate.EXTREME);
        if (extreme) {
            return Math.min(left.domain(), right.domain());
        }
        if (left.counted() || right.counted()) {
            return Math.max(left.domain(), right.domain());
        }
        double base = Math.min(left.base(), right.base());
        return Math.max(1, base * Math.max(left.domain() / left.base(), right.domain() / right.base()));
    }

    /// What `left = right` keeps of all pairs.
    public static double of(ColumnEstimate left, ColumnEstimate right) {
        return (1 - left.nullFraction()) * (1 - right.nullFraction()) / Math.max(1, domain(left, right));
    }

    /// The factor by which several keys between the same two tables match more often than if they were independent:
    /// `(partkey, suppkey)` has far fewer values than `partkey` times `suppkey` if only both together are a key.
    public static double correlation(List<ColumnEstimate> left, List<ColumnEstimate> right) {
        if (left.size() < 2 || !isOneTable(left) || !isOneTable(right) || hasKey(left) || hasKey(right)) {
            return 1;
        }
        double independent = 1;
        for (int i = 0; i < left.size(); i++) {
            independent *= domain(left.get(i), right.get(i));
        }
        double together = Math.min(left.getFirst().sourceRows(), right.getFirst().sourceRows());
        return Math.max(1, independent / Math.max(1, Math.min(independent, together)));
    }

    private static boolean isOneTable(List<ColumnEstimate> columns) {
        int source = columns.getFirst().source();
        return source >= 0
                && columns.stream().allMatch(column -> column.source() == source);
    }

    private static boolean hasKey(List<ColumnEstimate> columns) {
        return columns.stream().anyMatch(column -> column.base() >= NEARLY_UNIQUE * column.sourceRows());
    }

    /// What both sides look like where they agree.
    public static ColumnEstimate joined(ColumnEstimate left, ColumnEstimate right) {
        ColumnEstimate finer = left.distinct() <= right.distinct() ? left : right;
        return new ColumnEstimate(
                left.hasRange() && right.hasRange() ? Math.max(left.low(), right.low()) : finer.low(),
                left.hasRange() && right.hasRange() ? Math.min(left.high(), right.high()) : finer.high(),
                0,
                finer.distinct(),
                Math.min(left.domain(), right.domain()),
                left.counted() || right.counted()
                        ? Math.max(left.base(), right.base())
                        : Math.min(left.base(), right.base()),
                left.counted() || right.counted(),
                finer.bytes(),
                Double.NaN,
                finer.source(),
                finer.sourceRows());
    }
}
