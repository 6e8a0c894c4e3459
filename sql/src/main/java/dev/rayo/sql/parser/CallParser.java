package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads function calls: arguments, the order and filter of aggregates, windows.
final class CallParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    CallParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// What follows the function's name, from the opening parenthesis on.
    FunctionCall call(QualifiedName name) {
        return call(name, List.of());
    }

    /// `receiver.name(arguments)` is `name(receiver, arguments)`.
    FunctionCall methodCall(SyntaxExpression receiver, Name name) {
        return call(new QualifiedName(name), List.of(new Argument(receiver)));
    }

    private FunctionCall call(QualifiedName name, List<Argument> leading) {
        tokens.expect("(");
        boolean star = leading.isEmpty() && tokens.at("*") && tokens.peek(1).is(")");
        boolean distinct = false;
        List<Argument> arguments = new ArrayList<>(leading);
        List<SortItem> orderBy = List.of();
        if (star) {
            tokens.advance();
        } else if (!tokens.at(")")) {
            distinct = tokens.accept(Keyword.DISTINCT);
            if (!distinct) {
                tokens.accept(Keyword.ALL);
            }
            arguments.addAll(grammar.list(() -> argument(false)));
            if (tokens.at(Keyword.ORDER)) {
                orderBy = grammar.windows.orderBy();
            }
        }
        boolean ignoreNulls = nullTreatment();
        tokens.expect(")");
        List<SortItem> withinGroup = withinGroup();
        SyntaxExpression filter = filter();
        ignoreNulls |= nullTreatment();
        Window over = tokens.accept(Keyword.OVER) ? grammar.windows.over() : null;
        return new FunctionCall(
                name, arguments, star, distinct, orderBy, withinGroup, filter, ignoreNulls, over, name.position());
    }

    /// One argument; `equalsNames` says that `name = value` names it, as in table functions.
    Argument argument(boolean equalsNames) {
        Token first = tokens.peek();
        Token second = tokens.peek(1);
        if (first.isLabel() && (second.is(":=") || second.is("=>") || equalsNames && second.is("="))) {
            Name name = TokenStream.name(tokens.advance());
            tokens.advance();
            return new Argument(name, grammar.expressions.expression(), name.position());
        }
        return new Argument(grammar.expressions.expression());
    }

    /// Whether `IGNORE NULLS` stands here; `RESPECT NULLS` is read too.
    private boolean nullTreatment() {
        if (tokens.accept(Keyword.IGNORE, Keyword.NULLS)) {
            return true;
        }
        tokens.accept(Keyword.RESPECT, Keyword.NULLS);
        return false;
    }

    private List<SortItem> withinGroup() {
        if (!tokens.accept(Keyword.WITHIN)) {
            return List.of();
        }
        tokens.expect(Keyword.GROUP);
        tokens.expect("(");
        List<SortItem> order = grammar.windows.orderBy();
        tokens.expect(")");
        return order;
    }

    private @Nullable SyntaxExpression filter() {
        if (!tokens.accept(Keyword.FILTER)) {
            return null;
        }
        tokens.expect("(");
        tokens.accept(Keyword.WHERE);
        SyntaxExpression condition = grammar.expressions.expression();
        tokens.expect(")");
        return condition;
    }
}
