package dev.rayo.sql.expression;

import dev.rayo.sql.type.Type;

/// What the constructors of expressions insist on.
final class Check {
    private Check() {}

    static void isBoolean(Expression expression) {
        if (expression.type() != Type.BOOLEAN) {
            throw new IllegalArgumentException("a condition must be BOOLEAN, not " + expression.type());
        }
    }
}
