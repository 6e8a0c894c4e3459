package dev.rayo.engine.parquet;

import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DuckDB, which says what is right.
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            execute("SET TimeZone = 'UTC'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /// Writes the result of a query as a Parquet file.
    void copy(String query, Path file, String options) {
        execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet" + (options.isEmpty() ? "" : ", " + options)
                + ")");
    }

    /// The columns of a file, by name, as values of the given types.
    List<List<@Nullable Object>> rows(Path file, List<String> names, List<Type> types) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < names.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append(expression(names.get(i), types.get(i)));
        }
        sql.append(names.isEmpty() ? "1" : "").append(" FROM read_parquet('").append(file).append("')");
        return rows(sql.toString(), types);
    }

    List<List<@Nullable Object>> rows(String sql, List<Type> types) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    row.add(value(result, i + 1, types.get(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// A column in a form that JDBC hands over without loss.
    static String expression(String name, Type type) {
        String column = '"' + name.replace("\"", "\"\"") + '"';
        if (type == Type.TIMESTAMP || type == Type.TIMESTAMP_TZ) {
            return "epoch_us(" + column + ")";
        }
        if (type == Type.TIMESTAMP_NS) {
            return "epoch_ns(" + column + ")";
        }
        if (type == Type.TIME) {
            return "epoch_us(CAST(" + column + " AS TIME))";
        }
        if (type == Type.DATE) {
            return "datediff('day', DATE '1970-01-01', " + column + ")";
        }
        if (type instanceof Type.Decimal) {
            return "CAST(" + column + " AS VARCHAR)";
        }
        if (type == Type.BLOB) {
            return "hex(" + column + ")";
        }
        if (type == Type.INTERVAL || type == Type.VARCHAR) {
            return "CAST(" + column + " AS VARCHAR)";
        }
        return column;
    }

    private static @Nullable Object value(ResultSet result, int index, Type type) throws SQLException {
        if (type.isNested()) {
            return NestedValues.of(result.getObject(index), type);
        }
        String text = result.getString(index);
        if (text == null) {
            return null;
        }
        return switch (type) {
            case Type.Decimal d -> new BigDecimal(text).setScale(d.scale());
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> result.getBoolean(index);
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS ->
                        Long.parseLong(text);
                    case REAL -> result.getFloat(index);
                    case DOUBLE -> result.getDouble(index);
                    case BLOB -> new Blob(HexFormat.of().parseHex(text));
                    case VARCHAR, INTERVAL, NULL -> text;
                };
            case Type.Array a -> throw new IllegalArgumentException("nested");
            case Type.Struct s -> throw new IllegalArgumentException("nested");
            case Type.Mapping m -> throw new IllegalArgumentException("nested");
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
