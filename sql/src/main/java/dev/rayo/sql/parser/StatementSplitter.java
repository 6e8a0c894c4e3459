package dev.rayo.sql.parser;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text that is still being typed into statements, so that a shell knows what it can run and whether to ask for
/// more. It only knows where text in quotes and comments ends, and so never fails.
public final class StatementSplitter {

    /// A statement from offset `start`, without the white space around it and without its semicolon.
    ///
    /// @param complete whether a semicolon ends it
    public record Piece(String text, int start, boolean complete) {}

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int start = -1;
    private int end;

    private StatementSplitter(String text) {
        this.text = text;
    }

    /// The statements of `text` in order. Only the last can be incomplete. White space and comments alone are none.
    public static List<Piece> split(String text) {
        StatementSplitter splitter = new StatementSplitter(text);
        splitter.run();
        return splitter.pieces;
    }

    /// Whether nothing in `text` waits for more: it is blank, or a semicolon ends it.
    public static boolean isComplete(String text) {
        StatementSplitter splitter = new StatementSplitter(text);
        return splitter.run() && (splitter.pieces.isEmpty() || splitter.pieces.getLast().complete());
    }

    /// Whether every comment ended.
    private boolean run() {
        boolean closed = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (c == '-' && next == '-') {
                at = Scan.endOfLineComment(text, at);
            } else if (c == '/' && next == '*') {
                int commentEnd = Scan.endOfBlockComment(text, at);
                closed = commentEnd != Scan.UNTERMINATED;
                at = closed ? commentEnd : text.length();
            } else if (c == ';') {
                finish(true);
                at++;
            } else if (Scan.isSpace(c)) {
                at++;
            } else {
                take(endOfToken(c, next));
            }
        }
        finish(false);
        return closed;
    }

    private int endOfToken(char c, char next) {
        if (c == '\'' || c == '"') {
            return Scan.endOfQuoted(text, at, c);
        }
        if ((c == 'e' || c == 'E') && next == '\'') {
            return Scan.endOfEscaped(text, at + 1);
        }
        if (c == '$') {
            int tagEnd = Scan.endOfDollarTag(text, at);
            return tagEnd == at ? at + 1 : Scan.endOfDollarQuoted(text, at, tagEnd);
        }
        int tokenEnd = at + 1;
        if (Scan.isNamePart(c)) {
            while (tokenEnd < text.length() && Scan.isNamePart(text.charAt(tokenEnd))) {
                tokenEnd++;
            }
        }
        return tokenEnd;
    }

    private void take(int tokenEnd) {
        if (start < 0) {
            start = at;
        }
        at = tokenEnd == Scan.UNTERMINATED ? text.length() : tokenEnd;
        end = at;
    }

    private void finish(boolean complete) {
        if (start >= 0) {
            pieces.add(new Piece(text.substring(start, end), start, complete));
            start = -1;
        }
    }
}
