package dev.rayo.engine.expression;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import org.jspecify.annotations.Nullable;

/// Reads a condition on one column as a range of its values. Comparisons with constants, joined by AND, narrow the
/// range one after the other.
final class RangeReader {
    private boolean isFloating;
    private boolean isReal;
    private long least = Long.MIN_VALUE;
    private long greatest = Long.MAX_VALUE;
    /// In the order of SQL, in which NaN is the greatest value.
    private double lowest = Double.NEGATIVE_INFINITY;
    private double highest = Double.NaN;

    private RangeReader() {}

    /// The range that says the same as a condition on one column; null if there is none.
    static @Nullable ValueRange of(Expression condition) {
        RangeReader reader = new RangeReader();
        if (condition instanceof Compare(Compare.Op op, Expression left, Expression right) && op == Compare.Op.NE) {
            return reader.take(new Compare(Compare.Op.EQ, left, right)) ? reader.range(false) : null;
        }
        return reader.take(condition) ? reader.range(true) : null;
    }

    private boolean take(Expression condition) {
        if (condition instanceof Logical logical && logical.op() == Logical.Op.AND) {
            for (Expression term : logical.terms()) {
                if (!take(term)) {
                    return false;
                }
            }
            return true;
        }
        if (!(condition instanceof Compare compare)) {
            return false;
        }
        if (compare.left() instanceof Reference && compare.right() instanceof Literal literal) {
            return take(compare.op(), Literals.column(literal));
        }
        return compare.right() instanceof Reference
                && compare.left() instanceof Literal literal
                && take(compare.op().flipped(), Literals.column(literal));
    }

    private boolean take(Compare.Op op, @Nullable Column bound) {
        if (bound instanceof IntColumn column) {
            return takeWord(op, column.values()[0]);
        }
        if (bound instanceof LongColumn column) {
            return takeWord(op, column.values()[0]);
        }
        if (bound instanceof FloatColumn column) {
            float value = column.values()[0];
            isReal = true;
            return takeFloating(op, value, Math.nextDown(value), Math.nextUp(value));
        }
        if (bound instanceof DoubleColumn column) {
            double value = column.values()[0];
            return takeFloating(op, value, Math.nextDown(value), Math.nextUp(value));
        }
        return false;
    }

    private boolean takeWord(Compare.Op op, long value) {
        return switch (op) {
            case EQ -> between(value, value);
            case LE -> between(Long.MIN_VALUE, value);
            case GE -> between(value, Long.MAX_VALUE);
            case LT -> value == Long.MIN_VALUE ? between(1, 0) : between(Long.MIN_VALUE, value - 1);
            case GT -> value == Long.MAX_VALUE ? between(1, 0) : between(value + 1, Long.MAX_VALUE);
            case NE, DISTINCT, NOT_DISTINCT -> false;
        };
    }

    private boolean between(long low, long high) {
        least = Math.max(least, low);
        greatest = Math.min(greatest, high);
        return true;
    }

    /// @param before the greatest value before `value`; infinity for NaN
    /// @param after  the least value after `value`; NaN for infinity
    private boolean takeFloating(Compare.Op op, double value, double before, double after) {
        isFloating = true;
        return switch (op) {
            case EQ -> between(value, value);
            case LE -> between(Double.NEGATIVE_INFINITY, value);
            case GE -> between(value, Double.NaN);
            case LT -> {
                double below = Double.isNaN(value) ? Double.POSITIVE_INFINITY : before;
                yield value == Double.NEGATIVE_INFINITY ? between(1.0, 0.0) : between(Double.NEGATIVE_INFINITY, below);
            }
            case GT -> {
                double above = value == Double.POSITIVE_INFINITY ? Double.NaN : after;
                yield Double.isNaN(value) ? between(1.0, 0.0) : between(above, Double.NaN);
            }
            case NE, DISTINCT, NOT_DISTINCT -> false;
        };
    }

    private boolean between(double low, double high) {
        lowest = order(lowest, low) < 0 ? low : lowest;
        highest = order(highest, high) < 0 ? highest : high;
        return true;
    }

    private static int order(double a, double b) {
        // Both zeros are equal.
        return Double.compare(a + 0.0, b + 0.0);
    }

    private ValueRange range(boolean inside) {
        if (!isFloating) {
            return new ValueRange.Words(least, greatest, inside);
        }
        if (order(lowest, highest) > 0) {
            return new ValueRange.Floats(1, 0, inside);
        }
        if (!Double.isNaN(highest)) {
            return new ValueRange.Floats(lowest, highest, inside);
        }
        // What NaN is in, is told by what it is not in.
        return lowest == Double.NEGATIVE_INFINITY
                ? new ValueRange.Floats(1, 0, !inside)
                : new ValueRange.Floats(Double.NEGATIVE_INFINITY, before(lowest), !inside);
    }

    private double before(double value) {
        return Double.isNaN(value)
                ? Double.POSITIVE_INFINITY
                : isReal ? Math.nextDown((float) value) : Math.nextDown(value);
    }
}
