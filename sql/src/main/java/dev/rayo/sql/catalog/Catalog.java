package dev.rayo.sql.catalog;

import dev.rayo.sql.expression.Expression.Literal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds relations by name. Thread-safe; a name is looked up case-insensitively.
public interface Catalog {
    /// The table or view of this name, or null.
    @Nullable Relation find(String name);

    /// The table that a table function over files makes: `read_parquet`, `read_csv`, …; also called, with the function
    /// chosen by the file's extension, for a string literal in FROM (function `scan`).
    ///
    /// @param arguments positional arguments; a list argument arrives as a `java.util.List` of values
    /// @return null if there is no such function
    /// @throws dev.rayo.sql.error.RayoException USER if no file matches or one is malformed, EXTERNAL if reading fails
    @Nullable Table function(String function, List<Object> arguments, Map<String, Literal> named);

    /// Names of all tables and views, sorted: for SHOW TABLES and for hints.
    List<String> names();

    sealed interface Relation {
        record Stored(Table table) implements Relation {}

        /// @param columnNames names that replace the query's own, or empty
        record View(String name, List<String> columnNames, String sql) implements Relation {}
    }
}
