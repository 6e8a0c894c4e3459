package dev.rayo.sql.parser;

import dev.rayo.sql.ast.CopyOption;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QualifiedName;
import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.QueryBody;
import dev.rayo.sql.ast.QueryBody.Select;
import dev.rayo.sql.ast.SelectItem;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.Statement.Copy;
import dev.rayo.sql.ast.Statement.Describe;
import dev.rayo.sql.ast.Statement.Explain;
import dev.rayo.sql.ast.Statement.QueryStatement;
import dev.rayo.sql.ast.Statement.SetOption;
import dev.rayo.sql.ast.Statement.ShowTables;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.ColumnReference;
import dev.rayo.sql.ast.SyntaxExpression.StringLiteral;
import dev.rayo.sql.ast.TableReference;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads statements by their first word.
final class StatementParser {
    private final Grammar grammar;
    private final TokenStream tokens;

    StatementParser(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    Statement statement() {
        Token first = tokens.peek();
        if (grammar.queries.startsQuery(0) || tokens.at("(") || tokens.at(Keyword.VALUES)) {
            return new QueryStatement(grammar.queries.query(), first.start());
        }
        Keyword keyword = first.keyword();
        return switch (keyword) {
            case EXPLAIN -> explain();
            case DESCRIBE, DESC -> describe();
            case SHOW -> show();
            case CREATE -> grammar.definitions.create();
            case INSERT -> grammar.definitions.insert();
            case DROP -> grammar.definitions.drop();
            case COPY -> copy();
            case SET -> set();
            case RESET -> reset();
            case DELETE, UPDATE, MERGE, TRUNCATE, ALTER ->
                throw Grammar.unsupported(
                        keyword.name(), first, "CREATE OR REPLACE TABLE … AS SELECT … writes a table anew");
            case ATTACH, BEGIN, CALL, CHECKPOINT, COMMIT, DETACH, EXECUTE, EXPORT, GRANT, IMPORT, INSTALL, LOAD, PIVOT,
                    PRAGMA, PREPARE, REVOKE, ROLLBACK, START, SUMMARIZE, UNPIVOT, USE, VACUUM ->
                throw RayoException.syntax(keyword + " is not supported", first.start(), null);
            case null, default -> throw notAStatement();
        };
    }

    private RayoException notAStatement() {
        // Looked for so that a misspelled one is recognised.
        for (Keyword keyword : List.of(
                Keyword.SELECT, Keyword.FROM, Keyword.WITH, Keyword.VALUES, Keyword.TABLE, Keyword.EXPLAIN,
                Keyword.DESCRIBE, Keyword.SHOW, Keyword.CREATE, Keyword.INSERT, Keyword.DROP, Keyword.COPY, Keyword.SET,
                Keyword.RESET)) {
            tokens.at(keyword);
        }
        return tokens.unexpected("a statement");
    }

    private Explain explain() {
        int position = tokens.advance().start();
        boolean analyze = acceptAnalyze();
        String format = null;
        if (tokens.at("(") && !grammar.queries.startsQuery(0)) {
            for (CopyOption option : grammar.parenthesized(this::option)) {
                switch (option.name().text().toUpperCase(Locale.ROOT)) {
                    case "ANALYZE", "ANALYSE" -> analyze = true;
                    case "FORMAT" -> format = formatOf(option);
                    default ->
                        throw RayoException.syntax(
                                "EXPLAIN has no option " + option.name(),
                                option.position(),
                                "the options are ANALYZE and FORMAT");
                }
            }
        }
        tokens.enter();
        Statement explained = statement();
        tokens.leave();
        return new Explain(analyze, format, explained, position);
    }

    private boolean acceptAnalyze() {
        return tokens.accept(Keyword.ANALYZE) || tokens.accept(Keyword.ANALYSE);
    }

    private static String formatOf(CopyOption option) {
        if (option.values().size() == 1 && option.values().getFirst() instanceof StringLiteral format) {
            return format.value();
        }
        throw RayoException.syntax("FORMAT needs a name", option.position(), "FORMAT text or FORMAT json");
    }

    private Describe describe() {
        int position = tokens.advance().start();
        return new Describe(queryOrTable(), position);
    }

    /// A query, or a table that stands for `TABLE t`.
    private Query queryOrTable() {
        if (grammar.queries.startsQuery(0)) {
            return grammar.queries.query();
        }
        TableReference table = grammar.tables.nameOrFile(false);
        return new Query(new QueryBody.Table(table, table.position()));
    }

    private Statement show() {
        int position = tokens.advance().start();
        if (tokens.accept(Keyword.ALL, Keyword.TABLES)) {
            return new ShowTables(true, position);
        }
        if (tokens.accept(Keyword.TABLES)) {
            return new ShowTables(false, position);
        }
        if (tokens.accept(Keyword.COLUMNS)) {
            if (!tokens.accept(Keyword.IN)) {
                tokens.expect(Keyword.FROM);
            }
        }
        return new Describe(queryOrTable(), position);
    }

    private Copy copy() {
        int position = tokens.advance().start();
        Query query = tokens.at("(") ? grammar.queries.parenthesized() : copiedTable();
        if (tokens.at(Keyword.FROM)) {
            throw Grammar.unsupported("COPY … FROM", tokens.peek(), "INSERT INTO t FROM 'file' reads a file into a table");
        }
        tokens.expect(Keyword.TO);
        String file = tokens.expect(Kind.STRING, "the name of a file in single quotes").text();
        tokens.accept(Keyword.WITH);
        List<CopyOption> options = tokens.at("(") ? grammar.parenthesized(this::option) : List.of();
        return new Copy(query, file, options, position);
    }

    /// `t` or `t (a, b)`.
    private Query copiedTable() {
        QualifiedName name = grammar.tables.qualifiedName("a table or a query in parentheses");
        TableReference table = new TableReference.NamedTable(name, null, name.position());
        if (!tokens.at("(")) {
            return new Query(new QueryBody.Table(table, name.position()));
        }
        List<SelectItem> items = new ArrayList<>();
        for (Name column : grammar.tables.columnNames()) {
            ColumnReference reference = new ColumnReference(List.of(column), column.position());
            items.add(new SelectItem.Value(reference, null, column.position()));
        }
        return new Query(new Select(null, items, table, null, List.of(), null, List.of(), null, name.position()));
    }

    /// `name`, `name value` or `name (value, value)`.
    private CopyOption option() {
        Name name = tokens.expectLabel("the name of an option");
        List<SyntaxExpression> values = List.of();
        if (tokens.at("(")) {
            values = grammar.parenthesized(this::optionValue);
        } else if (!tokens.at(",") && !tokens.at(")")) {
            values = List.of(optionValue());
        }
        return new CopyOption(name, values, name.position());
    }

    /// An expression, where a word that is no call stands for itself.
    private SyntaxExpression optionValue() {
        Token token = tokens.peek();
        boolean literal = tokens.at(Keyword.TRUE) || tokens.at(Keyword.FALSE) || tokens.at(Keyword.NULL);
        if (token.isLabel() && !literal && !tokens.peek(1).is("(") && tokens.peek(1).kind() != Kind.STRING) {
            tokens.advance();
            return new StringLiteral(token.text(), token.start());
        }
        return grammar.expressions.expression();
    }

    private SetOption set() {
        int position = tokens.advance().start();
        acceptScope();
        if (tokens.accept(Keyword.TIME, Keyword.ZONE)) {
            QualifiedName name = new QualifiedName(new Name("timezone", position));
            return new SetOption(name, optionValue(), position);
        }
        QualifiedName name = grammar.tables.qualifiedName("the name of a setting");
        if (!tokens.accept("=") && !tokens.accept(Keyword.TO)) {
            throw tokens.unexpected("\"=\" or TO");
        }
        return new SetOption(name, optionValue(), position);
    }

    private SetOption reset() {
        int position = tokens.advance().start();
        acceptScope();
        return new SetOption(grammar.tables.qualifiedName("the name of a setting"), null, position);
    }

    /// `SESSION`, `LOCAL` or `GLOBAL`, unless it is the setting's name itself.
    private void acceptScope() {
        boolean name = tokens.peek(1).is("=") || tokens.peek(1).is(Keyword.TO) || tokens.peek(1).is(".");
        if (!name && !tokens.accept(Keyword.SESSION) && !tokens.accept(Keyword.LOCAL)) {
            tokens.accept(Keyword.GLOBAL);
        }
    }
}
