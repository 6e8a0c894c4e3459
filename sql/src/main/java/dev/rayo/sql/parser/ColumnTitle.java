package dev.rayo.sql.parser;

import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.ColumnReference;

/// The name of a result column that has no alias, as DuckDB 2.0 gives it: a column's name, otherwise the expression with
/// parentheses around every operation, `count_star()` for `count(*)`.
///
/// A name stands here as the query writes it; where it is a column alone, DuckDB writes it as the table does.
public final class ColumnTitle {
    private ColumnTitle() {}

    /// @param sql the text that `expression` was parsed from: numbers and types stand in the name as they were written
    public static String of(SyntaxExpression expression, String sql) {
        if (expression instanceof ColumnReference reference) {
            return reference.parts().getLast().text();
        }
        SqlText text = new SqlText(printed -> new TitlePrinter(printed, sql));
        text.expressions.print(expression);
        return text.toString();
    }
}
