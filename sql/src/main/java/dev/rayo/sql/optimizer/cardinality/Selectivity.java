package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Compare.Op;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of the rows on which a predicate is true, 0 to 1.
///
/// Ranges are measured between the smallest and greatest value, equality by the number of different values. Terms of a
/// conjunction are seldom independent: the most selective counts in full, each further one less ([#BACK_OFF]).
final class Selectivity {
    static final double BACK_OFF = 0.9;
    private static final double RANGE_UNKNOWN = 0.3;
    private static final double BETWEEN_UNKNOWN = 0.1;
    private static final double COLUMNS_COMPARED = 1.0 / 3;
    private static final double STARTS_WITH = 0.04;
    private static final double CONTAINS = 0.08;
    private static final double PATTERN = 0.03;
    private static final double TRUTH_UNKNOWN = 0.5;
    private static final double PREDICATE_UNKNOWN = 0.25;
    private static final double CATEGORIES = 100;
    private static final double LEAST = 1e-9;

    private final Estimate input;
    private final ExpressionEstimator expressions;

    Selectivity(Estimate input) {
        this.input = input;
        this.expressions = new ExpressionEstimator(input);
    }

    double of(Expression predicate) {
        return Math.clamp(unclamped(predicate), LEAST, 1);
    }

    private double unclamped(Expression predicate) {
        return switch (predicate) {
            case Literal l -> Boolean.TRUE.equals(l.value()) ? 1 : 0;
            case Reference r -> truth(r);
            case Parameter p -> TRUTH_UNKNOWN;
            case Compare c -> compare(c);
            case Logical l -> l.op() == Logical.Op.AND ? conjunction(Conjunction.split(l)) : disjunction(l);
            case Not n -> not(n.operand());
            case IsNull n -> expressions.of(n.operand()).nullFraction();
            case In in -> in(in);
            case Call c -> call(c);
            case Cast c -> TRUTH_UNKNOWN;
            case Case c -> TRUTH_UNKNOWN;
            case Subquery s -> TRUTH_UNKNOWN;
        };
    }

    private double truth(Reference reference) {
        ColumnEstimate column = input.columnOrNull(reference.id());
        return column == null ? TRUTH_UNKNOWN : (1 - column.nullFraction()) / Math.clamp(column.distinct(), 1, 2);
    }

    /// @param terms all of which must be true
    double conjunction(List<Expression> terms) {
        Map<Expression, Range> ranges = new LinkedHashMap<>();
        List<Double> factors = new ArrayList<>();
        for (Expression term : terms) {
            if (isRange(term)) {
                Compare bound = (Compare) term;
                ranges.computeIfAbsent(bound.left(), operand -> new Range()).add(bound);
            } else {
                factors.add(of(term));
            }
        }
        ranges.forEach((operand, range) -> {
            if (!isPrefixHint(operand, range, terms)) {
                factors.add(fraction(operand, range));
            }
        });
        factors.sort(null);
        double product = 1;
        double weight = 1;
        for (double factor : factors) {
            product *= Math.pow(factor, weight);
            weight = Math.max(0.5, weight * BACK_OFF);
        }
        return product;
    }

    private static boolean isRange(Expression term) {
        return term instanceof Compare compare
                && compare.right() instanceof Literal literal
                && !literal.isNull()
                && (compare.op() == Op.LT || compare.op() == Op.LE || compare.op() == Op.GT || compare.op() == Op.GE);
    }

    /// The bounds that stand beside `starts_with` or LIKE say nothing new.
    private static boolean isPrefixHint(Expression operand, Range range, List<Expression> terms) {
        return range.isClosed()
                && terms.stream()
                        .anyMatch(term -> term instanceof Call call
                                && (call.function().equals("starts_with") || call.function().equals("like"))
                                && call.arguments().getFirst().equals(operand));
    }

    /// The bounds that a conjunction puts on one operand.
    private static final class Range {
        private double low = Double.NEGATIVE_INFINITY;
        private double high = Double.POSITIVE_INFINITY;
        private boolean lowOpen;
        private boolean highOpen;

        void add(Compare bound) {
            double position = ValueScale.position(((Literal) bound.right()).value());
            if (bound.op() == Op.GT || bound.op() == Op.GE) {
                if (position >= low) {
                    low = position;
                    lowOpen = bound.op() == Op.GT;
                }
            } else if (position <= high) {
                high = position;
                highOpen = bound.op() == Op.LT;
            }
        }

        boolean isClosed() {
            return !Double.isInfinite(low) && !Double.isInfinite(high);
        }
    }

    private double fraction(Expression operand, Range range) {
        ColumnEstimate column = expressions.of(operand);
        double notNull = 1 - column.nullFraction();
        if (column.hasRange() && Double.isNaN(column.mean())) {
            double step = ValueScale.step(operand.type());
            double low = Math.max(column.low(), range.low + (range.lowOpen ? step : 0));
            double high = Math.min(column.high(), range.high - (range.highOpen ? step : 0));
            double width = column.high() - column.low() + step;
            if (high < low) {
                return LEAST;
            }
            return width <= 0 ? notNull : notNull * Math.max((high - low + step) / width, 1 / (2 * column.distinct()));
        }
        if (!Double.isNaN(column.mean()) && column.mean() > 0) {
            return notNull * Math.max(LEAST, above(range.low, column.mean()) - above(range.high, column.mean()));
        }
        return notNull * (range.isClosed() ? BETWEEN_UNKNOWN : RANGE_UNKNOWN);
    }

    /// The part of an exponential distribution above `bound`.
    private static double above(double bound, double mean) {
        return bound <= 0 ? 1 : Math.exp(-bound / mean);
    }

    private double compare(Compare compare) {
        if (isRange(compare)) {
            Range range = new Range();
            range.add(compare);
            return fraction(compare.left(), range);
        }
        ColumnEstimate left = expressions.of(compare.left());
        ColumnEstimate right = expressions.of(compare.right());
        double notNull = (1 - left.nullFraction()) * (1 - right.nullFraction());
        double equal = areApart(left, right)
                ? 0
                : 1 / Math.max(values(left, compare.left()), values(right, compare.right()));
        return switch (compare.op()) {
            case EQ -> notNull * equal;
            case NOT_DISTINCT -> notNull * equal + left.nullFraction() * right.nullFraction();
            case NE -> notNull * (1 - equal);
            case DISTINCT -> 1 - notNull * equal;
            case LT, LE, GT, GE -> notNull * COLUMNS_COMPARED;
        };
    }

    /// Values that a constant may be compared with. A text column nobody counted is more likely a category than a key.
    private static double values(ColumnEstimate column, Expression expression) {
        boolean guessed = !column.counted() && expression instanceof Reference && expression.type() == Type.VARCHAR;
        return Math.max(1, guessed ? Math.min(column.distinct(), CATEGORIES) : column.distinct());
    }

    private static boolean areApart(ColumnEstimate left, ColumnEstimate right) {
        return left.hasRange() && right.hasRange() && (left.high() < right.low() || right.high() < left.low());
    }

    private double disjunction(Logical or) {
        double none = 1;
        for (Expression term : or.terms()) {
            none *= 1 - of(term);
        }
        return 1 - none;
    }

    private double not(Expression operand) {
        if (operand instanceof IsNull || operand instanceof Reference) {
            return 1 - unclamped(operand);
        }
        double nulls = operand instanceof In in ? expressions.of(in.operand()).nullFraction() : 0;
        return 1 - nulls - of(operand);
    }

    private double in(In in) {
        ColumnEstimate column = expressions.of(in.operand());
        double reachable = 0;
        for (Literal value : in.values()) {
            double position = ValueScale.position(value.value());
            boolean outside = column.hasRange() && (position < column.low() || position > column.high());
            reachable += value.isNull() || outside ? 0 : 1;
        }
        return (1 - column.nullFraction()) * Math.min(1, reachable / values(column, in.operand()));
    }

    private double call(Call call) {
        double base = switch (call.function()) {
            case "starts_with" -> STARTS_WITH;
            case "ends_with", "contains" -> CONTAINS;
            case "like", "like_escape", "ilike", "ilike_escape" -> PATTERN;
            default -> PREDICATE_UNKNOWN;
        };
        if (call.arguments().isEmpty()) {
            return base;
        }
        ColumnEstimate column = expressions.of(call.arguments().getFirst());
        return (1 - column.nullFraction()) * Math.max(base, Math.min(1, 1 / column.distinct()));
    }

    /// The columns after a conjunction, as far as its terms speak of single columns. NULL where nothing changes.
    Map<Integer, ColumnEstimate> restrictedColumns(List<Expression> terms) {
        Map<Integer, ColumnEstimate> restricted = new HashMap<>();
        Map<Expression, Range> ranges = new LinkedHashMap<>();
        for (Expression term : terms) {
            if (isRange(term)) {
                ranges.computeIfAbsent(((Compare) term).left(), operand -> new Range()).add((Compare) term);
            }
            Reference column = equated(term);
            if (column != null) {
                ColumnEstimate before = restricted.getOrDefault(column.id(), input.column(column.id(), column.type()));
                restricted.put(column.id(), afterEquality(before, term));
            }
        }
        ranges.forEach((operand, range) -> {
            if (operand instanceof Reference column) {
                ColumnEstimate before = restricted.getOrDefault(column.id(), input.column(column.id(), column.type()));
                restricted.put(column.id(), afterRange(before, column, range));
            }
        });
        return restricted;
    }

    private static @Nullable Reference equated(Expression term) {
        if (term instanceof Compare c && (c.op() == Op.EQ || c.op() == Op.NOT_DISTINCT) && c.right() instanceof Literal) {
            return c.left() instanceof Reference reference ? reference : null;
        }
        return term instanceof In in && in.operand() instanceof Reference reference ? reference : null;
    }

    private static ColumnEstimate afterEquality(ColumnEstimate before, Expression term) {
        if (term instanceof Compare compare) {
            double position = ValueScale.position(((Literal) compare.right()).value());
            return before.restricted(position, position, 1);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        In in = (In) term;
        for (Literal value : in.values()) {
            double position = ValueScale.position(value.value());
            low = Math.min(low, position);
            high = Math.max(high, position);
        }
        return low <= high ? before.restricted(low, high, in.values().size()) : before;
    }

    private ColumnEstimate afterRange(ColumnEstimate before, Reference column, Range range) {
        if (!before.hasRange()) {
            return before.withNullFraction(0);
        }
        double kept = fraction(column, range) / Math.max(LEAST, 1 - before.nullFraction());
        double low = Math.max(before.low(), range.low);
        double high = Math.max(low, Math.min(before.high(), range.high));
        return before.restricted(low, high, before.domain() * kept);
    }
}
