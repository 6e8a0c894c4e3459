package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;

/// A field and the expression it is computed by.
public record Assignment(Field field, Expression expression) {
    public Assignment {
        if (!field.type().equals(expression.type())) {
            throw new IllegalArgumentException(
                    "field " + field + " is " + field.type() + ", its expression " + expression.type());
        }
    }

    /// Whether the expression is nothing but a field with the same id.
    public boolean isIdentity() {
        return expression instanceof Expression.Reference reference && reference.id() == field.id();
    }
}
