package dev.rayo.sql.ast;

import org.jspecify.annotations.Nullable;

/// One argument of a function: `value`, or `name := value`.
public record Argument(@Nullable Name name, SyntaxExpression value, int position) implements Syntax {
    public Argument(SyntaxExpression value) {
        this(null, value, value.position());
    }
}
