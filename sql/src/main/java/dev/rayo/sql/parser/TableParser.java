package dev.rayo.sql.parser;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.JoinCondition;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.TableAlias;
import dev.rayo.sql.ast.TableReference;
import dev.rayo.sql.ast.TableReference.AliasedJoin;
import dev.rayo.sql.ast.TableReference.DerivedTable;
import dev.rayo.sql.ast.TableReference.FileTable;
import dev.rayo.sql.ast.TableReference.Join;
import dev.rayo.sql.ast.TableReference.NamedTable;
import dev.rayo.sql.ast.TableReference.TableFunction;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what stands in `FROM`: tables, files, functions, queries and joins of them.
final class TableParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    TableParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// Joins separated by commas, which are cross joins.
    TableReference tables() {
        TableReference left = joined();
        for (int joins = 0; ; joins++) {
            int position = tokens.position();
            if (!tokens.accept(",")) {
                return left;
            }
            bound(joins);
            left = new Join(Join.Kind.CROSS, left, joined(), null, position);
        }
    }

    private void bound(int joins) {
        if (joins > TokenStream.DEPTH_MAX) {
            throw RayoException.syntax(
                    "more than " + TokenStream.DEPTH_MAX + " tables are joined", tokens.position(), null);
        }
    }

    private TableReference joined() {
        tokens.enter();
        TableReference left = single();
        for (int joins = 0; isJoin(); joins++) {
            bound(joins);
            left = join(left);
        }
        tokens.leave();
        return left;
    }

    private boolean isJoin() {
        Keyword keyword = tokens.peek().keyword();
        return switch (keyword) {
            case JOIN, INNER, LEFT, RIGHT, FULL, CROSS, SEMI, ANTI, NATURAL, ASOF, POSITIONAL -> true;
            case null, default -> false;
        };
    }

    private Join join(TableReference left) {
        Token first = tokens.peek();
        if (first.is(Keyword.ASOF) || first.is(Keyword.POSITIONAL)) {
            throw Grammar.unsupported(
                    first.keyword() + " JOIN", first, "the joins are INNER, LEFT, RIGHT, FULL, SEMI, ANTI and CROSS");
        }
        boolean natural = tokens.accept(Keyword.NATURAL);
        Join.Kind kind = kind(natural);
        int position = tokens.expect(Keyword.JOIN).start();
        TableReference right = single();
        if (kind == Join.Kind.CROSS) {
            return new Join(kind, left, right, null, position);
        }
        if (natural) {
            return new Join(kind, left, right, new JoinCondition.Natural(first.start()), position);
        }
        // In `a JOIN b JOIN c ON … ON …` the inner join comes first.
        for (int joins = 0; !tokens.at(Keyword.ON) && !tokens.at(Keyword.USING) && isJoin(); joins++) {
            bound(joins);
            tokens.enter();
            right = join(right);
            tokens.leave();
        }
        return new Join(kind, left, right, condition(), position);
    }

    private Join.Kind kind(boolean natural) {
        if (!natural && tokens.accept(Keyword.CROSS)) {
            return Join.Kind.CROSS;
        }
        if (tokens.accept(Keyword.INNER)) {
            return Join.Kind.INNER;
        }
        if (tokens.accept(Keyword.SEMI)) {
            return Join.Kind.SEMI;
        }
        if (tokens.accept(Keyword.ANTI)) {
            return Join.Kind.ANTI;
        }
        Join.Kind kind;
        if (tokens.accept(Keyword.LEFT)) {
            kind = Join.Kind.LEFT;
        } else if (tokens.accept(Keyword.RIGHT)) {
            kind = Join.Kind.RIGHT;
        } else if (tokens.accept(Keyword.FULL)) {
            kind = Join.Kind.FULL;
        } else {
            return Join.Kind.INNER;
        }
        tokens.accept(Keyword.OUTER);
        return kind;
    }

    private JoinCondition condition() {
        int position = tokens.position();
        if (tokens.accept(Keyword.ON)) {
            return new JoinCondition.On(grammar.expressions.expression(), position);
        }
        if (tokens.accept(Keyword.USING)) {
            return new JoinCondition.Using(columnNames(), position);
        }
        throw tokens.unexpected("ON or USING", "a join without a condition is a CROSS JOIN");
    }

    private TableReference single() {
        Token first = tokens.peek();
        if (tokens.at("(")) {
            return grammar.queries.isQueryInParentheses() ? derived(false) : parenthesizedJoin();
        }
        if (tokens.accept(Keyword.LATERAL)) {
            return tokens.at("(") ? derived(true) : function();
        }
        if (tokens.at(Keyword.VALUES) && tokens.peek(1).is("(")) {
            Query values = new Query(grammar.queries.values());
            return new DerivedTable(values, false, alias(), first.start());
        }
        return isFunction() ? function() : nameOrFile(true);
    }

    private DerivedTable derived(boolean lateral) {
        int position = tokens.position();
        Query query = grammar.queries.parenthesized();
        return new DerivedTable(query, lateral, alias(), position);
    }

    private TableReference parenthesizedJoin() {
        int position = tokens.expect("(").start();
        TableReference inner = tables();
        tokens.expect(")");
        TableAlias alias = alias();
        return alias == null ? inner : new AliasedJoin(inner, alias, position);
    }

    private boolean isFunction() {
        int offset = 1;
        while (tokens.peek(offset).is(".") && tokens.peek(offset + 1).isLabel()) {
            offset += 2;
        }
        return tokens.peek().isFunctionName() && tokens.peek(offset).is("(");
    }

    private TableFunction function() {
        if (!isFunction()) {
            throw tokens.unexpected("a query in parentheses or a function");
        }
        QualifiedName name = qualifiedName("the name of a function");
        List<Argument> arguments = new ArrayList<>();
        tokens.expect("(");
        if (!tokens.at(")")) {
            arguments.addAll(grammar.list(() -> grammar.calls.argument(true)));
        }
        tokens.expect(")");
        return new TableFunction(name, arguments, alias(), name.position());
    }

    /// `t`, `schema.t` or `'file'`, with an alias if `aliased`.
    TableReference nameOrFile(boolean aliased) {
        Token first = tokens.peek();
        if (tokens.at(Kind.STRING)) {
            tokens.advance();
            return new FileTable(first.text(), aliased ? alias() : null, first.start());
        }
        QualifiedName name = qualifiedName("a table");
        return new NamedTable(name, aliased ? alias() : null, first.start());
    }

    /// A dotted name whose first part is `what`.
    QualifiedName qualifiedName(String what) {
        Token first = tokens.peek();
        boolean call = tokens.peek(1).is("(") && first.isFunctionName();
        List<Name> parts = new ArrayList<>();
        parts.add(call ? TokenStream.name(tokens.advance()) : tokens.expectName(what));
        while (tokens.accept(".")) {
            parts.add(tokens.expectLabel("a name"));
        }
        return new QualifiedName(parts, first.start());
    }

    private @Nullable TableAlias alias() {
        boolean bare = !tokens.accept(Keyword.AS);
        Name name = bare ? tokens.acceptBareAlias() : tokens.expectName("an alias");
        if (name == null) {
            return null;
        }
        List<Name> columns = tokens.at("(") ? columnNames() : List.of();
        if (bare) {
            tokens.extendBareAlias();
        }
        return new TableAlias(name, columns, name.position());
    }

    /// `( column, column … )`.
    List<Name> columnNames() {
        return grammar.parenthesized(() -> tokens.expectName("the name of a column"));
    }
}
