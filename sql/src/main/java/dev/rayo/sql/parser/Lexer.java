package dev.rayo.sql.parser;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts SQL text into tokens; white space and comments are dropped. The last token is [Kind#END].
final class Lexer {
    /// Longest first among those with the same start. A symbol that begins another must follow it.
    private static final String[] SYMBOLS = {
        "!~~*", "!~~~", "!~~", "!~*", "~~~", "~~*", "->>", "!~", "!=", "~~", "~*", "::", ":=", "=>", "==", "->", "||",
        "<=", "<>", "<<", ">=", ">>", "**", "//", "^@", "(", ")", "[", "]", "{", "}", ",", ".", ";", ":", "+", "-", "*",
        "/", "%", "^", "&", "|", "~", "<", ">", "=", "!", "@", "#"
    };
    /// The symbols by their first character, so that few are compared.
    private static final String[][] SYMBOLS_BY_FIRST = new String[128][];

    static {
        for (int first = 0; first < SYMBOLS_BY_FIRST.length; first++) {
            List<String> symbols = new ArrayList<>();
            for (String symbol : SYMBOLS) {
                if (symbol.charAt(0) == first) {
                    symbols.add(symbol);
                }
            }
            SYMBOLS_BY_FIRST[first] = symbols.toArray(String[]::new);
        }
    }

    private final String sql;
    private final List<Token> tokens;
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
        this.tokens = new ArrayList<>(sql.length() / 4 + 4);
    }

    /// @throws RayoException where the text holds something that is no token, or one that does not end
    static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (skipSpaceAndComments()) {
            char c = sql.charAt(at);
            if (Scan.isDigit(c) || c == '.' && Scan.isDigit(peek(1))) {
                number();
            } else if (c == '\'') {
                quoted(Kind.STRING, "string");
            } else if (c == '"') {
                quotedName();
            } else if ((c == 'e' || c == 'E') && peek(1) == '\'') {
                escapedString();
            } else if ((c == 'x' || c == 'X') && peek(1) == '\'') {
                blob();
            } else if (Scan.isNameStart(c)) {
                word();
            } else if (c == '?') {
                add(Kind.PARAMETER, "", at + 1);
            } else if (c == '$') {
                dollar();
            } else {
                symbol();
            }
        }
        add(Kind.END, "", at);
    }

    /// The character `offset` after this one, or 0 past the end.
    private char peek(int offset) {
        return at + offset < sql.length() ? sql.charAt(at + offset) : 0;
    }

    private void add(Kind kind, String text, int end) {
        add(kind, text, null, end);
    }

    private void add(Kind kind, String text, @Nullable Keyword keyword, int end) {
        tokens.add(new Token(kind, text, keyword, at, end));
        at = end;
    }

    private boolean skipSpaceAndComments() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '-' && peek(1) == '-') {
                at = Scan.endOfLineComment(sql, at);
            } else if (c == '/' && peek(1) == '*') {
                at = terminated(Scan.endOfBlockComment(sql, at), "comment", "close it with */");
            } else if (Scan.isSpace(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private int terminated(int end, String what, String hint) {
        if (end == Scan.UNTERMINATED) {
            throw RayoException.syntax("the " + what + " does not end", at, hint);
        }
        return end;
    }

    private void word() {
        int end = at + 1;
        while (end < sql.length() && Scan.isNamePart(sql.charAt(end))) {
            end++;
        }
        String word = sql.substring(at, end);
        add(Kind.WORD, word, Keyword.of(word), end);
    }

    private void quotedName() {
        if (peek(1) == '"' && peek(2) != '"') {
            throw RayoException.syntax("a quoted name is empty", at, null);
        }
        quoted(Kind.QUOTED_NAME, "quoted name");
    }

    private void quoted(Kind kind, String what) {
        char quote = sql.charAt(at);
        int end = terminated(Scan.endOfQuoted(sql, at, quote), what, "close it with " + quote);
        String text = sql.substring(at + 1, end - 1);
        if (text.indexOf(quote) >= 0) {
            text = text.replace("" + quote + quote, "" + quote);
        }
        add(kind, text, end);
    }

    private void escapedString() {
        int end = terminated(Scan.endOfEscaped(sql, at + 1), "string", "close it with '");
        add(Kind.STRING, EscapedText.decode(sql, at + 2, end - 1), end);
    }

    private void blob() {
        int start = at;
        int end = terminated(Scan.endOfQuoted(sql, at + 1, '\''), "blob", "close it with '");
        String digits = sql.substring(at + 2, end - 1).toUpperCase(Locale.ROOT);
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                throw RayoException.syntax(
                        "\"" + digits.charAt(i) + "\" is no hexadecimal digit", start + 2 + i, null);
            }
        }
        if (digits.length() % 2 != 0) {
            throw RayoException.syntax("a blob has an odd number of hexadecimal digits", start, null);
        }
        add(Kind.BLOB, digits, end);
    }

    private void dollar() {
        if (Scan.isDigit(peek(1))) {
            int end = at + 1;
            while (end < sql.length() && Scan.isDigit(sql.charAt(end))) {
                end++;
            }
            add(Kind.PARAMETER, sql.substring(at + 1, end), end);
            return;
        }
        int tagEnd = Scan.endOfDollarTag(sql, at);
        if (tagEnd == at) {
            throw RayoException.syntax("\"$\" begins no parameter and no quoted text", at, "parameters are ? or $1");
        }
        String tag = sql.substring(at, tagEnd);
        int end = terminated(Scan.endOfDollarQuoted(sql, at, tagEnd), "string", "close it with " + tag);
        add(Kind.STRING, sql.substring(tagEnd, end - tag.length()), end);
    }

    private void number() {
        NumberText number = NumberText.at(sql, at);
        if (number.end() < sql.length() && Scan.isNamePart(sql.charAt(number.end()))) {
            throw RayoException.syntax(
                    "the number " + sql.substring(at, number.end()) + " runs into \"" + sql.charAt(number.end()) + "\"",
                    number.end(),
                    "put a space between them");
        }
        add(number.kind(), number.text(), number.end());
    }

    private void symbol() {
        char c = sql.charAt(at);
        if (c < SYMBOLS_BY_FIRST.length) {
            for (String symbol : SYMBOLS_BY_FIRST[c]) {
                if (sql.startsWith(symbol, at)) {
                    add(Kind.SYMBOL, symbol, at + symbol.length());
                    return;
                }
            }
        }
        String shown = c < ' ' || c == 0x7F ? String.format("character U+%04X", (int) c) : "\"" + c + "\"";
        throw RayoException.syntax(shown + " is not part of SQL", at, null);
    }
}
