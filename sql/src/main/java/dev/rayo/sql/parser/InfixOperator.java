package dev.rayo.sql.parser;

import dev.rayo.sql.ast.SyntaxExpression.Binary;
import dev.rayo.sql.ast.SyntaxExpression.Comparison;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An operator between two operands, or after one.
///
/// Exactly one of `binary` and `comparison` is present for the operators that give such a node; neither is for words and
/// for the operators that match patterns.
record InfixOperator(Level level, Binary.@Nullable Operator binary, Comparison.@Nullable Operator comparison) {

    /// From the weakest binding to the strongest.
    enum Level {
        OR,
        AND,
        /// Only before an operand.
        NOT,
        IS,
        COMPARISON,
        /// `BETWEEN`, `IN`, `LIKE` and their like.
        PREDICATE,
        /// `||` and all symbols that stand at no other level.
        OTHER,
        BITWISE,
        SUM,
        PRODUCT,
        POWER,
        TIME_ZONE,
        /// Only before an operand.
        SIGN;

        private static final Level[] LEVELS = values();

        /// The level of the right operand of an operator that associates to the left.
        Level next() {
            return LEVELS[ordinal() + 1];
        }
    }

    private static final Map<String, InfixOperator> BY_SYMBOL = new HashMap<>();
    private static final InfixOperator OR = word(Level.OR);
    private static final InfixOperator AND = word(Level.AND);
    private static final InfixOperator IS = word(Level.IS);
    private static final InfixOperator PREDICATE = word(Level.PREDICATE);
    private static final InfixOperator TIME_ZONE = word(Level.TIME_ZONE);

    static {
        for (Binary.Operator operator : Binary.Operator.values()) {
            BY_SYMBOL.put(operator.symbol(), new InfixOperator(levelOf(operator), operator, null));
        }
        BY_SYMBOL.put("**", new InfixOperator(Level.POWER, Binary.Operator.POWER, null));
        compare("=", Comparison.Operator.EQUAL);
        compare("==", Comparison.Operator.EQUAL);
        compare("<>", Comparison.Operator.NOT_EQUAL);
        compare("!=", Comparison.Operator.NOT_EQUAL);
        compare("<", Comparison.Operator.LESS);
        compare("<=", Comparison.Operator.LESS_OR_EQUAL);
        compare(">", Comparison.Operator.GREATER);
        compare(">=", Comparison.Operator.GREATER_OR_EQUAL);
        for (String symbol : new String[] {"~~", "!~~", "~~*", "!~~*", "~~~", "!~~~"}) {
            BY_SYMBOL.put(symbol, PREDICATE);
        }
        for (String symbol : new String[] {"~", "!~", "~*", "!~*"}) {
            BY_SYMBOL.put(symbol, word(Level.OTHER));
        }
    }

    private static InfixOperator word(Level level) {
        return new InfixOperator(level, null, null);
    }

    private static void compare(String symbol, Comparison.Operator operator) {
        BY_SYMBOL.put(symbol, new InfixOperator(Level.COMPARISON, null, operator));
    }

    static Level levelOf(Binary.Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> Level.SUM;
            case MULTIPLY, DIVIDE, DIVIDE_INTEGER, MODULO -> Level.PRODUCT;
            case POWER -> Level.POWER;
            case CONCATENATE, STARTS_WITH -> Level.OTHER;
            case BITWISE_AND, BITWISE_OR, SHIFT_LEFT, SHIFT_RIGHT -> Level.BITWISE;
        };
    }

    Comparison.Operator requiredComparison() {
        if (comparison == null) {
            throw new IllegalStateException("not a comparison");
        }
        return comparison;
    }

    /// The operator that the next tokens are, or null.
    static @Nullable InfixOperator at(TokenStream tokens) {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.SYMBOL) {
            return BY_SYMBOL.get(token.text());
        }
        Keyword keyword = token.keyword();
        return keyword == null ? null : ofWord(keyword, tokens.peek(1));
    }

    private static @Nullable InfixOperator ofWord(Keyword keyword, Token following) {
        return switch (keyword) {
            case OR -> OR;
            case AND -> AND;
            case IS, ISNULL, NOTNULL -> IS;
            case BETWEEN, IN, LIKE, ILIKE, GLOB, SIMILAR -> PREDICATE;
            case NOT -> isPredicate(following) ? PREDICATE : null;
            case AT -> TIME_ZONE;
            default -> null;
        };
    }

    private static boolean isPredicate(Token token) {
        return token.is(Keyword.BETWEEN)
                || token.is(Keyword.IN)
                || token.is(Keyword.LIKE)
                || token.is(Keyword.ILIKE)
                || token.is(Keyword.GLOB)
                || token.is(Keyword.SIMILAR);
    }
}
