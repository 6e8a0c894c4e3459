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
    private Connection connection;
    private List<Field> loadedFields = List.of();
    private List<? extends List<? extends @Nullable Object>> loadedColumns = List.of();

    DuckOracle() throws SQLException {
        connection = open();
    }

    private static Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET threads = 1");
        }
        return connection;
    }

    /// Some errors that should be those of a row end the whole database.
    private void reviveAfter(SQLException error) throws SQLException {
        String message = String.valueOf(error.getMessage());
        if (message.contains("FATAL Error") || message.contains("INTERNAL Error")) {
            connection.close();
            connection = open();
            load(loadedFields, loadedColumns);
        }
    }

    /// Makes the table `t` with a row number `row` and one column per field.
    void load(List<Field> fields, List<? extends List<? extends @Nullable Object>> columns) throws SQLException {
        loadedFields = fields;
        loadedColumns = columns;
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
        try {
            return strings("SELECT CAST(TRY(" + sql + ") AS VARCHAR) FROM t ORDER BY row");
        } catch (SQLException e) {
            return valuesOneByOne(sql);
        }
    }

    /// TRY does not catch every error.
    private List<@Nullable String> valuesOneByOne(String sql) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (String row : strings("SELECT row FROM t ORDER BY row")) {
            try {
                values.addAll(strings("SELECT CAST(" + sql + " AS VARCHAR) FROM (SELECT * FROM t WHERE row = " + row + ")"));
            } catch (SQLException e) {
                values.add(null);
            }
        }
        return values;
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
        } catch (SQLException e) {
            reviveAfter(e);
            throw e;
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
