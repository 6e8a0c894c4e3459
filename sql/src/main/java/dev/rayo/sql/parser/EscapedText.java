package dev.rayo.sql.parser;

import dev.rayo.sql.error.RayoException;

/// The inside of an `E'…'` string, whose escapes are PostgreSQL's: `\n`, `\t`, `\r`, `\b`, `\f`, octal, `\x41`, `\u0041`,
/// `\U00000041`; any other character after `\` is itself.
final class EscapedText {
    private final String sql;
    private final int end;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private EscapedText(String sql, int start, int end) {
        this.sql = sql;
        this.at = start;
        this.end = end;
    }

    static String decode(String sql, int start, int end) {
        EscapedText escaped = new EscapedText(sql, start, end);
        while (escaped.at < end) {
            escaped.next();
        }
        return escaped.text.toString();
    }

    private void next() {
        char c = sql.charAt(at++);
        if (c == '\'') {
            at++; // doubled
            text.append(c);
        } else if (c == '\\') {
            escape();
        } else {
            text.append(c);
        }
    }

    private void escape() {
        int start = at - 1;
        char c = sql.charAt(at++);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'x' -> code(start, 16, 1, 2);
            case 'u' -> code(start, 16, 4, 4);
            case 'U' -> code(start, 16, 8, 8);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                code(start, 8, 1, 3);
            }
            default -> text.append(c);
        }
    }

    private void code(int start, int radix, int digitsMin, int digitsMax) {
        long code = 0;
        int digits = 0;
        while (digits < digitsMax && at < end && Character.digit(sql.charAt(at), radix) >= 0) {
            code = code * radix + Character.digit(sql.charAt(at++), radix);
            digits++;
        }
        if (digits < digitsMin || code == 0 || code > Character.MAX_CODE_POINT) {
            throw RayoException.syntax("the escape " + sql.substring(start, at) + " names no character", start, null);
        }
        text.appendCodePoint((int) code);
    }
}
