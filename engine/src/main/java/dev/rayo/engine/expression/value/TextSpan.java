package dev.rayo.engine.expression.value;

import java.nio.charset.StandardCharsets;

/// What parsers ask of bytes.
final class TextSpan {
    private TextSpan() {}

    static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /// The first place from `at` on that is no space, or `to`.
    static int skipSpaces(byte[] data, int at, int to) {
        while (at < to && isSpace(data[at])) {
            at++;
        }
        return at;
    }

    /// The end of `data[from, to)` without spaces at its end.
    static int trimEnd(byte[] data, int from, int to) {
        while (to > from && isSpace(data[to - 1])) {
            to--;
        }
        return to;
    }

    /// Whether `data[from, to)` begins with the lower-case ASCII `word`, in any case.
    static boolean startsWith(byte[] data, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte b = data[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether `data[from, to)` is the lower-case ASCII `word`, in any case.
    static boolean equals(byte[] data, int from, int to, String word) {
        return to - from == word.length() && startsWith(data, from, to, word);
    }

    static String string(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.UTF_8);
    }
}
