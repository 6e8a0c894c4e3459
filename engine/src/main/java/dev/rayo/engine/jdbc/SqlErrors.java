package dev.rayo.engine.jdbc;

import dev.rayo.sql.error.RayoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/// The errors of the driver, each with its SQLState; what the standard leaves open is PostgreSQL's.
final class SqlErrors {
    static final String CANCELLED = "57014";
    private static final String INTERNAL = "XX000";

    private SqlErrors() {}

    /// What a method of the driver threw, as JDBC wants it. Errors of the JVM stay what they are.
    static Throwable of(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> new SQLException("unknown error", INTERNAL);
            case SQLException known -> known;
            case RayoException known -> of(known);
            case ArithmeticException overflow -> outOfRange(String.valueOf(overflow.getMessage()));
            case RuntimeException bug -> new SQLException(bug.toString(), INTERNAL, bug);
            default -> failure;
        };
    }

    static SQLException of(RayoException failure) {
        String hint = failure.hint() == null ? "" : " (hint: " + failure.hint() + ")";
        String state =
                switch (failure.fault()) {
                    case USER -> "42000";
                    case RESOURCES -> "53000";
                    case EXTERNAL -> "58000";
                    case INTERNAL -> INTERNAL;
                };
        return new SQLException(failure.getMessage() + hint, state, failure);
    }

    static SQLException cancelled(@Nullable Throwable cause) {
        return new SQLException("query was cancelled", CANCELLED, cause);
    }

    static SQLFeatureNotSupportedException unsupported(String message) {
        return new SQLFeatureNotSupportedException(message, "0A000");
    }

    static SQLException connectionClosed() {
        return new SQLException("the connection is closed", "08003");
    }

    /// @param what a statement or result set
    static SQLException closed(String what) {
        return new SQLException("the " + what + " is closed", "55000");
    }

    static SQLException noRows(String sql) {
        return new SQLException("the statement gives no rows: " + sql, "02000");
    }

    static SQLException unexpectedRows(String sql) {
        return new SQLException("the statement gives rows: " + sql, "0100E");
    }

    static SQLException notOnARow(String message) {
        return new SQLException(message, "24000");
    }

    static SQLException noColumn(String message) {
        return new SQLException(message, "42703");
    }

    /// A number of a column or parameter that there is not.
    static SQLException badIndex(String message) {
        return new SQLException(message, "07009");
    }

    static SQLException outOfRange(String message) {
        return new SQLException(message, "22003");
    }

    static SQLException unreadable(String message) {
        return new SQLException(message, "22018");
    }

    static SQLException badArgument(String message) {
        return new SQLException(message, "22023");
    }
}
