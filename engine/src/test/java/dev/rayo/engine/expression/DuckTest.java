package dev.rayo.engine.expression;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A test that asks DuckDB.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DuckTest {
    DuckOracle oracle;

    @BeforeAll
    void connect() throws SQLException {
        oracle = new DuckOracle();
    }

    @AfterAll
    void disconnect() throws SQLException {
        oracle.close();
    }

    static Call call(String function, Type type, Expression... arguments) {
        return new Call(function, List.of(arguments), type);
    }

    static Literal text(String value) {
        return new Literal(value, Type.VARCHAR);
    }

    static Literal bigint(long value) {
        return new Literal(value, Type.BIGINT);
    }

    static Literal integer(long value) {
        return new Literal(value, Type.INTEGER);
    }

    /// Values of a type, with NULL and its edges.
    static List<Object> values(Type type, int more) {
        return EdgeValues.of(type, more, 11);
    }
}
