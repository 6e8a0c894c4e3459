package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cursor over the tokens of one SQL text. It remembers which keywords were looked for where it stands, so that an
/// error can say what the user may have meant, and bounds how deeply the text may nest.
final class TokenStream {
    /// Levels of nesting. Each costs the parser up to 3 KB of stack, and a thread has 1 MB by default.
    static final int DEPTH_MAX = 250;

    private static final int SHOWN_LENGTH_MAX = 40;

    private final String sql;
    private final List<Token> tokens;
    private final int[] closing;
    private final List<Keyword> tried = new ArrayList<>();
    private int triedAt;
    private @Nullable Token bareAlias;
    private int bareAliasEnd;
    private int next;
    private int depth;
    private int parameters;

    TokenStream(String sql) {
        this.sql = sql;
        this.tokens = Lexer.tokens(sql);
        this.closing = closingBrackets(tokens);
    }

    /// For each opening parenthesis the index of the one that closes it, otherwise that of the last token.
    private static int[] closingBrackets(List<Token> tokens) {
        int[] closing = new int[tokens.size()];
        Arrays.fill(closing, tokens.size() - 1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                open.push(i);
            } else if (token.is(")") && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }

    String sql() {
        return sql;
    }

    Token peek() {
        return tokens.get(next);
    }

    /// The token `offset` after this one; past the end it is the last.
    Token peek(int offset) {
        return tokens.get(Math.min(next + offset, tokens.size() - 1));
    }

    /// How many tokens lie between this opening parenthesis, or the one `offset` after it, and the one that closes it.
    int closingOffset(int offset) {
        return closing[Math.min(next + offset, closing.length - 1)] - next;
    }

    int position() {
        return peek().start();
    }

    /// The offset after the last token that was read.
    int lastEnd() {
        return next == 0 ? 0 : tokens.get(next - 1).end();
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    Token advance() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    void skip(int count) {
        next = Math.min(next + count, tokens.size() - 1);
    }

    boolean at(Keyword keyword) {
        if (triedAt != next) {
            triedAt = next;
            tried.clear();
        }
        tried.add(keyword);
        return peek().is(keyword);
    }

    boolean at(Keyword first, Keyword second) {
        return at(first) && peek(1).is(second);
    }

    boolean at(String symbol) {
        return peek().is(symbol);
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    boolean accept(Keyword keyword) {
        boolean there = at(keyword);
        if (there) {
            advance();
        }
        return there;
    }

    boolean accept(Keyword first, Keyword second) {
        boolean there = at(first, second);
        if (there) {
            advance();
            advance();
        }
        return there;
    }

    boolean accept(String symbol) {
        boolean there = at(symbol);
        if (there) {
            advance();
        }
        return there;
    }

    Token expect(Keyword keyword) {
        if (!at(keyword)) {
            throw unexpected(keyword.name());
        }
        return advance();
    }

    Token expect(String symbol) {
        if (!at(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
        return advance();
    }

    Token expect(Kind kind, String what) {
        if (!at(kind)) {
            throw unexpected(what);
        }
        return advance();
    }

    /// The name of a column, table or alias here.
    Name expectName(String what) {
        Token token = peek();
        if (!token.isName()) {
            throw unexpected(what);
        }
        return name(advance());
    }

    /// A name where nothing else can stand: any word.
    Name expectLabel(String what) {
        if (!peek().isLabel()) {
            throw unexpected(what);
        }
        return name(advance());
    }

    static Name name(Token token) {
        return new Name(token.text(), token.start());
    }

    /// Reads a name that follows without `AS`. Should what comes next make no sense, it may be a misspelled keyword.
    @Nullable Name acceptBareAlias() {
        if (!peek().isBareAlias()) {
            return null;
        }
        bareAlias = advance();
        bareAliasEnd = next;
        return name(bareAlias);
    }

    /// Says that what was read since the last bare alias belongs to it.
    void extendBareAlias() {
        bareAliasEnd = next;
    }

    /// The number of the parameter that `token` is; a `?` takes the number after the last.
    int parameter(Token token) {
        if (token.text().isEmpty()) {
            return ++parameters;
        }
        int number = token.text().length() > 5 ? 0 : Integer.parseInt(token.text());
        if (number == 0) {
            throw RayoException.syntax("parameters are numbered from $1 to $99999", token.start(), null);
        }
        parameters = Math.max(parameters, number);
        return number;
    }

    void forgetParameters() {
        parameters = 0;
    }

    void enter() {
        if (++depth > DEPTH_MAX) {
            throw tooDeep(position());
        }
    }

    void leave() {
        depth--;
    }

    static RayoException tooDeep(int position) {
        return RayoException.syntax(
                "the query is nested more than " + DEPTH_MAX + " levels deep", position, "split it with WITH or views");
    }

    /// The error that `expected` should stand here.
    RayoException unexpected(String expected) {
        return unexpected(expected, null);
    }

    /// The error that `expected` should stand here; `hint` is used where no misspelled keyword explains it.
    RayoException unexpected(String expected, @Nullable String hint) {
        Token found = peek();
        String meant = Misspelling.keyword(found, triedAt == next ? tried : List.of());
        if (meant == null && bareAlias != null && bareAliasEnd == next) {
            String clause = Misspelling.clause(bareAlias);
            if (clause != null) {
                return RayoException.syntax(
                        "expected " + clause + " but found " + shown(bareAlias), bareAlias.start(), didYouMean(clause));
            }
        }
        String message = found.kind() == Kind.END
                ? "expected " + expected + " but the text ends"
                : "expected " + expected + " but found " + shown(found);
        return RayoException.syntax(message, found.start(), meant == null ? hint : didYouMean(meant));
    }

    private static String didYouMean(String keyword) {
        return "did you mean " + keyword + "?";
    }

    private String shown(Token token) {
        String text = sql.substring(token.start(), token.end());
        String line = text.lines().findFirst().orElse("");
        boolean cut = line.length() < text.length() || line.length() > SHOWN_LENGTH_MAX;
        String start = line.length() > SHOWN_LENGTH_MAX ? line.substring(0, SHOWN_LENGTH_MAX) : line;
        String shown = cut ? start + "…" : text;
        return token.kind() == Kind.STRING || token.kind() == Kind.QUOTED_NAME ? shown : "\"" + shown + "\"";
    }
}
