package dev.rayo.sql.plan;

import dev.rayo.sql.catalog.ColumnSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statement after binding: names are resolved, types are checked.
public sealed interface BoundStatement {
    /// Rows to the caller. DESCRIBE, SHOW TABLES and the like are queries over [Plan.Values].
    record Select(Plan plan) implements BoundStatement {}

    /// Explains `statement`; with `analyze` it runs first.
    record Explain(BoundStatement statement, boolean analyze) implements BoundStatement {}

    /// @param source rows that the new table begins with, or null for an empty one
    record CreateTable(
            String name, List<ColumnSchema> columns, @Nullable Plan source, boolean orReplace, boolean ifNotExists)
            implements BoundStatement {}

    /// @param sql the text of the query, bound anew at each use
    record CreateView(String name, List<String> columnNames, String sql, boolean orReplace, boolean ifNotExists)
            implements BoundStatement {}

    /// Appends the rows of `source`, whose columns are those of the table, in order.
    record Insert(String table, Plan source) implements BoundStatement {}

    record Drop(String name, boolean view, boolean ifExists) implements BoundStatement {}

    /// Writes the rows of `source` to a file. Option names are lower case.
    record Copy(Plan source, String path, Map<String, String> options) implements BoundStatement {}

    /// Changes a setting of the session.
    record Set(String name, String value) implements BoundStatement {}
}
