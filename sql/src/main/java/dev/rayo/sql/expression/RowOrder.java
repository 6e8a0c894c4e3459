package dev.rayo.sql.expression;

import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import java.util.List;

/// Rows of values in order: by the first values, those that tie by the next ones. NULL is greater than every value and
/// equal to NULL, so that the answer is never NULL.
///
/// The comparison is written so that what the first values have to meet stands alone, where a scan finds it:
/// `(a, b) > (1, 2)` is `a >= 1 AND (a > 1 OR b > 2)` for an a and b that are never NULL.
public final class RowOrder {
    private RowOrder() {}

    /// `left op right`.
    ///
    /// @param op an operator that orders: LT, LE, GT or GE
    public static Expression compare(Compare.Op op, List<Expression> left, List<Expression> right) {
        Expression known = switch (op) {
            case LT, LE -> from(0, left, right, op == Compare.Op.LE);
            case GT, GE -> from(0, right, left, op == Compare.Op.GE);
            case EQ, NE, DISTINCT, NOT_DISTINCT -> throw new IllegalArgumentException(op + " is no order");
        };
        return new Compare(Compare.Op.NOT_DISTINCT, known, Literal.TRUE);
    }

    /// Whether the rows from value `index` on are in order; NULL may stand for FALSE.
    private static Expression from(int index, List<Expression> left, List<Expression> right, boolean orEqual) {
        Expression a = left.get(index);
        Expression b = right.get(index);
        if (index == left.size() - 1) {
            return orEqual ? lessOrEqual(a, b) : less(a, b);
        }
        return and(lessOrEqual(a, b), or(less(a, b), from(index + 1, left, right, orEqual)));
    }

    private static Expression less(Expression a, Expression b) {
        return or(new Compare(Compare.Op.LT, a, b), and(new IsNull(b), new Not(new IsNull(a))));
    }

    private static Expression lessOrEqual(Expression a, Expression b) {
        return or(new Compare(Compare.Op.LE, a, b), new IsNull(b));
    }

    private static Expression and(Expression a, Expression b) {
        return new Logical(Logical.Op.AND, List.of(a, b));
    }

    private static Expression or(Expression a, Expression b) {
        return new Logical(Logical.Op.OR, List.of(a, b));
    }
}
