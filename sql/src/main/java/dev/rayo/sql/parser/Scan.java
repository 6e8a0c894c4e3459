package dev.rayo.sql.parser;

/// Where the pieces of SQL text end whose insides are not SQL: comments and quoted text. Shared by the lexer, which fails
/// where one is unterminated, and the statement splitter, which waits for more.
final class Scan {
    /// The piece does not end.
    static final int UNTERMINATED = -1;

    private Scan() {}

    /// The offset after the text in `quote`s that begins at `start`; doubled quotes belong to it.
    static int endOfQuoted(String sql, int start, char quote) {
        int at = start + 1;
        while (true) {
            int end = sql.indexOf(quote, at);
            if (end < 0) {
                return UNTERMINATED;
            }
            if (end + 1 == sql.length() || sql.charAt(end + 1) != quote) {
                return end + 1;
            }
            at = end + 2;
        }
    }

    /// The offset after an `E'…'` string whose opening quote is at `start`.
    static int endOfEscaped(String sql, int start) {
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return UNTERMINATED;
    }

    /// The offset after the comment `/* … */` that begins at `start`; comments nest.
    static int endOfBlockComment(String sql, int start) {
        int depth = 0;
        int at = start;
        while (at + 1 < sql.length()) {
            char c = sql.charAt(at);
            char next = sql.charAt(at + 1);
            if (c == '/' && next == '*') {
                depth++;
                at += 2;
            } else if (c == '*' && next == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return UNTERMINATED;
    }

    /// The offset of the line break, or of the end of the text, after the `--` comment that begins at `start`.
    static int endOfLineComment(String sql, int start) {
        int end = start;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// The offset after the opening `$tag$` at `start`, or `start` where there is none.
    static int endOfDollarTag(String sql, int start) {
        int at = start + 1;
        while (at < sql.length() && isNamePart(sql.charAt(at)) && sql.charAt(at) != '$') {
            if (at == start + 1 && isDigit(sql.charAt(at))) {
                return start;
            }
            at++;
        }
        return at < sql.length() && sql.charAt(at) == '$' ? at + 1 : start;
    }

    /// The offset after the dollar-quoted text at `start`, whose opening tag ends before `tagEnd`.
    static int endOfDollarQuoted(String sql, int start, int tagEnd) {
        String tag = sql.substring(start, tagEnd);
        int end = sql.indexOf(tag, tagEnd);
        return end < 0 ? UNTERMINATED : end + tag.length();
    }

    static boolean isSpace(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80 && !isSpace(c);
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }
}
