package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.type.Type;
import java.util.List;

/// Answers that do not depend on a value, but for its being NULL.
final class ThreeValued {
    static final Literal NULL = new Literal(null, Type.BOOLEAN);

    private ThreeValued() {}

    /// NULL where `operand` is, else FALSE.
    static Expression neverTrue(Expression operand) {
        return new Logical(Logical.Op.AND, List.of(new IsNull(operand), NULL));
    }

    /// NULL where `operand` is, else TRUE.
    static Expression neverFalse(Expression operand) {
        return new Logical(Logical.Op.OR, List.of(new Not(new IsNull(operand)), NULL));
    }
}
