package dev.rayo.server.session;

import dev.rayo.sql.parser.StatementSplitter;
import dev.rayo.sql.parser.StatementSplitter.Piece;
import java.util.ArrayList;
import java.util.List;

/// SQL text cut into statements, each with the line it begins on.
public record Script(List<Statement> statements) {
    /// @param text begins with the statement's first word and lacks its semicolon
    /// @param line in the script, from 1, on which the text begins
    /// @param complete whether a semicolon ended it
    public record Statement(String text, int line, boolean complete) {
        /// A statement that is the first thing of its text.
        public Statement(String text, int line) {
            this(text, line, true);
        }
    }

    public Script {
        statements = List.copyOf(statements);
    }

    public static Script of(String text) {
        List<Statement> statements = new ArrayList<>();
        int line = 1;
        int counted = 0;
        for (Piece piece : StatementSplitter.split(text)) {
            line += (int) text.substring(counted, piece.start()).chars().filter(c -> c == '\n').count();
            counted = piece.start();
            statements.add(new Statement(piece.text(), line, piece.complete()));
        }
        return new Script(statements);
    }

    /// What follows the last semicolon; empty if that is only white space and comments.
    public String unfinished() {
        return statements.isEmpty() || statements.getLast().complete()
                ? ""
                : statements.getLast().text();
    }
}
