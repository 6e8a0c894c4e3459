package dev.rayo.sql.binder;

import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Row;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.RowOrder;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Binds comparisons of rows of values, which are no values of their own: what is left are comparisons of the values.
///
/// A row is never NULL, whatever is in it. A row in a row is compared as if its values stood in the outer one.
final class RowBinder {
    private final ExpressionBinder expressions;
    private final PredicateBinder predicates;

    RowBinder(ExpressionBinder expressions, PredicateBinder predicates) {
        this.expressions = expressions;
        this.predicates = predicates;
    }

    /// The values of a row and of the rows in it; anything else is its only value.
    static List<SyntaxExpression> values(SyntaxExpression syntax) {
        return syntax instanceof Row row
                ? row.values().stream().flatMap(each -> values(each).stream()).toList()
                : List.of(syntax);
    }

    /// `left op right`, one of which is a row.
    Expression comparison(
            Compare.Op op, SyntaxExpression left, SyntaxExpression right, int position, Context context) {
        if (left instanceof Row row && right instanceof SyntaxExpression.NullLiteral) {
            return withNull(op, row, context);
        }
        if (right instanceof Row row && left instanceof SyntaxExpression.NullLiteral) {
            return withNull(op, row, context);
        }
        boolean ordering = PredicateBinder.isOrdering(op);
        List<Expression> lefts = new ArrayList<>();
        List<Expression> rights = new ArrayList<>();
        pair(left, right, ordering, position, context, lefts, rights);
        if (ordering) {
            return RowOrder.compare(op, lefts, rights);
        }
        List<Expression> equal = new ArrayList<>();
        for (int i = 0; i < lefts.size(); i++) {
            equal.add(new Compare(Compare.Op.NOT_DISTINCT, lefts.get(i), rights.get(i)));
        }
        Expression all = PredicateBinder.and(equal);
        return op == Compare.Op.NE || op == Compare.Op.DISTINCT ? new Not(all) : all;
    }

    /// `row IS NULL`.
    Expression isNull(Row row, Context context) {
        expressions.bindAll(values(row), context);
        return Literal.FALSE;
    }

    private Expression withNull(Compare.Op op, Row row, Context context) {
        expressions.bindAll(values(row), context);
        return switch (op) {
            case DISTINCT -> Literal.TRUE;
            case NOT_DISTINCT -> Literal.FALSE;
            case EQ, NE, LT, LE, GT, GE -> new Literal(null, Type.BOOLEAN);
        };
    }

    private void pair(
            SyntaxExpression left,
            SyntaxExpression right,
            boolean ordering,
            int position,
            Context context,
            List<Expression> lefts,
            List<Expression> rights) {
        if (left instanceof Row a && right instanceof Row b) {
            if (a.values().size() != b.values().size()) {
                throw RayoException.syntax(
                        "the rows have " + a.values().size() + " and " + b.values().size() + " values", position, null);
            }
            for (int i = 0; i < a.values().size(); i++) {
                pair(a.values().get(i), b.values().get(i), ordering, position, context, lefts, rights);
            }
            return;
        }
        if (left instanceof Row || right instanceof Row) {
            throw RayoException.syntax(
                    "a row of values can only be compared with a row", position, "as in (a, b) = (1, 2)");
        }
        Expression a = expressions.bind(left, context);
        Expression b = expressions.bind(right, context);
        Compare compared = predicates.compare(ordering ? Compare.Op.LT : Compare.Op.EQ, a, b, position);
        lefts.add(compared.left());
        rights.add(compared.right());
    }
}
