package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Plan.Join;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of one join from the estimates of its inputs.
public final class JoinEstimator {
    /// However likely a match, some rows of an anti join remain.
    private static final double ANTI_LEAST = 0.1;

    private JoinEstimator() {}

    static Estimate of(Join join, Estimate left, Estimate right) {
        double pairs = pairFraction(join.keys(), join.residual(), left, right);
        double inner = left.rows() * right.rows() * pairs;
        return switch (join.kind()) {
            case INNER -> new Estimate(inner, columns(join, left, right, inner));
            case LEFT -> padded(left, right, Math.max(inner, left.rows()));
            case RIGHT -> padded(left, right, Math.max(inner, right.rows()));
            case FULL -> padded(left, right, Math.max(inner, Math.max(left.rows(), right.rows())));
            case SEMI -> semi(join, left, right);
            case ANTI -> left.thinned(antiFraction(matchFraction(join.keys(), join.residual(), left, right)));
            case MARK -> marked(join, left);
            case SINGLE -> padded(left, right, left.rows());
        };
    }

    /// The keys that are left are among those of the right side.
    private static Estimate semi(Join join, Estimate left, Estimate right) {
        Estimate kept = left.thinned(matchFraction(join.keys(), join.residual(), left, right));
        Map<Integer, ColumnEstimate> columns = new HashMap<>(kept.columns());
        for (Join.Key key : join.keys()) {
            if (key.left() instanceof Reference reference && columns.containsKey(reference.id())) {
                double values = CardinalityEstimator.column(right, key.right()).distinct();
                columns.computeIfPresent(reference.id(), (id, column) -> column.withDomain(values));
            }
        }
        return new Estimate(kept.rows(), columns);
    }

    /// What all conditions keep of all pairs of rows.
    private static double pairFraction(
            List<Join.Key> keys, @Nullable Expression residual, Estimate left, Estimate right) {
        double fraction = 1;
        List<ColumnEstimate> ofLeft = new ArrayList<>();
        List<ColumnEstimate> ofRight = new ArrayList<>();
        for (Join.Key key : keys) {
            ColumnEstimate l = CardinalityEstimator.column(left, key.left());
            ColumnEstimate r = CardinalityEstimator.column(right, key.right());
            fraction *= KeySelectivity.of(l, r);
            ofLeft.add(l);
            ofRight.add(r);
        }
        if (!keys.isEmpty()) {
            fraction *= KeySelectivity.correlation(ofLeft, ofRight);
        }
        return fraction * residualFraction(residual, left, right);
    }

    private static double residualFraction(@Nullable Expression residual, Estimate left, Estimate right) {
        if (residual == null) {
            return 1;
        }
        Map<Integer, ColumnEstimate> columns = new HashMap<>(left.columns());
        columns.putAll(right.columns());
        Estimate both = new Estimate(left.rows() * right.rows(), columns);
        return new Selectivity(both).conjunction(Conjunction.split(residual));
    }

    /// Matches of one left row.
    public static double matchesPerRow(
            List<Join.Key> keys, @Nullable Expression residual, Estimate left, Estimate right) {
        return right.rows() * pairFraction(keys, residual, left, right);
    }

    /// The part of the left rows that have a match.
    public static double matchFraction(
            List<Join.Key> keys, @Nullable Expression residual, Estimate left, Estimate right) {
        double present = 1;
        double matches = matchesPerRow(keys, residual, left, right);
        for (Join.Key key : keys) {
            ColumnEstimate l = CardinalityEstimator.column(left, key.left());
            ColumnEstimate r = CardinalityEstimator.column(right, key.right());
            double domain = Math.max(1, KeySelectivity.domain(l, r));
            present = Math.min(present, (1 - l.nullFraction()) * Math.min(1, r.distinct() / domain));
        }
        double perPresent = matches / Math.max(1e-9, present);
        return Math.min(present, present * (1 - Math.exp(-Math.max(perPresent, matches))) / (1 - Math.exp(-1)));
    }

    /// The part of the left rows that an anti join keeps, of those that have a match.
    public static double antiFraction(double matchFraction) {
        return Math.max(ANTI_LEAST, 1 - matchFraction);
    }

    private static Estimate padded(Estimate left, Estimate right, double rows) {
        Map<Integer, ColumnEstimate> columns = new HashMap<>(left.columns());
        columns.putAll(right.columns());
        return new Estimate(rows, columns);
    }

    private static Estimate marked(Join join, Estimate left) {
        Map<Integer, ColumnEstimate> columns = new HashMap<>(left.columns());
        columns.put(Objects.requireNonNull(join.mark()).id(), ColumnEstimate.ofDistinct(2, 1));
        return new Estimate(left.rows(), columns);
    }

    private static Map<Integer, ColumnEstimate> columns(Join join, Estimate left, Estimate right, double rows) {
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        left.columns().forEach((id, column) -> columns.put(id, column.thinned(left.rows(), rows / left.rows())));
        right.columns().forEach((id, column) -> columns.put(id, column.thinned(right.rows(), rows / right.rows())));
        for (Join.Key key : join.keys()) {
            ColumnEstimate l = CardinalityEstimator.column(left, key.left());
            ColumnEstimate r = CardinalityEstimator.column(right, key.right());
            ColumnEstimate both = KeySelectivity.joined(l, r);
            ColumnEstimate kept = both.distinct() <= rows ? both : both.withDistinct(rows);
            if (key.left() instanceof Reference reference) {
                columns.put(reference.id(), withSource(kept, l));
            }
            if (key.right() instanceof Reference reference) {
                columns.put(reference.id(), withSource(kept, r));
            }
        }
        return columns;
    }

    private static ColumnEstimate withSource(ColumnEstimate column, ColumnEstimate origin) {
        return new ColumnEstimate(
                column.low(),
                column.high(),
                column.nullFraction(),
                column.distinct(),
                column.domain(),
                column.base(),
                column.counted(),
                origin.bytes(),
                column.mean(),
                origin.source(),
                origin.sourceRows());
    }
}
