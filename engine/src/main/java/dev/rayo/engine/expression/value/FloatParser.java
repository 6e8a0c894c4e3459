package dev.rayo.engine.expression.value;

import org.jspecify.annotations.Nullable;

/// Reads floating-point numbers: `1.5`, `-.5e3`, `1_000.0`, `inf`, `nan`, with spaces around.
public final class FloatParser {
    private FloatParser() {}

    /// The number as Java's parsers take it; null if `data[from, to)` is none.
    public static @Nullable String javaNumber(byte[] data, int from, int to) {
        int at = TextSpan.skipSpaces(data, from, to);
        int end = TextSpan.trimEnd(data, at, to);
        StringBuilder number = new StringBuilder(end - at);
        if (at < end && (data[at] == '-' || data[at] == '+')) {
            number.append((char) data[at++]);
        }
        if (TextSpan.equals(data, at, end, "inf") || TextSpan.equals(data, at, end, "infinity")) {
            return number + "Infinity";
        }
        if (TextSpan.equals(data, at, end, "nan")) {
            return "NaN";
        }
        int sign = number.length();
        at = digits(data, at, end, number);
        if (at >= 0 && at < end && data[at] == '.') {
            number.append('.');
            sign++;
            at = digits(data, at + 1, end, number);
        }
        if (at < 0 || number.length() == sign) {
            return null;
        }
        if (at < end && (data[at] == 'e' || data[at] == 'E')) {
            number.append('e');
            at++;
            if (at < end && (data[at] == '-' || data[at] == '+')) {
                number.append((char) data[at++]);
            }
            int exponent = at;
            at = digits(data, at, end, number);
            if (at <= exponent) {
                return null;
            }
        }
        return at == end ? number.toString() : null;
    }

    /// Copies digits, between which single underscores may stand; returns where they end, -1 for a misplaced underscore.
    private static int digits(byte[] data, int from, int end, StringBuilder number) {
        int at = from;
        while (at < end) {
            if (TextSpan.isDigit(data[at])) {
                number.append((char) data[at++]);
            } else if (data[at] == '_') {
                if (at == from || at + 1 >= end || !TextSpan.isDigit(data[at + 1])) {
                    return -1;
                }
                at++;
            } else {
                break;
            }
        }
        return at;
    }
}
