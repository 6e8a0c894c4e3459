package dev.rayo.bench.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DuckDB in this process, through JDBC.
public final class DuckDbContender implements Contender {
    private final Connection connection;

    public DuckDbContender(int threads) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        run("SET threads = " + threads);
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public void view(String name, String file) {
        run("CREATE VIEW " + name + " AS SELECT * FROM '" + file.replace("'", "''") + "'");
    }

    @Override
    public List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getObject(column));
                }
                rows.add(RowText.of(values));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return rows;
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
