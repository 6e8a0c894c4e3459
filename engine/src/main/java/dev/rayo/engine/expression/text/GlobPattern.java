package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import java.nio.charset.StandardCharsets;

/// GLOB, as file names are matched: `*` any characters, `?` one character, `[a-z]` and `[!a-z]` one of a set, a backslash
/// takes the next character as it is. Characters are bytes.
final class GlobPattern {
    private GlobPattern() {}

    static ScalarKernel kernel() {
        return Elementwise.booleans((in, row) -> matches(
                in[0].string(row).getBytes(StandardCharsets.UTF_8),
                0,
                in[1].string(row).getBytes(StandardCharsets.UTF_8),
                0));
    }

    private static boolean matches(byte[] text, int at, byte[] pattern, int from) {
        int i = at;
        for (int p = from; p < pattern.length; p++) {
            byte c = pattern[p];
            if (c == '*') {
                while (p < pattern.length && pattern[p] == '*') {
                    p++;
                }
                for (int rest = i; rest <= text.length; rest++) {
                    if (matches(text, rest, pattern, p)) {
                        return true;
                    }
                }
                return false;
            }
            if (i >= text.length) {
                return false;
            }
            if (c == '[') {
                int end = endOfSet(pattern, p);
                if (end < 0 || !isInSet(text[i], pattern, p + 1, end)) {
                    return false;
                }
                p = end;
            } else if (c == '\\') {
                p++;
                if (p >= pattern.length || pattern[p] != text[i]) {
                    return false;
                }
            } else if (c != '?' && c != text[i]) {
                return false;
            }
            i++;
        }
        return i == text.length;
    }

    /// The closing bracket; one at the very beginning of the set belongs to it.
    private static int endOfSet(byte[] pattern, int open) {
        int first = open + 1 < pattern.length && pattern[open + 1] == '!' ? open + 2 : open + 1;
        for (int i = first; i < pattern.length; i++) {
            if (pattern[i] == ']' && i > first) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isInSet(byte c, byte[] pattern, int from, int to) {
        boolean negated = pattern[from] == '!';
        boolean found = false;
        for (int i = negated ? from + 1 : from; i < to; i++) {
            if (i + 2 < to && pattern[i + 1] == '-') {
                found |= (c & 0xff) >= (pattern[i] & 0xff) && (c & 0xff) <= (pattern[i + 2] & 0xff);
                i += 2;
            } else {
                found |= c == pattern[i];
            }
        }
        return found != negated;
    }
}
