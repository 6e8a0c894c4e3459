package dev.rayo.sql.parser;

import dev.rayo.sql.ast.SyntaxExpression.IntegerLiteral;
import dev.rayo.sql.ast.Window;
import dev.rayo.sql.ast.Window.Bound;
import dev.rayo.sql.ast.Window.Frame;

/// Writes windows.
final class WindowPrinter {
    private final SqlText text;

    WindowPrinter(SqlText text) {
        this.text = text;
    }

    /// What follows `OVER`: a name alone, or a window in parentheses.
    void over(Window window) {
        boolean named = window.partitionBy().isEmpty() && window.orderBy().isEmpty() && window.frame() == null;
        if (named && window.base() != null) {
            text.add(window.base());
        } else {
            print(window);
        }
    }

    void print(Window window) {
        text.add("(");
        String before = "";
        if (window.base() != null) {
            text.add(window.base());
            before = " ";
        }
        if (!window.partitionBy().isEmpty()) {
            text.add(before).add("PARTITION BY ").list(window.partitionBy(), text.expressions::print);
            before = " ";
        }
        if (!window.orderBy().isEmpty()) {
            text.expressions.orderBy(before, window.orderBy());
            before = " ";
        }
        if (window.frame() != null) {
            text.add(before);
            print(window.frame());
        }
        text.add(")");
    }

    private void print(Frame frame) {
        text.add(frame.unit().name()).add(" BETWEEN ");
        print(frame.start());
        text.add(" AND ");
        print(frame.end());
        text.add(
                switch (frame.exclusion()) {
                    case NO_OTHERS -> "";
                    case CURRENT_ROW -> " EXCLUDE CURRENT ROW";
                    case GROUP -> " EXCLUDE GROUP";
                    case TIES -> " EXCLUDE TIES";
                });
    }

    private void print(Bound bound) {
        if (bound.offset() != null) {
            if (bound.offset() instanceof IntegerLiteral) {
                text.expressions.print(bound.offset());
            } else {
                text.expressions.parenthesized(bound.offset());
            }
            text.add(" ");
        }
        text.add(
                switch (bound.kind()) {
                    case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
                    case PRECEDING -> "PRECEDING";
                    case CURRENT_ROW -> "CURRENT ROW";
                    case FOLLOWING -> "FOLLOWING";
                    case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
                });
    }
}
