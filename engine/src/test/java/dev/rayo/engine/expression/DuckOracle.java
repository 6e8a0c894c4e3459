package dev.rayo.engine.expression;

import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// What DuckDB says an expression is, row by row, as text.
final class DuckOracle implements AutoCloseable {
    private final Connection connection;

    DuckOracle() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET TimeZone = 'UTC'");
    }

    /// Makes the table `t` with a row number `row` and one column per field.
    void load(List<Field> fields, List<? extends List<? extends @Nullable Object>> columns) throws SQLException {
        execute("CREATE OR REPLACE TABLE t (row INTEGER"
                + fields.stream().map(f -> ", " + f.name() + " " + name(f.type())).collect(Collectors.joining())
                + ")");
        execute("CREATE OR REPLACE TABLE texts (row INTEGER"
                + fields.stream().map(f -> ", " + f.name() + " VARCHAR").collect(Collectors.joining()) + ")");
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "texts")) {
            for (int row = 0; row < columns.getFirst().size(); row++) {
                appender.beginRow();
                appender.append(row);
                for (int i = 0; i < fields.size(); i++) {
                    Object value = columns.get(i).get(row);
                    appender.append(value == null ? null : ValueText.of(value, fields.get(i).type()));
                }
                appender.endRow();
            }
        }
        execute("INSERT INTO t SELECT row"
                + fields.stream()
                        .map(f -> ", CAST(" + f.name() + " AS " + name(f.type()) + ")")
                        .collect(Collectors.joining())
                + " FROM texts");
    }

    /// The text of `sql` for every row; null for NULL and for rows where it fails.
    List<@Nullable String> values(String sql) throws SQLException {
        return strings("SELECT CAST(TRY(" + sql + ") AS VARCHAR) FROM t ORDER BY row");
    }

    /// Whether `sql` fails on any of these rows.
    boolean fails(String sql, List<Integer> rows) {
        String list = rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
        try {
            strings("SELECT CAST(" + sql + " AS VARCHAR) FROM (SELECT * FROM t WHERE row IN (" + list + "))");
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    List<@Nullable String> strings(String query) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                String value = result.getString(1);
                // The sign of a NaN means nothing, but x86 gives it one.
                values.add("-nan".equals(value) ? "nan" : value);
            }
        }
        return values;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String name(Type type) {
        return type.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
