package dev.rayo.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One SQL statement.
public sealed interface Statement extends Syntax {

    record QueryStatement(Query query, int position) implements Statement {}

    /// `EXPLAIN ANALYZE (FORMAT format) statement`. `format` is as written, null when not.
    record Explain(boolean analyze, @Nullable String format, Statement statement, int position)
            implements Statement {}

    /// `CREATE TABLE name (columns)`.
    record CreateTable(
            QualifiedName name,
            boolean orReplace,
            boolean temporary,
            boolean ifNotExists,
            List<ColumnDefinition> columns,
            int position)
            implements Statement {
        public CreateTable {
            columns = List.copyOf(columns);
        }
    }

    /// `CREATE TABLE name (columns) AS query WITH DATA`. `columns` is empty when none are renamed.
    record CreateTableAs(
            QualifiedName name,
            boolean orReplace,
            boolean temporary,
            boolean ifNotExists,
            List<Name> columns,
            Query query,
            boolean withData,
            int position)
            implements Statement {
        public CreateTableAs {
            columns = List.copyOf(columns);
        }
    }

    /// `text` is the query as written, for catalogs.
    record CreateView(
            QualifiedName name,
            boolean orReplace,
            boolean temporary,
            boolean ifNotExists,
            List<Name> columns,
            Query query,
            String text,
            int position)
            implements Statement {
        public CreateView {
            columns = List.copyOf(columns);
        }
    }

    /// `INSERT INTO table (columns) query`. `columns` is empty when none are named; `byName` says that the query's
    /// column names choose.
    record Insert(QualifiedName table, List<Name> columns, boolean byName, Query query, int position)
            implements Statement {
        public Insert {
            columns = List.copyOf(columns);
        }
    }

    record Drop(Kind kind, List<QualifiedName> names, boolean ifExists, int position) implements Statement {
        public enum Kind {
            TABLE,
            VIEW
        }

        public Drop {
            names = List.copyOf(names);
        }
    }

    /// The columns of a query's result; `DESCRIBE t` describes `TABLE t`.
    record Describe(Query query, int position) implements Statement {}

    /// `SHOW TABLES`, or with `all` every schema's, as `SHOW ALL TABLES`.
    record ShowTables(boolean all, int position) implements Statement {}

    /// `COPY (query) TO 'file' (options)`; `COPY t TO …` copies `TABLE t`.
    record Copy(Query query, String file, List<CopyOption> options, int position) implements Statement {
        public Copy {
            options = List.copyOf(options);
        }
    }

    /// `SET name = value`; a null value is `RESET name`. A bare word as value is a [SyntaxExpression.StringLiteral].
    record SetOption(QualifiedName name, @Nullable SyntaxExpression value, int position) implements Statement {}
}
