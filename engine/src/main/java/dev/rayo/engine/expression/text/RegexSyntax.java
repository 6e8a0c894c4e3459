package dev.rayo.engine.expression.text;

import dev.rayo.sql.error.RayoException;

/// Rewrites a regular expression in RE2's syntax to Java's, where they differ:
///
/// - `$` is the very end of the text, not also the place before a last line break
/// - in a class `[` and `&&` mean themselves, and `[[:alpha:]]` is a POSIX class
/// - `\s` has no vertical tab and `\v` is one, `\z` stays, `\Z` does not exist, `(?P<name>` names a group, `\pN` is a class
/// - lookaround, back references, atomic groups and possessive repetition do not exist
final class RegexSyntax {
    private final String pattern;
    private final StringBuilder java = new StringBuilder();
    private boolean multiline;
    private int at;

    private RegexSyntax(String pattern) {
        this.pattern = pattern;
    }

    /// @throws RayoException USER if RE2 has no such syntax
    static String toJava(String pattern) {
        return new RegexSyntax(pattern).translate();
    }

    private String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '(' -> group();
                case '$' -> {
                    java.append(multiline ? "$" : "\\z");
                    at++;
                }
                case '*', '+', '?' -> repetition();
                default -> {
                    java.append(c);
                    at++;
                }
            }
        }
        return java.toString();
    }

    private RayoException unsupported(String what) {
        return RayoException.user("regular expression '" + pattern + "': " + what);
    }

    private void repetition() {
        java.append(pattern.charAt(at++));
        if (at < pattern.length() && pattern.charAt(at) == '+') {
            throw unsupported("bad repetition operator: " + pattern.substring(at - 1, at + 1));
        }
    }

    private void group() {
        if (pattern.startsWith("(?P<", at)
                || pattern.startsWith("(?<", at) && !pattern.startsWith("(?<=", at) && !pattern.startsWith("(?<!", at)) {
            name(pattern.indexOf('<', at) + 1);
            java.append('(');
        } else if (pattern.startsWith("(?=", at)
                || pattern.startsWith("(?!", at)
                || pattern.startsWith("(?>", at)
                || pattern.startsWith("(?<=", at)
                || pattern.startsWith("(?<!", at)) {
            throw unsupported("invalid perl operator: " + pattern.substring(at, at + 3));
        } else if (pattern.startsWith("(?", at)) {
            flags();
        } else {
            java.append('(');
            at++;
        }
    }

    /// Nobody asks for a group by its name, so it is dropped: Java's names have no `_`.
    private void name(int from) {
        int end = pattern.indexOf('>', from);
        String name = end < 0 ? "" : pattern.substring(from, end);
        if (!name.matches("[\\p{L}\\p{M}\\p{Nd}\\p{Pc}]+")) {
            throw unsupported("invalid named capture group: " + pattern.substring(at, end < 0 ? pattern.length() : end + 1));
        }
        at = end + 1;
    }

    /// `(?i)`, `(?s-m:`: `m` decides what `$` means; `U` (lazy by default) is not to be had.
    private void flags() {
        java.append("(?");
        at += 2;
        boolean on = true;
        while (at < pattern.length() && pattern.charAt(at) != ')' && pattern.charAt(at) != ':') {
            char flag = pattern.charAt(at++);
            if (flag == '-') {
                on = false;
            } else if (flag == 'm') {
                multiline = on;
            } else if (flag != 'i' && flag != 's') {
                throw unsupported("invalid perl operator: (?" + flag);
            }
            java.append(flag);
        }
    }

    private void escape(boolean inClass) {
        if (at + 1 >= pattern.length()) {
            throw unsupported("trailing \\");
        }
        char c = pattern.charAt(at + 1);
        at += 2;
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", at);
            String quoted = pattern.substring(at, end < 0 ? pattern.length() : end);
            at = end < 0 ? pattern.length() : end + 2;
            quoted.codePoints().forEach(q -> java.append(Character.isLetterOrDigit(q) || q > 127 ? "" : "\\")
                    .appendCodePoint(q));
        } else if (c == 's' || c == 'S') {
            java.append(inClass ? (c == 's' ? "\\t\\n\\f\\r " : "\\S\\x0B") : c == 's' ? "[\\t\\n\\f\\r ]" : "[^\\t\\n\\f\\r ]");
        } else if (c >= '1' && c <= '9' || c == 'Z' || c == 'G' || c == 'k' || c == 'R' || c == 'X' || c == 'h' || c == 'V') {
            throw unsupported("invalid escape sequence: \\" + c);
        } else if (c == 'v') {
            java.append("\\x0B");
        } else if (c == 'C') {
            java.append("(?s:.)");
        } else {
            java.append('\\').append(c);
        }
    }

    private void characterClass() {
        java.append('[');
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            java.append('^');
            at++;
        }
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            char c = pattern.charAt(at);
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                int end = pattern.indexOf(":]", at);
                java.append(posixClass(pattern.substring(at + 2, end)));
                at = end + 2;
            } else if (c == '\\') {
                escape(true);
            } else {
                java.append(c == '[' || c == ']' || c == '&' || c == '^' ? "\\" : "").append(c);
                at++;
            }
            first = false;
        }
        if (at >= pattern.length()) {
            throw unsupported("missing ]");
        }
        java.append(']');
        at++;
    }

    private String posixClass(String name) {
        boolean negated = name.startsWith("^");
        String java = switch (negated ? name.substring(1) : name) {
            case "alpha" -> "Alpha";
            case "digit" -> "Digit";
            case "alnum" -> "Alnum";
            case "upper" -> "Upper";
            case "lower" -> "Lower";
            case "punct" -> "Punct";
            case "graph" -> "Graph";
            case "print" -> "Print";
            case "blank" -> "Blank";
            case "cntrl" -> "Cntrl";
            case "xdigit" -> "XDigit";
            case "space" -> "Space";
            case "ascii" -> "ASCII";
            case "word" -> "";
            default -> throw unsupported("invalid character class range: [:" + name + ":]");
        };
        return java.isEmpty() ? (negated ? "\\W" : "\\w") : (negated ? "\\P{" : "\\p{") + java + "}";
    }
}
