package dev.rayo.sql.parser;

import dev.rayo.sql.ast.ColumnDefinition;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.Statement.CreateTable;
import dev.rayo.sql.ast.Statement.CreateTableAs;
import dev.rayo.sql.ast.Statement.CreateView;
import dev.rayo.sql.ast.Statement.Drop;
import dev.rayo.sql.ast.Statement.Insert;
import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.error.RayoException;
import java.util.List;

/// Reads the statements that make, fill and drop tables and views.
final class DefinitionParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    DefinitionParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /// What `CREATE` says before the name.
    private record Mode(boolean orReplace, boolean temporary, int position) {}

    Statement create() {
        int position = tokens.advance().start();
        boolean orReplace = tokens.accept(Keyword.OR);
        if (orReplace) {
            tokens.expect(Keyword.REPLACE);
        }
        boolean temporary = tokens.accept(Keyword.TEMP) || tokens.accept(Keyword.TEMPORARY);
        Mode mode = new Mode(orReplace, temporary, position);
        if (tokens.accept(Keyword.TABLE)) {
            return table(mode);
        }
        if (tokens.accept(Keyword.VIEW)) {
            return view(mode);
        }
        throw tokens.unexpected("TABLE or VIEW");
    }

    private boolean ifNotExists(Mode mode) {
        Token first = tokens.peek();
        if (!tokens.accept(Keyword.IF)) {
            return false;
        }
        tokens.expect(Keyword.NOT);
        tokens.expect(Keyword.EXISTS);
        if (mode.orReplace) {
            throw RayoException.syntax("OR REPLACE and IF NOT EXISTS exclude each other", first.start(), null);
        }
        return true;
    }

    private Statement table(Mode mode) {
        boolean ifNotExists = ifNotExists(mode);
        QualifiedName name = grammar.tables.qualifiedName("the name of a table");
        boolean untyped = tokens.peek(2).is(",") || tokens.peek(2).is(")");
        if (tokens.at("(") && !untyped) {
            List<ColumnDefinition> columns = grammar.parenthesized(this::column);
            return new CreateTable(name, mode.orReplace, mode.temporary, ifNotExists, columns, mode.position);
        }
        List<Name> columns = tokens.at("(") ? grammar.tables.columnNames() : List.of();
        if (!tokens.accept(Keyword.AS)) {
            throw tokens.unexpected(columns.isEmpty() ? "\"(\" or AS" : "AS", "columns need a type: (a INTEGER)");
        }
        Query query = grammar.queries.query();
        boolean withData = true;
        if (tokens.accept(Keyword.WITH)) {
            withData = !tokens.accept(Keyword.NO);
            tokens.expect(Keyword.DATA);
        }
        return new CreateTableAs(
                name, mode.orReplace, mode.temporary, ifNotExists, columns, query, withData, mode.position);
    }

    private ColumnDefinition column() {
        Token first = tokens.peek();
        rejectConstraint();
        Name name = tokens.expectName("the name of a column");
        TypeName type = grammar.types.type();
        boolean nullable = true;
        while (!tokens.at(",") && !tokens.at(")")) {
            rejectConstraint();
            if (tokens.accept(Keyword.NOT, Keyword.NULL)) {
                nullable = false;
            } else if (!tokens.accept(Keyword.NULL)) {
                throw tokens.unexpected("\",\", \")\" or NOT NULL");
            }
        }
        return new ColumnDefinition(name, type, nullable, first.start());
    }

    private void rejectConstraint() {
        for (Keyword keyword : List.of(
                Keyword.PRIMARY, Keyword.UNIQUE, Keyword.CHECK, Keyword.DEFAULT, Keyword.REFERENCES, Keyword.FOREIGN,
                Keyword.CONSTRAINT, Keyword.COLLATE)) {
            if (tokens.peek().is(keyword)) {
                throw Grammar.unsupported(
                        keyword + " in CREATE TABLE", tokens.peek(), "the only constraint of a column is NOT NULL");
            }
        }
    }

    private CreateView view(Mode mode) {
        boolean ifNotExists = ifNotExists(mode);
        QualifiedName name = grammar.tables.qualifiedName("the name of a view");
        List<Name> columns = tokens.at("(") ? grammar.tables.columnNames() : List.of();
        tokens.expect(Keyword.AS);
        int start = tokens.position();
        Query query = grammar.queries.query();
        String text = tokens.sql().substring(start, tokens.lastEnd());
        return new CreateView(
                name, mode.orReplace, mode.temporary, ifNotExists, columns, query, text, mode.position);
    }

    Insert insert() {
        int position = tokens.advance().start();
        if (tokens.at(Keyword.OR)) {
            throw Grammar.unsupported("INSERT OR …", tokens.peek(), "INSERT INTO t … adds rows");
        }
        tokens.expect(Keyword.INTO);
        QualifiedName table = grammar.tables.qualifiedName("a table");
        boolean named = tokens.at("(") && !grammar.queries.startsQuery(0);
        List<Name> columns = named ? grammar.tables.columnNames() : List.of();
        boolean byName = tokens.accept(Keyword.BY, Keyword.NAME);
        if (!byName) {
            tokens.accept(Keyword.BY, Keyword.POSITION);
        }
        if (tokens.at(Keyword.DEFAULT)) {
            throw Grammar.unsupported("DEFAULT", tokens.peek(), "columns have no defaults: give the values");
        }
        Query query = grammar.queries.query();
        if (tokens.at(Keyword.ON) || tokens.at(Keyword.RETURNING)) {
            throw Grammar.unsupported(
                    tokens.peek().text() + " in INSERT", tokens.peek(), "INSERT INTO t … adds rows");
        }
        return new Insert(table, columns, byName, query, position);
    }

    Drop drop() {
        int position = tokens.advance().start();
        Drop.Kind kind;
        if (tokens.accept(Keyword.TABLE)) {
            kind = Drop.Kind.TABLE;
        } else if (tokens.accept(Keyword.VIEW)) {
            kind = Drop.Kind.VIEW;
        } else {
            throw tokens.unexpected("TABLE or VIEW");
        }
        boolean ifExists = tokens.accept(Keyword.IF);
        if (ifExists) {
            tokens.expect(Keyword.EXISTS);
        }
        List<QualifiedName> names = grammar.list(() -> grammar.tables.qualifiedName("a name"));
        return new Drop(kind, names, ifExists, position);
    }
}
