package dev.rayo.sql.parser;

import dev.rayo.sql.ast.IntervalUnit;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.BlobLiteral;
import dev.rayo.sql.ast.SyntaxExpression.BooleanLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Case;
import dev.rayo.sql.ast.SyntaxExpression.Cast;
import dev.rayo.sql.ast.SyntaxExpression.ColumnReference;
import dev.rayo.sql.ast.SyntaxExpression.DecimalLiteral;
import dev.rayo.sql.ast.SyntaxExpression.DoubleLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Exists;
import dev.rayo.sql.ast.SyntaxExpression.Field;
import dev.rayo.sql.ast.SyntaxExpression.FieldAccess;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.SyntaxExpression.IntegerLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Interval;
import dev.rayo.sql.ast.SyntaxExpression.ListLiteral;
import dev.rayo.sql.ast.SyntaxExpression.NullLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Parameter;
import dev.rayo.sql.ast.SyntaxExpression.Row;
import dev.rayo.sql.ast.SyntaxExpression.Slice;
import dev.rayo.sql.ast.SyntaxExpression.StringLiteral;
import dev.rayo.sql.ast.SyntaxExpression.StructLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Subquery;
import dev.rayo.sql.ast.SyntaxExpression.Subscript;
import dev.rayo.sql.ast.SyntaxExpression.TypedLiteral;
import dev.rayo.sql.ast.SyntaxExpression.When;
import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what operators stand between: literals, names, calls, parentheses, with the `::type`, `[i]` and `.field` that
/// follow them.
final class PrimaryParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    PrimaryParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    SyntaxExpression postfixed() {
        SyntaxExpression expression = primary();
        for (int wrapped = 0; ; wrapped++) {
            if (wrapped > TokenStream.DEPTH_MAX) {
                throw TokenStream.tooDeep(tokens.position());
            }
            Token token = tokens.peek();
            if (tokens.accept("::")) {
                expression = new Cast(expression, grammar.types.type(), false, token.start());
            } else if (tokens.accept("[")) {
                expression = subscript(expression, token.start());
            } else if (tokens.accept(".")) {
                Name field = tokens.expectLabel("the name of a field or function");
                expression = tokens.at("(")
                        ? grammar.calls.methodCall(expression, field)
                        : new FieldAccess(expression, field, token.start());
            } else {
                return expression;
            }
        }
    }

    private SyntaxExpression subscript(SyntaxExpression operand, int position) {
        SyntaxExpression from = tokens.at(":") ? null : grammar.expressions.expression();
        if (from != null && tokens.accept("]")) {
            return new Subscript(operand, from, position);
        }
        if (!tokens.accept(":")) {
            throw tokens.unexpected("\"]\" or \":\"");
        }
        SyntaxExpression to = tokens.at("]") ? null : grammar.expressions.expression();
        tokens.expect("]");
        return new Slice(operand, from, to, position);
    }

    private SyntaxExpression primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case INTEGER -> new IntegerLiteral(new BigInteger(tokens.advance().text()), token.start());
            case DECIMAL -> new DecimalLiteral(tokens.advance().text(), token.start());
            case DOUBLE -> doubleLiteral(tokens.advance());
            case STRING -> new StringLiteral(tokens.advance().text(), token.start());
            case BLOB -> new BlobLiteral(tokens.advance().text(), token.start());
            case PARAMETER -> new Parameter(tokens.parameter(tokens.advance()), token.start());
            case WORD -> word(token);
            case QUOTED_NAME -> typedLiteralOrName(token);
            case SYMBOL -> bracketed(token);
            case END -> throw tokens.unexpected("an expression");
        };
    }

    private static DoubleLiteral doubleLiteral(Token token) {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw RayoException.syntax("the number " + token.text() + " is too large", token.start(), null);
        }
        return new DoubleLiteral(value, token.start());
    }

    private SyntaxExpression bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> parenthesized();
            case "[" -> list(token.start());
            case "{" -> struct();
            case "*" -> throw tokens.unexpected("an expression", "* can stand in a select list and in count(*)");
            default -> throw tokens.unexpected("an expression");
        };
    }

    private SyntaxExpression word(Token token) {
        Keyword keyword = token.keyword();
        if (keyword == null) {
            return typedLiteralOrName(token);
        }
        boolean call = tokens.peek(1).is("(");
        switch (keyword) {
            case NULL -> {
                tokens.advance();
                return new NullLiteral(token.start());
            }
            case TRUE, FALSE -> {
                tokens.advance();
                return new BooleanLiteral(keyword == Keyword.TRUE, token.start());
            }
            case CASE -> {
                return caseExpression();
            }
            case CAST, TRY_CAST -> {
                if (call) {
                    return cast();
                }
            }
            case EXISTS -> {
                if (call) {
                    tokens.advance();
                    return new Exists(grammar.queries.parenthesized(), token.start());
                }
            }
            case ARRAY -> {
                tokens.advance();
                if (!tokens.at("[")) {
                    throw tokens.unexpected("\"[\"");
                }
                return list(token.start());
            }
            case ROW -> {
                if (call) {
                    return row();
                }
            }
            case INTERVAL -> {
                SyntaxExpression interval = interval();
                if (interval != null) {
                    return interval;
                }
            }
            case EXTRACT, SUBSTRING, POSITION, TRIM, OVERLAY -> {
                if (call) {
                    return grammar.specialCalls.call(keyword);
                }
            }
            default -> {}
        }
        return typedLiteralOrName(token);
    }

    private SyntaxExpression typedLiteralOrName(Token token) {
        if (grammar.types.isTypedLiteral()) {
            TypeName type = grammar.types.type();
            return new TypedLiteral(
                    type, tokens.expect(Kind.STRING, "a string").text(), token.start());
        }
        return nameOrCall();
    }

    /// `a.b.c`, `f(…)` or `schema.f(…)`.
    private SyntaxExpression nameOrCall() {
        Token first = tokens.peek();
        boolean call = tokens.peek(1).is("(");
        if (!(call ? first.isFunctionName() : first.isName())) {
            throw tokens.unexpected("an expression", reservedHint(first));
        }
        List<Name> parts = new ArrayList<>(List.of(TokenStream.name(tokens.advance())));
        while (tokens.at(".") && tokens.peek(1).isLabel()) {
            tokens.advance();
            parts.add(TokenStream.name(tokens.advance()));
        }
        if (tokens.at("(")) {
            return grammar.calls.call(new QualifiedName(parts, first.start()));
        }
        if (parts.size() == 1 && first.kind() == Kind.WORD) {
            String word = first.text().toLowerCase(Locale.ROOT);
            if (SqlText.CALLED_BARE.contains(word)) {
                return new FunctionCall(word, List.of(), first.start());
            }
        }
        return new ColumnReference(parts, first.start());
    }

    /// How to use a reserved word as a name, where what follows it suggests that it is meant as one.
    private @Nullable String reservedHint(Token word) {
        Token following = tokens.peek(1);
        boolean name = following.kind() == Kind.END
                || following.is(Keyword.FROM)
                || following.is(",")
                || following.is(".")
                || following.is("=");
        boolean clause = word.is(Keyword.FROM) || word.is(Keyword.WHERE) || word.is(Keyword.END);
        return name && !clause
                ? word.keyword() + " is a reserved word; quote it to use it as a name: \"" + word.text() + "\""
                : null;
    }

    /// `(query)`, `(expression)` or the row `(a, b)`.
    private SyntaxExpression parenthesized() {
        int position = tokens.position();
        if (grammar.queries.isQueryInParentheses()) {
            return new Subquery(grammar.queries.parenthesized(), position);
        }
        tokens.advance();
        SyntaxExpression first = grammar.expressions.expression();
        if (!tokens.at(",")) {
            tokens.expect(")");
            return first;
        }
        List<SyntaxExpression> values = new ArrayList<>(List.of(first));
        while (tokens.accept(",")) {
            values.add(grammar.expressions.expression());
        }
        tokens.expect(")");
        return new Row(values, position);
    }

    /// The `(query)` or `(list)` after `ANY`.
    SyntaxExpression parenthesizedCollection() {
        if (!tokens.at("(")) {
            throw tokens.unexpected("\"(\"");
        }
        return parenthesized();
    }

    private Row row() {
        int position = tokens.advance().start();
        return new Row(grammar.parenthesized(grammar.expressions::expression), position);
    }

    private ListLiteral list(int position) {
        tokens.expect("[");
        List<SyntaxExpression> values =
                tokens.at("]") ? List.of() : grammar.list(grammar.expressions::expression);
        tokens.expect("]");
        return new ListLiteral(values, position);
    }

    private StructLiteral struct() {
        int position = tokens.expect("{").start();
        List<Field> fields = grammar.list(() -> {
            if (!tokens.at(Kind.STRING) && !tokens.peek().isLabel()) {
                throw tokens.unexpected("the name of a field");
            }
            Name name = TokenStream.name(tokens.advance());
            tokens.expect(":");
            return new Field(name, grammar.expressions.expression());
        });
        tokens.expect("}");
        return new StructLiteral(fields, position);
    }

    private Case caseExpression() {
        int position = tokens.advance().start();
        SyntaxExpression operand = tokens.at(Keyword.WHEN) ? null : grammar.expressions.expression();
        List<When> whens = new ArrayList<>();
        tokens.expect(Keyword.WHEN);
        do {
            SyntaxExpression condition = grammar.expressions.expression();
            tokens.expect(Keyword.THEN);
            whens.add(new When(condition, grammar.expressions.expression()));
        } while (tokens.accept(Keyword.WHEN));
        SyntaxExpression otherwise = tokens.accept(Keyword.ELSE) ? grammar.expressions.expression() : null;
        if (!tokens.accept(Keyword.END)) {
            throw tokens.unexpected(otherwise == null ? "WHEN, ELSE or END" : "END");
        }
        return new Case(operand, whens, otherwise, position);
    }

    private Cast cast() {
        Token word = tokens.advance();
        tokens.expect("(");
        SyntaxExpression operand = grammar.expressions.expression();
        tokens.expect(Keyword.AS);
        TypeName type = grammar.types.type();
        tokens.expect(")");
        return new Cast(operand, type, word.is(Keyword.TRY_CAST), word.start());
    }

    /// `INTERVAL '1 day'`, `INTERVAL 1 DAY`, `INTERVAL (x) DAY`; null where the word is a name.
    private @Nullable Interval interval() {
        Token quantity = tokens.peek(1);
        boolean text = quantity.kind() == Kind.STRING;
        boolean number = quantity.kind() == Kind.INTEGER
                || quantity.kind() == Kind.DECIMAL
                || quantity.kind() == Kind.DOUBLE
                || quantity.kind() == Kind.PARAMETER;
        boolean parenthesized =
                quantity.is("(") && unit(tokens.peek(tokens.closingOffset(1) + 1)) != null;
        if (!text && !number && !parenthesized) {
            return null;
        }
        int position = tokens.advance().start();
        SyntaxExpression value = primary();
        IntervalUnit unit = unit(tokens.peek());
        if (unit != null) {
            tokens.advance();
        } else if (!text) {
            throw tokens.unexpected("a unit such as DAY or MONTH");
        }
        if (unit != null && tokens.at(Keyword.TO) && unit(tokens.peek(1)) != null) {
            throw Grammar.unsupported(
                    "INTERVAL … " + unit + " TO " + unit(tokens.peek(1)),
                    tokens.peek(),
                    "write INTERVAL '1 year 2 months'");
        }
        return new Interval(value, unit, position);
    }

    /// The unit that `token`, an unquoted word in singular or plural, names; otherwise null.
    static @Nullable IntervalUnit unit(Token token) {
        if (token.kind() != Kind.WORD) {
            return null;
        }
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "MICROSECOND", "MICROSECONDS" -> IntervalUnit.MICROSECOND;
            case "MILLISECOND", "MILLISECONDS" -> IntervalUnit.MILLISECOND;
            case "SECOND", "SECONDS" -> IntervalUnit.SECOND;
            case "MINUTE", "MINUTES" -> IntervalUnit.MINUTE;
            case "HOUR", "HOURS" -> IntervalUnit.HOUR;
            case "DAY", "DAYS" -> IntervalUnit.DAY;
            case "WEEK", "WEEKS" -> IntervalUnit.WEEK;
            case "MONTH", "MONTHS" -> IntervalUnit.MONTH;
            case "QUARTER", "QUARTERS" -> IntervalUnit.QUARTER;
            case "YEAR", "YEARS" -> IntervalUnit.YEAR;
            case "DECADE", "DECADES" -> IntervalUnit.DECADE;
            case "CENTURY", "CENTURIES" -> IntervalUnit.CENTURY;
            case "MILLENNIUM", "MILLENNIUMS", "MILLENNIA" -> IntervalUnit.MILLENNIUM;
            default -> null;
        };
    }
}
