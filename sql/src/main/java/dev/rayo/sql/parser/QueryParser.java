package dev.rayo.sql.parser;

import dev.rayo.sql.ast.CommonTable;
import dev.rayo.sql.ast.CommonTable.Materialization;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.QueryBody;
import dev.rayo.sql.ast.QueryBody.Nested;
import dev.rayo.sql.ast.QueryBody.SetOperation;
import dev.rayo.sql.ast.QueryBody.SetOperation.Kind;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.IntegerLiteral;
import dev.rayo.sql.ast.With;
import dev.rayo.sql.error.RayoException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads queries: `WITH`, set operations, order and limit.
final class QueryParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    QueryParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// Whether the token `offset` after this one begins a query; an opening parenthesis may begin anything.
    boolean startsQuery(int offset) {
        Token token = tokens.peek(offset);
        Keyword keyword = token.keyword();
        if (token.is("(")) {
            return isQueryInParentheses(offset);
        }
        return switch (keyword) {
            case SELECT, FROM, WITH, TABLE -> true;
            case VALUES -> tokens.peek(offset + 1).is("(");
            case null, default -> false;
        };
    }

    boolean isQueryInParentheses() {
        return isQueryInParentheses(0);
    }

    /// Whether the parenthesis `offset` after this token encloses a query, as in `((SELECT 1) UNION SELECT 2)`, and not
    /// an expression or table that begins with one, as in `((SELECT 1) + 1)`.
    private boolean isQueryInParentheses(int offset) {
        int innermost = offset;
        while (tokens.peek(innermost).is("(")) {
            innermost++;
        }
        if (innermost == offset || !startsQuery(innermost)) {
            return false;
        }
        for (int open = innermost - 1; open > offset; open--) {
            if (!continuesQuery(tokens.peek(tokens.closingOffset(open) + 1))) {
                return false;
            }
        }
        return true;
    }

    /// Whether `token`, after a query in parentheses, belongs to a query around it.
    private static boolean continuesQuery(Token token) {
        return switch (token.keyword()) {
            case UNION, INTERSECT, EXCEPT, ORDER, LIMIT, OFFSET, FETCH -> true;
            case null, default -> token.is(")");
        };
    }

    /// `( query )`.
    Query parenthesized() {
        tokens.expect("(");
        Query query = query();
        tokens.expect(")");
        return query;
    }

    Query query() {
        tokens.enter();
        int position = tokens.position();
        With with = with();
        QueryBody body = body();
        List<SortItem> orderBy = tokens.at(Keyword.ORDER) ? grammar.windows.orderBy() : List.of();
        Limit limit = new Limit();
        limit.read();
        tokens.leave();
        boolean bare = with == null && orderBy.isEmpty() && limit.rows == null && limit.offset == null;
        if (bare && body instanceof Nested nested) {
            return nested.query();
        }
        return new Query(with, body, orderBy, limit.rows, limit.percent, limit.offset, position);
    }

    private @Nullable With with() {
        int position = tokens.position();
        if (!tokens.accept(Keyword.WITH)) {
            return null;
        }
        boolean recursive = tokens.accept(Keyword.RECURSIVE);
        return new With(recursive, grammar.list(this::commonTable), position);
    }

    private CommonTable commonTable() {
        Name name = tokens.expectName("the name of a common table");
        List<Name> columns = tokens.at("(") ? grammar.tables.columnNames() : List.of();
        tokens.expect(Keyword.AS);
        Materialization materialization = Materialization.UNSPECIFIED;
        if (tokens.accept(Keyword.NOT, Keyword.MATERIALIZED)) {
            materialization = Materialization.NOT_MATERIALIZED;
        } else if (tokens.accept(Keyword.MATERIALIZED)) {
            materialization = Materialization.MATERIALIZED;
        }
        return new CommonTable(name, columns, materialization, parenthesized(), name.position());
    }

    /// `UNION` and `EXCEPT` of what `INTERSECT` gives.
    private QueryBody body() {
        return combined(false, this::intersection);
    }

    private QueryBody intersection() {
        return combined(true, this::operand);
    }

    /// Operands combined from left to right by `INTERSECT`, or by the others. Each run of one and the same operator is
    /// one node.
    private QueryBody combined(boolean intersect, Supplier<QueryBody> operand) {
        QueryBody left = operand.get();
        Operator operator = operator(intersect);
        for (int nested = 0; operator != null; nested++) {
            if (nested > TokenStream.DEPTH_MAX) {
                throw TokenStream.tooDeep(tokens.position());
            }
            int position = tokens.position();
            List<QueryBody> operands = new ArrayList<>();
            if (left instanceof SetOperation chain && operator.isOf(chain)) {
                operands.addAll(chain.operands());
            } else {
                operands.add(left);
            }
            Operator next = operator;
            while (operator.equals(next)) {
                tokens.skip(operator.length);
                operands.add(operand.get());
                next = operator(intersect);
            }
            left = new SetOperation(operator.kind, operator.all, operator.byName, operands, position);
            operator = next;
        }
        return left;
    }

    /// A set operator of `length` tokens.
    private record Operator(Kind kind, boolean all, boolean byName, int length) {
        boolean isOf(SetOperation operation) {
            return operation.kind() == kind && operation.all() == all && operation.byName() == byName;
        }
    }

    /// The set operator that stands here, unread.
    private @Nullable Operator operator(boolean intersect) {
        Kind kind;
        if (intersect) {
            kind = tokens.at(Keyword.INTERSECT) ? Kind.INTERSECT : null;
        } else {
            kind = tokens.at(Keyword.UNION) ? Kind.UNION : tokens.at(Keyword.EXCEPT) ? Kind.EXCEPT : null;
        }
        if (kind == null) {
            return null;
        }
        boolean all = tokens.peek(1).is(Keyword.ALL);
        int length = all || tokens.peek(1).is(Keyword.DISTINCT) ? 2 : 1;
        boolean byName = kind == Kind.UNION
                && tokens.peek(length).is(Keyword.BY)
                && tokens.peek(length + 1).is(Keyword.NAME);
        return new Operator(kind, all, byName, byName ? length + 2 : length);
    }

    /// A single `SELECT`, `VALUES` or `TABLE`, or a query in parentheses.
    private QueryBody operand() {
        int position = tokens.position();
        if (tokens.at("(")) {
            Query inner = parenthesized();
            boolean bare = inner.with() == null
                    && inner.orderBy().isEmpty()
                    && inner.limit() == null
                    && inner.offset() == null;
            return bare ? inner.body() : new Nested(inner, position);
        }
        if (tokens.at(Keyword.SELECT) || tokens.at(Keyword.FROM)) {
            return grammar.selects.select();
        }
        if (tokens.at(Keyword.VALUES)) {
            return values();
        }
        if (tokens.accept(Keyword.TABLE)) {
            return new QueryBody.Table(grammar.tables.nameOrFile(false), position);
        }
        throw tokens.unexpected("a query");
    }

    QueryBody.Values values() {
        int position = tokens.expect(Keyword.VALUES).start();
        return new QueryBody.Values(
                grammar.list(() -> grammar.parenthesized(grammar.expressions::expression)), position);
    }

    /// `LIMIT`, `OFFSET` and `FETCH FIRST`, in any order, each at most once.
    private final class Limit {
        @Nullable SyntaxExpression rows;
        @Nullable SyntaxExpression offset;
        boolean percent;
        private boolean limited;

        void read() {
            while (true) {
                Token word = tokens.peek();
                if (tokens.at(Keyword.LIMIT) || tokens.at(Keyword.FETCH)) {
                    once(limited, "LIMIT", word);
                    limited = true;
                    tokens.advance();
                    if (word.is(Keyword.LIMIT)) {
                        limit();
                    } else {
                        fetch();
                    }
                } else if (tokens.accept(Keyword.OFFSET)) {
                    once(offset != null, "OFFSET", word);
                    offset = grammar.expressions.expression();
                    acceptRows();
                } else {
                    return;
                }
            }
        }

        private void once(boolean seen, String what, Token again) {
            if (seen) {
                throw RayoException.syntax(what + " is given twice", again.start(), null);
            }
        }

        private void limit() {
            if (tokens.accept(Keyword.ALL)) {
                return;
            }
            percent = isPercentage();
            if (percent) {
                rows = grammar.primaries.postfixed();
                tokens.advance();
            } else {
                rows = grammar.expressions.expression();
                percent = tokens.accept(Keyword.PERCENT);
            }
        }

        /// Whether `50%` ends here, rather than the remainder of a division.
        private boolean isPercentage() {
            if (!tokens.at(Token.Kind.INTEGER) && !tokens.at(Token.Kind.DECIMAL) || !tokens.peek(1).is("%")) {
                return false;
            }
            Token following = tokens.peek(2);
            return following.kind() == Token.Kind.END
                    || following.is(")")
                    || following.is(";")
                    || following.is(Keyword.OFFSET);
        }

        private void fetch() {
            if (!tokens.accept(Keyword.FIRST) && !tokens.accept(Keyword.NEXT)) {
                throw tokens.unexpected("FIRST or NEXT");
            }
            int position = tokens.position();
            rows = acceptRows() ? new IntegerLiteral(BigInteger.ONE, position) : grammar.expressions.expression();
            acceptRows();
            tokens.expect(Keyword.ONLY);
        }

        private boolean acceptRows() {
            return tokens.accept(Keyword.ROWS) || tokens.accept(Keyword.ROW);
        }
    }
}
