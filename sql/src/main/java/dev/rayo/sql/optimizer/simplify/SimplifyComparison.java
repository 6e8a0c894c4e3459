package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.analysis.ValueOrder;
import dev.rayo.sql.type.Type;

/// Constants to the right, constants compared, comparisons with NULL, TRUE and FALSE resolved.
final class SimplifyComparison implements ExpressionRule {
    @Override
    public Expression apply(Expression expression) {
        if (!(expression instanceof Compare c)) {
            return expression;
        }
        if (c.left() instanceof Literal left && c.right() instanceof Literal right) {
            return constants(c, left, right);
        }
        if (References.none(c.left()) && !References.none(c.right())) {
            return new Compare(c.op().flipped(), c.right(), c.left());
        }
        return c.right() instanceof Literal right ? withConstant(c, right) : c;
    }

    private static Expression constants(Compare c, Literal left, Literal right) {
        Object l = left.value();
        Object r = right.value();
        boolean blind = c.op() != Compare.Op.DISTINCT && c.op() != Compare.Op.NOT_DISTINCT;
        if (l == null || r == null) {
            if (blind) {
                return ThreeValued.NULL;
            }
            return bool((l == r) == (c.op() == Compare.Op.NOT_DISTINCT));
        }
        if (!ValueOrder.covers(left.type())) {
            return c;
        }
        int order = ValueOrder.compare(l, r, left.type());
        return bool(switch (c.op()) {
            case EQ, NOT_DISTINCT -> order == 0;
            case NE, DISTINCT -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        });
    }

    private static Expression withConstant(Compare c, Literal right) {
        if (right.isNull()) {
            return switch (c.op()) {
                case EQ, NE, LT, LE, GT, GE -> ThreeValued.NULL;
                case NOT_DISTINCT -> new IsNull(c.left());
                case DISTINCT -> new Not(new IsNull(c.left()));
            };
        }
        if (right.type() == Type.BOOLEAN && (c.op() == Compare.Op.EQ || c.op() == Compare.Op.NE)) {
            boolean asIs = Boolean.TRUE.equals(right.value()) == (c.op() == Compare.Op.EQ);
            return asIs ? c.left() : new Not(c.left());
        }
        return c;
    }

    private static Literal bool(boolean value) {
        return value ? Literal.TRUE : Literal.FALSE;
    }
}
