package dev.rayo.sql.parser;

import dev.rayo.sql.ast.ColumnDefinition;
import dev.rayo.sql.ast.CopyOption;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.Statement.Copy;
import dev.rayo.sql.ast.Statement.CreateTable;
import dev.rayo.sql.ast.Statement.CreateTableAs;
import dev.rayo.sql.ast.Statement.CreateView;
import dev.rayo.sql.ast.Statement.Describe;
import dev.rayo.sql.ast.Statement.Drop;
import dev.rayo.sql.ast.Statement.Explain;
import dev.rayo.sql.ast.Statement.Insert;
import dev.rayo.sql.ast.Statement.QueryStatement;
import dev.rayo.sql.ast.Statement.SetOption;
import dev.rayo.sql.ast.Statement.ShowTables;

/// Writes statements.
final class StatementPrinter {
    private final SqlText text;

    StatementPrinter(SqlText text) {
        this.text = text;
    }

    void print(Statement statement) {
        switch (statement) {
            case QueryStatement query -> text.queries.print(query.query());
            case Explain explain -> {
                text.add(explain.analyze() ? "EXPLAIN ANALYZE " : "EXPLAIN ");
                if (explain.format() != null) {
                    text.add("(FORMAT ").string(explain.format()).add(") ");
                }
                print(explain.statement());
            }
            case CreateTable create -> {
                create("TABLE ", create.orReplace(), create.temporary(), create.ifNotExists());
                text.add(create.name()).add(" (").list(create.columns(), this::print).add(")");
            }
            case CreateTableAs create -> {
                create("TABLE ", create.orReplace(), create.temporary(), create.ifNotExists());
                text.add(create.name()).columns(create.columns()).add(" AS ");
                text.queries.print(create.query());
                text.add(create.withData() ? "" : " WITH NO DATA");
            }
            case CreateView create -> {
                create("VIEW ", create.orReplace(), create.temporary(), create.ifNotExists());
                text.add(create.name()).columns(create.columns()).add(" AS ");
                text.queries.print(create.query());
            }
            case Insert insert -> {
                text.add("INSERT INTO ").add(insert.table()).columns(insert.columns());
                text.add(insert.byName() ? " BY NAME " : " ");
                text.queries.print(insert.query());
            }
            case Drop drop -> {
                text.add("DROP " + drop.kind() + (drop.ifExists() ? " IF EXISTS " : " "));
                text.list(drop.names(), text::add);
            }
            case Describe describe -> {
                text.add("DESCRIBE ");
                text.queries.print(describe.query());
            }
            case ShowTables show -> text.add(show.all() ? "SHOW ALL TABLES" : "SHOW TABLES");
            case Copy copy -> {
                text.add("COPY ");
                text.queries.parenthesized(copy.query());
                text.add(" TO ").string(copy.file());
                if (!copy.options().isEmpty()) {
                    text.add(" (").list(copy.options(), this::print).add(")");
                }
            }
            case SetOption set -> {
                text.add(set.value() == null ? "RESET " : "SET ").add(set.name());
                if (set.value() != null) {
                    text.add(" = ");
                    text.expressions.print(set.value());
                }
            }
        }
    }

    private void create(String kind, boolean orReplace, boolean temporary, boolean ifNotExists) {
        text.add(orReplace ? "CREATE OR REPLACE " : "CREATE ")
                .add(temporary ? "TEMPORARY " : "")
                .add(kind)
                .add(ifNotExists ? "IF NOT EXISTS " : "");
    }

    private void print(ColumnDefinition column) {
        text.add(column.name()).add(" ");
        text.expressions.print(column.type());
        text.add(column.nullable() ? "" : " NOT NULL");
    }

    private void print(CopyOption option) {
        text.add(option.name());
        if (option.values().size() == 1) {
            text.add(" ");
            text.expressions.print(option.values().getFirst());
        } else if (!option.values().isEmpty()) {
            text.add(" (").list(option.values(), text.expressions::print).add(")");
        }
    }
}
