package dev.rayo.slt;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// DuckDB, the oracle. Results are turned to text by DuckDB itself, so that the notation is its own.
final class DuckDbDatabase implements Database {
    /// Statements whose result can be a table.
    private static final Pattern QUERY =
            Pattern.compile("\\s*(--.*\\s+)*[\\s(]*(SELECT|WITH|FROM|VALUES|TABLE)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Connection connection;

    DuckDbDatabase() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            execute("SET TimeZone = 'UTC'");
            execute("SET threads = 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public Result run(String sql) {
        try {
            return QUERY.matcher(sql).matches() ? query(sql) : execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Keeps the rows in a table, which keeps their order, and reads that as text.
    private Result query(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (var prepared = connection.prepareStatement(sql)) {
            describe(prepared.getMetaData(), names, types);
        }
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            columns.append(i == 0 ? "" : ", ").append("c").append(i);
        }
        execute("CREATE OR REPLACE TEMP TABLE slt_result (" + columns + ") AS\n" + sql);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM slt_result")) {
            return new Result(names, types, rows(result, names.size()));
        } finally {
            execute("DROP TABLE slt_result");
        }
    }

    private Result execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            List<String> types = new ArrayList<>();
            if (!statement.execute(sql)) {
                return new Result(names, types, List.of());
            }
            try (ResultSet result = statement.getResultSet()) {
                describe(result.getMetaData(), names, types);
                return new Result(names, types, rows(result, names.size()));
            }
        }
    }

    private static void describe(ResultSetMetaData data, List<String> names, List<String> types) throws SQLException {
        for (int i = 1; i <= data.getColumnCount(); i++) {
            names.add(data.getColumnName(i));
            types.add(data.getColumnTypeName(i));
        }
    }

    private static List<List<@Nullable String>> rows(ResultSet result, int columns) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void set(String name, String value) {}

    @Override
    public boolean has(String feature) {
        return switch (feature) {
            case "shared-data" -> SltFile.hasSharedData();
            case "usual-sizes", "window", "recursive" -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
