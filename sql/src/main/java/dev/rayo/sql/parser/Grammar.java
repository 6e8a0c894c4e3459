package dev.rayo.sql.parser;

import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The parsers of one text, which call each other.
final class Grammar {
    final TokenStream tokens;
    final ExpressionParser expressions;
    final PrimaryParser primaries;
    final CallParser calls;
    final SpecialCallParser specialCalls;
    final WindowParser windows;
    final TypeParser types;
    final QueryParser queries;
    final SelectParser selects;
    final TableParser tables;
    final StatementParser statements;
    final DefinitionParser definitions;

    Grammar(String sql) {
        tokens = new TokenStream(sql);
        expressions = new ExpressionParser(this);
        primaries = new PrimaryParser(this);
        calls = new CallParser(this);
        specialCalls = new SpecialCallParser(this);
        windows = new WindowParser(this);
        types = new TypeParser(this);
        queries = new QueryParser(this);
        selects = new SelectParser(this);
        tables = new TableParser(this);
        statements = new StatementParser(this);
        definitions = new DefinitionParser(this);
    }

    /// `element, element …`: at least one.
    <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        do {
            list.add(element.get());
        } while (tokens.accept(","));
        return list;
    }

    /// `( element, element … )`: at least one.
    <T> List<T> parenthesized(Supplier<T> element) {
        tokens.expect("(");
        List<T> list = list(element);
        tokens.expect(")");
        return list;
    }

    /// Fails unless the text ends here.
    void expectEnd() {
        if (!tokens.atEnd()) {
            throw tokens.unexpected("the end of the statement");
        }
    }

    /// The error that Rayo knows `what` and does not do it.
    static RayoException unsupported(String what, Token found, String hint) {
        return RayoException.syntax(what + " is not supported", found.start(), hint);
    }
}
