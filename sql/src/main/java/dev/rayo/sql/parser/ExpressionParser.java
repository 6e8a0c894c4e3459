package dev.rayo.sql.parser;

import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Between;
import dev.rayo.sql.ast.SyntaxExpression.Binary;
import dev.rayo.sql.ast.SyntaxExpression.Comparison;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.SyntaxExpression.InList;
import dev.rayo.sql.ast.SyntaxExpression.InQuery;
import dev.rayo.sql.ast.SyntaxExpression.IsNull;
import dev.rayo.sql.ast.SyntaxExpression.IsTruth;
import dev.rayo.sql.ast.SyntaxExpression.IsTruth.Truth;
import dev.rayo.sql.ast.SyntaxExpression.Like;
import dev.rayo.sql.ast.SyntaxExpression.Logical;
import dev.rayo.sql.ast.SyntaxExpression.Not;
import dev.rayo.sql.ast.SyntaxExpression.Quantified;
import dev.rayo.sql.ast.SyntaxExpression.StringLiteral;
import dev.rayo.sql.ast.SyntaxExpression.Unary;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.InfixOperator.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads expressions by operator precedence, as DuckDB's: `||` binds weaker than `|`, which binds weaker than `+`; signs
/// bind stronger than `^`; `^` associates to the left; `~` takes a whole sum.
final class ExpressionParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    SyntaxExpression expression() {
        return operand(Level.OR);
    }

    /// An expression whose outermost operators bind at least as strongly as `weakest`, unless they stand in a prefix.
    SyntaxExpression operand(Level weakest) {
        tokens.enter();
        SyntaxExpression left = prefixed();
        int wrapped = 0;
        while (true) {
            InfixOperator operator = InfixOperator.at(tokens);
            if (operator == null || operator.level().compareTo(weakest) < 0) {
                rejectUnsupported();
                break;
            }
            // Chains of these nest without a bound, and readers know it; all others must not.
            if (operator.binary() == null && ++wrapped > TokenStream.DEPTH_MAX) {
                throw TokenStream.tooDeep(tokens.position());
            }
            left = infix(left, operator);
        }
        tokens.leave();
        return left;
    }

    private void rejectUnsupported() {
        Token token = tokens.peek();
        if (token.is(Keyword.COLLATE)) {
            throw Grammar.unsupported("COLLATE", token, "strings are ordered by their bytes");
        }
        if (token.is("->") || token.is("->>")) {
            throw Grammar.unsupported("\"" + token.text() + "\"", token, "a struct's field is x.field, a list's element x[1]");
        }
    }

    private SyntaxExpression prefixed() {
        Token token = tokens.peek();
        if (tokens.at(Keyword.NOT)) {
            tokens.advance();
            return new Not(operand(Level.NOT), token.start());
        }
        if (tokens.accept("-")) {
            return new Unary(Unary.Operator.MINUS, operand(Level.SIGN), token.start());
        }
        if (tokens.accept("+")) {
            return new Unary(Unary.Operator.PLUS, operand(Level.SIGN), token.start());
        }
        if (tokens.accept("~")) {
            return new Unary(Unary.Operator.BITWISE_NOT, operand(Level.SUM), token.start());
        }
        if (tokens.accept("@")) {
            return new FunctionCall("abs", List.of(operand(Level.SUM)), token.start());
        }
        return grammar.primaries.postfixed();
    }

    private SyntaxExpression infix(SyntaxExpression left, InfixOperator operator) {
        Token token = tokens.advance();
        int position = token.start();
        Binary.Operator binary = operator.binary();
        if (binary != null) {
            return new Binary(binary, left, operand(operator.level().next()), position);
        }
        return switch (operator.level()) {
            case OR -> logical(Logical.Operator.OR, Keyword.OR, left, Level.AND, position);
            case AND -> logical(Logical.Operator.AND, Keyword.AND, left, Level.NOT, position);
            case IS -> is(left, token);
            case COMPARISON -> comparison(left, operator, position);
            case PREDICATE -> predicate(left, token);
            case TIME_ZONE -> {
                tokens.expect(Keyword.TIME);
                tokens.expect(Keyword.ZONE);
                yield new FunctionCall("timezone", List.of(operand(Level.SIGN), left), position);
            }
            case OTHER -> matches(left, token);
            case NOT, BITWISE, SUM, PRODUCT, POWER, SIGN ->
                throw new IllegalStateException("not an infix operator: " + token.text());
        };
    }

    /// A chain of the same operator is one node, whether or not parts of it stand in parentheses.
    private Logical logical(
            Logical.Operator operator, Keyword keyword, SyntaxExpression left, Level operandLevel, int position) {
        List<SyntaxExpression> operands = new ArrayList<>();
        addFlat(operands, operator, left);
        do {
            addFlat(operands, operator, operand(operandLevel));
        } while (tokens.accept(keyword));
        return new Logical(operator, operands, position);
    }

    private static void addFlat(
            List<SyntaxExpression> operands, Logical.Operator operator, SyntaxExpression expression) {
        if (expression instanceof Logical logical && logical.operator() == operator) {
            operands.addAll(logical.operands());
        } else {
            operands.add(expression);
        }
    }

    /// What follows the word that `first` is: `IS`, `ISNULL` or `NOTNULL`.
    private SyntaxExpression is(SyntaxExpression left, Token first) {
        int position = first.start();
        if (first.is(Keyword.ISNULL) || first.is(Keyword.NOTNULL)) {
            return new IsNull(left, first.is(Keyword.NOTNULL), position);
        }
        boolean negated = tokens.accept(Keyword.NOT);
        if (tokens.accept(Keyword.NULL)) {
            return new IsNull(left, negated, position);
        }
        if (tokens.accept(Keyword.DISTINCT)) {
            tokens.expect(Keyword.FROM);
            Comparison.Operator operator =
                    negated ? Comparison.Operator.NOT_DISTINCT_FROM : Comparison.Operator.DISTINCT_FROM;
            return new Comparison(operator, left, operand(Level.COMPARISON), position);
        }
        Truth truth = truth();
        if (truth == null) {
            throw tokens.unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
        }
        return new IsTruth(left, truth, negated, position);
    }

    private @Nullable Truth truth() {
        if (tokens.accept(Keyword.TRUE)) {
            return Truth.TRUE;
        }
        if (tokens.accept(Keyword.FALSE)) {
            return Truth.FALSE;
        }
        return tokens.accept(Keyword.UNKNOWN) ? Truth.UNKNOWN : null;
    }

    private SyntaxExpression comparison(SyntaxExpression left, InfixOperator infix, int position) {
        Comparison.Operator operator = infix.requiredComparison();
        if (tokens.at(Keyword.ANY) || tokens.at(Keyword.SOME) || tokens.at(Keyword.ALL)) {
            boolean all = tokens.advance().is(Keyword.ALL);
            return new Quantified(operator, all, left, grammar.primaries.parenthesizedCollection(), position);
        }
        SyntaxExpression right = operand(Level.COMPARISON.next());
        InfixOperator following = InfixOperator.at(tokens);
        if (following != null && following.level() == Level.COMPARISON) {
            throw RayoException.syntax(
                    "comparisons cannot be chained", tokens.position(), "combine them with AND: a < b AND b < c");
        }
        return new Comparison(operator, left, right, position);
    }

    /// What follows the operator `first`: `NOT`, `BETWEEN`, `IN`, or one that matches patterns.
    private SyntaxExpression predicate(SyntaxExpression left, Token first) {
        boolean negated = first.is(Keyword.NOT);
        Token operator = negated ? tokens.advance() : first;
        int position = first.start();
        if (operator.is(Keyword.BETWEEN)) {
            boolean symmetric = tokens.accept(Keyword.SYMMETRIC);
            SyntaxExpression low = operand(Level.OTHER);
            tokens.expect(Keyword.AND);
            return new Between(left, low, operand(Level.OTHER), symmetric, negated, position);
        }
        if (operator.is(Keyword.IN)) {
            return in(left, negated, position);
        }
        return like(left, operator, negated, position);
    }

    private SyntaxExpression in(SyntaxExpression left, boolean negated, int position) {
        if (!tokens.at("(")) {
            SyntaxExpression contains =
                    new FunctionCall("contains", List.of(operand(Level.OTHER), left), position);
            return negated ? new Not(contains, position) : contains;
        }
        if (grammar.queries.isQueryInParentheses()) {
            return new InQuery(left, grammar.queries.parenthesized(), negated, position);
        }
        return new InList(left, grammar.parenthesized(this::expression), negated, position);
    }

    private SyntaxExpression like(SyntaxExpression left, Token operator, boolean negated, int position) {
        Like.Kind kind =
                switch (operator.text()) {
                    case "~~", "!~~" -> Like.Kind.LIKE;
                    case "~~*", "!~~*" -> Like.Kind.ILIKE;
                    case "~~~", "!~~~" -> Like.Kind.GLOB;
                    default -> {
                        if (operator.is(Keyword.SIMILAR)) {
                            tokens.expect(Keyword.TO);
                            yield Like.Kind.SIMILAR;
                        }
                        yield operator.is(Keyword.LIKE)
                                ? Like.Kind.LIKE
                                : operator.is(Keyword.ILIKE) ? Like.Kind.ILIKE : Like.Kind.GLOB;
                    }
                };
        SyntaxExpression pattern = operand(Level.OTHER);
        SyntaxExpression escape = null;
        if (tokens.at(Keyword.ESCAPE)) {
            Token word = tokens.advance();
            if (kind == Like.Kind.GLOB || kind == Like.Kind.SIMILAR) {
                throw Grammar.unsupported("ESCAPE with " + kind, word, "ESCAPE goes with LIKE and ILIKE");
            }
            escape = operand(Level.OTHER);
        }
        return new Like(kind, left, pattern, escape, negated || operator.text().startsWith("!"), position);
    }

    /// `~`, `~*`, `!~`, `!~*`: whether a regular expression is found in a string.
    private SyntaxExpression matches(SyntaxExpression left, Token operator) {
        List<SyntaxExpression> arguments = new ArrayList<>(List.of(left, operand(Level.OTHER.next())));
        if (operator.text().endsWith("*")) {
            arguments.add(new StringLiteral("i", operator.start()));
        }
        FunctionCall call = new FunctionCall("regexp_matches", arguments, operator.start());
        return operator.text().startsWith("!") ? new Not(call, operator.start()) : call;
    }
}
