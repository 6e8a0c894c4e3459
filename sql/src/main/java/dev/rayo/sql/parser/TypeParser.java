package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads type names.
final class TypeParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    TypeParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// Whether a type followed by a string stands here: `DATE '…'`, `DECIMAL(4, 2) '…'`, `DOUBLE PRECISION '…'`.
    boolean isTypedLiteral() {
        Token first = tokens.peek();
        if (!first.isName()) {
            return false;
        }
        int end = 1;
        if (first.is(Keyword.DOUBLE) && tokens.peek(1).is(Keyword.PRECISION)
                || first.is(Keyword.CHARACTER) && tokens.peek(1).is(Keyword.VARYING)) {
            end = 2;
        }
        if (tokens.peek(end).is("(") && tokens.peek(end + 1).kind() == Kind.INTEGER) {
            end = tokens.closingOffset(end) + 1;
        }
        if ((first.is(Keyword.TIMESTAMP) || first.is(Keyword.TIME))
                && (tokens.peek(end).is(Keyword.WITH) || tokens.peek(end).is(Keyword.WITHOUT))) {
            end += 3;
        }
        return tokens.peek(end).kind() == Kind.STRING;
    }

    TypeName type() {
        tokens.enter();
        TypeName type = scalar();
        int nested = 0;
        while (tokens.at("[") || tokens.at(Keyword.ARRAY)) {
            if (++nested > TokenStream.DEPTH_MAX) {
                throw TokenStream.tooDeep(tokens.position());
            }
            List<Integer> length = new ArrayList<>();
            boolean bracket = !tokens.accept(Keyword.ARRAY) || tokens.at("[");
            if (bracket) {
                tokens.expect("[");
                if (!tokens.at("]")) {
                    length.add(modifier());
                }
                tokens.expect("]");
            }
            type = new TypeName("LIST", length, List.of(type), List.of(), type.position());
        }
        tokens.leave();
        return type;
    }

    private TypeName scalar() {
        Token first = tokens.peek();
        if (!first.isName()) {
            throw tokens.unexpected("a type");
        }
        tokens.advance();
        String name = first.text().toUpperCase(Locale.ROOT);
        boolean parenthesis = tokens.at("(");
        if (parenthesis && (name.equals("STRUCT") || name.equals("ROW"))) {
            return struct(first.start());
        }
        if (parenthesis && name.equals("MAP")) {
            return new TypeName("MAP", List.of(), grammar.parenthesized(this::type), List.of(), first.start());
        }
        if (first.is(Keyword.DOUBLE)) {
            tokens.accept(Keyword.PRECISION);
        } else if (first.is(Keyword.CHARACTER) || name.equals("CHAR")) {
            tokens.accept(Keyword.VARYING);
            name = "VARCHAR";
        }
        List<Integer> modifiers = tokens.at("(") ? grammar.parenthesized(this::modifier) : List.of();
        if (first.is(Keyword.TIMESTAMP) || first.is(Keyword.TIME)) {
            name += zone();
        }
        return new TypeName(name, modifiers, List.of(), List.of(), first.start());
    }

    /// The suffix for `WITH TIME ZONE`.
    private String zone() {
        boolean with = tokens.at(Keyword.WITH, Keyword.TIME);
        if (!with && !tokens.at(Keyword.WITHOUT, Keyword.TIME)) {
            return "";
        }
        tokens.advance();
        tokens.expect(Keyword.TIME);
        tokens.expect(Keyword.ZONE);
        return with ? "TZ" : "";
    }

    private TypeName struct(int position) {
        List<Name> fields = new ArrayList<>();
        List<TypeName> types = grammar.parenthesized(() -> {
            fields.add(tokens.expectLabel("the name of a field"));
            return type();
        });
        return new TypeName("STRUCT", List.of(), types, fields, position);
    }

    private int modifier() {
        Token token = tokens.expect(Kind.INTEGER, "a number");
        if (token.text().length() > 9) {
            throw RayoException.syntax("the number " + token.text() + " is too large here", token.start(), null);
        }
        return Integer.parseInt(token.text());
    }
}
