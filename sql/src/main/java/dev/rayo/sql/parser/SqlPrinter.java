package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.SyntaxExpression;

/// Writes syntax as SQL text. Parsing that text gives the same syntax, positions aside.
public final class SqlPrinter {
    private SqlPrinter() {}

    public static String print(Statement statement) {
        SqlText text = new SqlText();
        new StatementPrinter(text).print(statement);
        return text.toString();
    }

    public static String print(Query query) {
        SqlText text = new SqlText();
        text.queries.print(query);
        return text.toString();
    }

    public static String print(SyntaxExpression expression) {
        SqlText text = new SqlText();
        text.expressions.print(expression);
        return text.toString();
    }
}
