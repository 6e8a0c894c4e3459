package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.analysis.NeverNull;
import java.util.BitSet;

/// `x IS NULL` is FALSE for an x that is never NULL; a cast keeps NULL and nothing else. Two values that are never NULL
/// are distinct where they are unequal.
final class SimplifyNullTest implements ExpressionRule {
    private final BitSet notNull;

    /// @param notNull ids of fields that are never NULL
    SimplifyNullTest(BitSet notNull) {
        this.notNull = notNull;
    }

    @Override
    public Expression apply(Expression expression) {
        if (expression instanceof Compare compare) {
            return comparison(compare);
        }
        if (!(expression instanceof IsNull test)) {
            return expression;
        }
        if (test.operand() instanceof Literal literal) {
            return literal.isNull() ? Literal.TRUE : Literal.FALSE;
        }
        if (NeverNull.test(test.operand(), notNull)) {
            return Literal.FALSE;
        }
        return test.operand() instanceof Cast cast && isTotal(cast) ? new IsNull(cast.operand()) : test;
    }

    private Expression comparison(Compare compare) {
        Compare.Op op = compare.op();
        boolean distinct = op == Compare.Op.DISTINCT;
        if (!distinct && op != Compare.Op.NOT_DISTINCT
                || !NeverNull.test(compare.left(), notNull)
                || !NeverNull.test(compare.right(), notNull)) {
            return compare;
        }
        return new Compare(distinct ? Compare.Op.NE : Compare.Op.EQ, compare.left(), compare.right());
    }

    /// A cast that never fails, so that nothing is lost by not evaluating it.
    private static boolean isTotal(Cast cast) {
        return !cast.lenient() && LosslessCast.isLossless(cast.operand().type(), cast.type());
    }
}
