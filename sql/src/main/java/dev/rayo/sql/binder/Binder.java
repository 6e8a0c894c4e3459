package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.SqlParser;
import dev.rayo.sql.plan.BoundStatement;

/// Gives meaning to a statement: resolves its names against a catalog, types its expressions, builds its plans.
///
/// Thread-safe. All methods throw a [RayoException] of fault `USER`, located in the text, where the statement does
/// not fit the catalog or its types do not fit each other.
public final class Binder {
    private Binder() {}

    /// Parses and binds the one statement that `sql` is.
    public static BoundStatement bind(String sql, Catalog catalog, Session session) {
        try {
            return bind(SqlParser.parseStatement(sql), sql, catalog, session);
        } catch (RayoException failure) {
            throw failure.at(sql);
        }
    }

    /// Binds a statement that was parsed from `sql`.
    public static BoundStatement bind(Statement statement, String sql, Catalog catalog, Session session) {
        try {
            Environment environment = new Environment(catalog, session, sql);
            return new StatementBinder(environment).bind(statement);
        } catch (RayoException failure) {
            throw failure.at(sql);
        }
    }
}
