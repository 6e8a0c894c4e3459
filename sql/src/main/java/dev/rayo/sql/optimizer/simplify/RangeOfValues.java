package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Compare.Op;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import java.util.List;

/// Comparisons of a value that stands for all of `[from, until)`: a day for its moments, a year for its days.
final class RangeOfValues {
    private RangeOfValues() {}

    /// `f(operand) op v`, where `f` never falls and maps exactly `[from, until)` to `v`.
    static Expression compare(Op op, Expression operand, Literal from, Literal until) {
        return switch (op) {
            case EQ -> within(operand, from, until);
            case NE -> outside(operand, from, until);
            case LT -> new Compare(Op.LT, operand, from);
            case LE -> new Compare(Op.LT, operand, until);
            case GT -> new Compare(Op.GE, operand, until);
            case GE -> new Compare(Op.GE, operand, from);
            case NOT_DISTINCT -> new Logical(
                    Logical.Op.AND, List.of(new Not(new IsNull(operand)), within(operand, from, until)));
            case DISTINCT -> new Logical(Logical.Op.OR, List.of(new IsNull(operand), outside(operand, from, until)));
        };
    }

    private static Expression within(Expression operand, Literal from, Literal until) {
        return new Logical(
                Logical.Op.AND, List.of(new Compare(Op.GE, operand, from), new Compare(Op.LT, operand, until)));
    }

    private static Expression outside(Expression operand, Literal from, Literal until) {
        return new Logical(
                Logical.Op.OR, List.of(new Compare(Op.LT, operand, from), new Compare(Op.GE, operand, until)));
    }
}
