package dev.rayo.sql.parser;

import dev.rayo.sql.ast.IntervalUnit;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.SyntaxExpression.IntegerLiteral;
import dev.rayo.sql.ast.SyntaxExpression.StringLiteral;
import dev.rayo.sql.parser.InfixOperator.Level;
import dev.rayo.sql.parser.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Reads the calls whose arguments the standard separates by words, as plain calls: `EXTRACT(f FROM x)` is
/// `date_part('f', x)`, `POSITION(a IN b)` is `position(b, a)`, `TRIM(LEADING c FROM x)` is `ltrim(x, c)`.
final class SpecialCallParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    SpecialCallParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// The call that begins with the word `keyword` and a parenthesis.
    FunctionCall call(Keyword keyword) {
        return switch (keyword) {
            case EXTRACT -> extract();
            case SUBSTRING -> substring();
            case POSITION -> position();
            case TRIM -> trim();
            case OVERLAY -> overlay();
            default -> throw new IllegalArgumentException("no special call: " + keyword);
        };
    }

    private SyntaxExpression expression() {
        return grammar.expressions.expression();
    }

    private FunctionCall extract() {
        int position = open();
        if (!tokens.at(Kind.STRING) && !tokens.at(Kind.WORD)) {
            throw tokens.unexpected("a part of a date such as YEAR");
        }
        Token field = tokens.advance();
        IntervalUnit unit = PrimaryParser.unit(field);
        String part = unit == null ? field.text() : unit.name();
        tokens.expect(Keyword.FROM);
        return close("date_part", List.of(new StringLiteral(part, field.start()), expression()), position);
    }

    private FunctionCall substring() {
        if (!isSeparatedByWords(Keyword.FROM) && !isSeparatedByWords(Keyword.FOR)) {
            return plain();
        }
        int position = open();
        List<SyntaxExpression> arguments = new ArrayList<>(List.of(expression()));
        if (tokens.accept(Keyword.FROM)) {
            arguments.add(expression());
        } else {
            arguments.add(new IntegerLiteral(BigInteger.ONE, tokens.position()));
        }
        if (tokens.accept(Keyword.FOR)) {
            arguments.add(expression());
        }
        return close("substring", arguments, position);
    }

    private FunctionCall position() {
        if (!isSeparatedByWords(Keyword.IN)) {
            return plain();
        }
        int position = open();
        SyntaxExpression part = grammar.expressions.operand(Level.OTHER);
        tokens.expect(Keyword.IN);
        return close("position", List.of(expression(), part), position);
    }

    private FunctionCall trim() {
        int position = open();
        String name = "trim";
        boolean sided = false;
        if (tokens.accept(Keyword.LEADING)) {
            name = "ltrim";
            sided = true;
        } else if (tokens.accept(Keyword.TRAILING)) {
            name = "rtrim";
            sided = true;
        } else {
            sided = tokens.accept(Keyword.BOTH);
        }
        List<SyntaxExpression> arguments = new ArrayList<>();
        if (!tokens.at(Keyword.FROM)) {
            arguments.add(expression());
        }
        if (tokens.accept(Keyword.FROM)) {
            arguments.addFirst(expression());
        } else if (sided && !tokens.at(")") && !tokens.at(",")) {
            throw tokens.unexpected("FROM");
        }
        while (tokens.accept(",")) {
            arguments.add(expression());
        }
        return close(name, arguments, position);
    }

    private FunctionCall overlay() {
        if (!isSeparatedByWords(Keyword.PLACING)) {
            return plain();
        }
        int position = open();
        List<SyntaxExpression> arguments = new ArrayList<>(List.of(expression()));
        tokens.expect(Keyword.PLACING);
        arguments.add(expression());
        tokens.expect(Keyword.FROM);
        arguments.add(expression());
        if (tokens.accept(Keyword.FOR)) {
            arguments.add(expression());
        }
        return close("overlay", arguments, position);
    }

    private int open() {
        int position = tokens.advance().start();
        tokens.expect("(");
        return position;
    }

    private FunctionCall close(String name, List<SyntaxExpression> arguments, int position) {
        tokens.expect(")");
        return new FunctionCall(name, arguments, position);
    }

    private FunctionCall plain() {
        return grammar.calls.call(new QualifiedName(TokenStream.name(tokens.advance())));
    }

    /// Whether `separator` stands between the parentheses of the call that begins here, outside of inner ones.
    private boolean isSeparatedByWords(Keyword separator) {
        int end = tokens.closingOffset(1);
        for (int i = 2; i < end; i++) {
            if (tokens.peek(i).is("(")) {
                i = tokens.closingOffset(i);
            } else if (tokens.peek(i).is(separator)) {
                return true;
            }
        }
        return false;
    }
}
