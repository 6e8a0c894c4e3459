package dev.rayo.sql.parser;

import dev.rayo.sql.error.RayoException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A number at some offset of the SQL text: `1_000`, `1.50`, `.5`, `1.`, `1e10`, `0xFF`, `0o17`, `0b101`.
///
/// `text` is in decimal and without underscores.
record NumberText(Token.Kind kind, String text, int end) {

    static NumberText at(String sql, int start) {
        NumberText radix = inRadix(sql, start);
        if (radix != null) {
            return radix;
        }
        int end = digits(sql, start);
        Token.Kind kind = Token.Kind.INTEGER;
        if (is(sql, end, '.')) {
            kind = Token.Kind.DECIMAL;
            end = digits(sql, end + 1);
        }
        int exponent = exponentEnd(sql, end);
        if (exponent > end) {
            kind = Token.Kind.DOUBLE;
            end = exponent;
        }
        return new NumberText(kind, sql.substring(start, end).replace("_", ""), end);
    }

    private static @Nullable NumberText inRadix(String sql, int start) {
        if (!is(sql, start, '0') || start + 1 == sql.length()) {
            return null;
        }
        int radix =
                switch (sql.charAt(start + 1)) {
                    case 'x', 'X' -> 16;
                    case 'o', 'O' -> 8;
                    case 'b', 'B' -> 2;
                    default -> 10;
                };
        if (radix == 10) {
            return null;
        }
        int end = start + 2;
        while (end < sql.length() && (Character.digit(sql.charAt(end), radix) >= 0 || is(sql, end, '_'))) {
            end++;
        }
        String digits = sql.substring(start + 2, end).replace("_", "");
        if (digits.isEmpty()) {
            throw RayoException.syntax(
                    "the number " + sql.substring(start, start + 2) + " has no digits", start, null);
        }
        return new NumberText(Token.Kind.INTEGER, new BigInteger(digits, radix).toString(), end);
    }

    /// The offset after the digits at `start`; an underscore counts where digits stand on both sides.
    private static int digits(String sql, int start) {
        int end = start;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            boolean joins = c == '_' && end > start && end + 1 < sql.length() && Scan.isDigit(sql.charAt(end + 1));
            if (!Scan.isDigit(c) && !joins) {
                break;
            }
            end++;
        }
        return end;
    }

    /// The offset after the exponent at `start`, or `start` where there is none.
    private static int exponentEnd(String sql, int start) {
        if (!is(sql, start, 'e') && !is(sql, start, 'E')) {
            return start;
        }
        int digits = is(sql, start + 1, '+') || is(sql, start + 1, '-') ? start + 2 : start + 1;
        int end = digits(sql, digits);
        return end == digits ? start : end;
    }

    private static boolean is(String sql, int offset, char expected) {
        return offset < sql.length() && sql.charAt(offset) == expected;
    }
}
