package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;

/// Turns SQL text into syntax. Positions are offsets in the text that was given.
///
/// All methods throw a [RayoException] of fault `USER` for text that is not SQL, with the offset of what was found; call
/// [RayoException#at] with the same text to have line and column in the message.
public final class SqlParser {
    private SqlParser() {}

    /// The one statement that `sql` is; a semicolon may follow it.
    public static Statement parseStatement(String sql) {
        Grammar grammar = new Grammar(sql);
        skipSemicolons(grammar.tokens);
        Statement statement = grammar.statements.statement();
        skipSemicolons(grammar.tokens);
        grammar.expectEnd();
        return statement;
    }

    /// The statements of `sql`, which semicolons separate; none where it is blank. Each numbers its parameters anew.
    public static List<Statement> parseStatements(String sql) {
        Grammar grammar = new Grammar(sql);
        List<Statement> statements = new ArrayList<>();
        skipSemicolons(grammar.tokens);
        while (!grammar.tokens.atEnd()) {
            grammar.tokens.forgetParameters();
            statements.add(grammar.statements.statement());
            if (!grammar.tokens.at(";")) {
                grammar.expectEnd();
            }
            skipSemicolons(grammar.tokens);
        }
        return statements;
    }

    /// The one expression that `sql` is.
    public static SyntaxExpression parseExpression(String sql) {
        Grammar grammar = new Grammar(sql);
        SyntaxExpression expression = grammar.expressions.expression();
        grammar.expectEnd();
        return expression;
    }

    private static void skipSemicolons(TokenStream tokens) {
        while (tokens.at(";")) {
            tokens.advance();
        }
    }
}
