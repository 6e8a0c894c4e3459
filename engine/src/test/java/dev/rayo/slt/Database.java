package dev.rayo.slt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that runs SQL, with its own tables.
interface Database extends AutoCloseable {
    /// What `onlyif` and `skipif` call it.
    String name();

    /// Runs one statement.
    ///
    /// @throws DatabaseException if it fails as a statement may
    Result run(String sql);

    /// Changes a setting; databases that have none ignore it.
    void set(String name, String value);

    /// Whether `require` finds `feature`.
    boolean has(String feature);

    @Override
    void close();

    /// Rows as text, in DuckDB's notation; a value is null for NULL. Types are SQL names in upper case.
    record Result(List<String> names, List<String> types, List<List<@Nullable String>> rows) {}

    /// A statement failed; the message is the database's.
    final class DatabaseException extends RuntimeException {
        DatabaseException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
