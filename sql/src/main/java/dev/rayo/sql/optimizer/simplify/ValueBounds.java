package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Compare.Op;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.optimizer.analysis.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the terms of one conjunction leave of the values of one operand.
final class ValueBounds {
    private final Expression operand;
    private final List<Expression> sources = new ArrayList<>();
    private final List<Literal> excluded = new ArrayList<>();
    private @Nullable Compare lower;
    private @Nullable Compare upper;
    private @Nullable List<Literal> allowed;

    ValueBounds(Expression operand) {
        this.operand = operand;
    }

    void add(Expression term) {
        sources.add(term);
        switch (term) {
            case Compare c -> compare(c);
            case In in -> allow(in.values());
            case Not(In in) -> excluded.addAll(in.values());
            default -> throw new IllegalArgumentException("not a bound: " + term);
        }
    }

    private void compare(Compare term) {
        Literal value = (Literal) term.right();
        switch (term.op()) {
            case EQ -> allow(List.of(value));
            case NE -> excluded.add(value);
            case GT, GE -> lower = lower == null || isTighter(term, lower, 1) ? term : lower;
            case LT, LE -> upper = upper == null || isTighter(term, upper, -1) ? term : upper;
            case DISTINCT, NOT_DISTINCT -> throw new IllegalArgumentException("not a bound: " + term);
        }
    }

    private static boolean isTighter(Compare term, Compare than, int direction) {
        int order = compare(term.right(), than.right()) * direction;
        return order > 0 || order == 0 && (term.op() == Op.GT || term.op() == Op.LT);
    }

    private void allow(List<Literal> values) {
        List<Literal> kept = new ArrayList<>(values);
        if (allowed != null) {
            List<Literal> before = allowed;
            kept.removeIf(value -> !contains(before, value));
        }
        allowed = kept;
    }

    private static boolean contains(List<Literal> values, Literal value) {
        return values.stream().anyMatch(each -> compare(each, value) == 0);
    }

    private static int compare(Expression left, Expression right) {
        Object l = Objects.requireNonNull(((Literal) left).value());
        return ValueOrder.compare(l, Objects.requireNonNull(((Literal) right).value()), left.type());
    }

    /// Whether [#terms] says the same in fewer or simpler terms than were added.
    boolean isRedundant() {
        if (sources.size() < 2) {
            return false;
        }
        List<Expression> terms = terms();
        return !(terms.size() == sources.size() && sources.containsAll(terms));
    }

    boolean isFirst(Expression term) {
        return sources.getFirst() == term;
    }

    private boolean isEmpty() {
        if (lower == null || upper == null) {
            return false;
        }
        int order = compare(lower.right(), upper.right());
        return order > 0 || order == 0 && (lower.op() == Op.GT || upper.op() == Op.LT);
    }

    private boolean isPoint() {
        return lower != null && upper != null && compare(lower.right(), upper.right()) == 0 && !isEmpty();
    }

    private boolean isWithin(Literal value) {
        boolean high = lower == null || holds(compare(value, lower.right()), lower.op());
        return high && (upper == null || holds(compare(value, upper.right()), upper.op()));
    }

    private static boolean holds(int order, Op op) {
        return switch (op) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case EQ, NE, DISTINCT, NOT_DISTINCT -> throw new IllegalArgumentException(op + " is no bound");
        };
    }

    List<Expression> terms() {
        List<Literal> only = isPoint() && allowed == null ? List.of((Literal) Objects.requireNonNull(lower).right()) : allowed;
        if (only != null) {
            List<Literal> values = new ArrayList<>(only);
            values.removeIf(value -> !isWithin(value) || contains(excluded, value));
            return switch (values.size()) {
                case 0 -> List.of(Literal.FALSE);
                case 1 -> List.of(new Compare(Op.EQ, operand, values.getFirst()));
                default -> List.of(new In(operand, values));
            };
        }
        if (isEmpty()) {
            return List.of(Literal.FALSE);
        }
        List<Expression> terms = new ArrayList<>();
        if (lower != null) {
            terms.add(lower);
        }
        if (upper != null) {
            terms.add(upper);
        }
        List<Literal> inside = new ArrayList<>();
        for (Literal value : excluded) {
            if (isWithin(value) && !contains(inside, value)) {
                inside.add(value);
            }
        }
        switch (inside.size()) {
            case 0 -> {}
            case 1 -> terms.add(new Compare(Op.NE, operand, inside.getFirst()));
            default -> terms.add(new Not(new In(operand, inside)));
        }
        return terms;
    }
}
