package dev.rayo.server.output;

/// How many terminal cells a text takes, and how to keep what it holds from commanding the terminal.
final class CellWidth {
    private CellWidth() {}

    /// Control characters as `\n`, `\t`, `\x1b`, so that a value stays on its line and says nothing to the terminal.
    static String printable(CharSequence text) {
        StringBuilder to = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                to.append("\\n");
            } else if (c == '\r') {
                to.append("\\r");
            } else if (c == '\t') {
                to.append("\\t");
            } else if (Character.isISOControl(c)) {
                to.append(String.format("\\x%02x", (int) c));
            } else {
                to.append(c);
            }
        }
        return to.toString();
    }

    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /// The longest beginning that fits, with `…` as its last cell if something is missing.
    static String fit(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        int used = 1;
        int i = 0;
        while (i < text.length() && used + of(text.codePointAt(i)) <= width) {
            used += of(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
        }
        return text.substring(0, i) + "…";
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// Wide and fullwidth blocks of Unicode's East Asian Width (UAX 11), and the emoji planes.
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
                        || c >= 0xac00 && c <= 0xd7a3
                        || c >= 0xf900 && c <= 0xfaff
                        || c >= 0xfe30 && c <= 0xfe6f
                        || c >= 0xff00 && c <= 0xff60
                        || c >= 0xffe0 && c <= 0xffe6
                        || c >= 0x1f300 && c <= 0x1f64f
                        || c >= 0x1f900 && c <= 0x1f9ff
                        || c >= 0x20000 && c <= 0x3fffd);
    }
}
