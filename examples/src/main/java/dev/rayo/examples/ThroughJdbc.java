package dev.rayo.examples;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Asks through JDBC, as tools do.
public final class ThroughJdbc {
    private ThroughJdbc() {}

    /// @param arguments the path of a `nation.parquet`, as `rayo tpch` writes it
    public static void main(String[] arguments) throws SQLException {
        String sql = "SELECT n_name, n_regionkey FROM '" + arguments[0] + "' WHERE n_regionkey = ? ORDER BY n_name";
        try (Connection connection = DriverManager.getConnection("jdbc:rayo:");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, 3);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    System.out.println(rows.getString("n_name"));
                }
            }
        }
    }
}
