package dev.rayo.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// DuckDB with the same rows, and the comparison of its answers with ours.
public final class Oracle implements AutoCloseable {
    private static final Oracle SHARED = new Oracle();

    private final DuckDBConnection connection;
    private final Map<String, Rows> loaded = new HashMap<>();

    /// One for all tests of this process, which run one after the other. Not to be closed.
    public static Oracle shared() {
        return SHARED;
    }

    public Oracle() {
        try {
            Connection open = DriverManager.getConnection("jdbc:duckdb:");
            connection = open.unwrap(DuckDBConnection.class);
            execute("SET threads = 1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Makes the table `name` of the rows, with a column `row_number_` that tells their order.
    public Oracle load(String name, Rows rows) {
        if (loaded.put(name, rows) == rows) {
            return this;
        }
        StringBuilder staging = new StringBuilder("CREATE OR REPLACE TABLE staging_ (row_number_ BIGINT");
        StringBuilder select = new StringBuilder("CREATE OR REPLACE TABLE " + name + " AS SELECT row_number_");
        for (Field field : rows.fields()) {
            String column = '"' + field.name() + '"';
            staging.append(", ").append(column).append(' ').append(stagingType(field.type()));
            select.append(", ").append(fromStaging(column, field.type())).append(" AS ").append(column);
        }
        execute(staging + ")");
        try (DuckDBAppender appender = connection.createAppender("main", "staging_")) {
            long number = 0;
            for (Object[] row : rows.rows()) {
                appender.beginRow();
                appender.append(number++);
                for (int i = 0; i < row.length; i++) {
                    append(appender, row[i]);
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        execute(select + " FROM staging_");
        return this;
    }

    private static String stagingType(Type type) {
        if (type == Type.BOOLEAN || type == Type.REAL || type == Type.DOUBLE) {
            return type.toString();
        }
        return type instanceof Type.Decimal || type == Type.VARCHAR || type == Type.BLOB || type == Type.INTERVAL
                ? "VARCHAR"
                : "BIGINT";
    }

    private static String fromStaging(String column, Type type) {
        if (type == Type.DATE) {
            return "DATE '1970-01-01' + " + column + "::INTEGER";
        }
        if (type == Type.TIMESTAMP) {
            return "make_timestamp(" + column + ")";
        }
        if (type == Type.TIME) {
            return "TIME '00:00:00' + to_microseconds(" + column + ")";
        }
        if (type == Type.BLOB) {
            return "unhex(" + column + ")";
        }
        return column + "::" + type;
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Boolean v -> appender.append(v.booleanValue());
            case Long v -> appender.append(v.longValue());
            case Float v -> appender.append(v.floatValue());
            case Double v -> appender.append(v.doubleValue());
            case Blob v -> appender.append(HexFormat.of().formatHex(v.bytes()));
            case Interval v ->
                appender.append(v.months() + " months " + v.days() + " days " + v.micros() + " microseconds");
            case BigDecimal v -> appender.append(v.toPlainString());
            default -> appender.append(value.toString());
        }
    }

    /// The rows of a query, values in [#normal] form.
    public List<Object[]> query(String sql) {
        List<String> expressions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE " + sql)) {
            while (columns.next()) {
                String name = "c" + expressions.size();
                String type = columns.getString(2);
                expressions.add(
                        switch (type) {
                            case "DATE" -> name + " - DATE '1970-01-01'";
                            case "TIMESTAMP", "TIME" -> "epoch_us(" + name + ")";
                            case "BLOB" -> "hex(" + name + ")";
                            case "INTERVAL" ->
                                "CASE WHEN " + name + " IS NOT NULL THEN concat(datepart('year', " + name
                                        + ") * 12 + datepart('month', " + name + "), ' ', datepart('day', " + name
                                        + "), ' ', (datepart('hour', " + name + ") * 3600 + datepart('minute', " + name
                                        + ") * 60) * 1000000 + datepart('microsecond', " + name + ")) END";
                            default -> name;
                        });
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            names.append(i == 0 ? "c" : ", c").append(i);
        }
        String wrapped = "SELECT " + String.join(", ", expressions) + " FROM (" + sql + ") AS t(" + names + ")";
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(wrapped)) {
            while (result.next()) {
                Object[] row = new Object[expressions.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = normal(result.getObject(i + 1));
                }
                rows.add(row);
            }
        } catch (SQLException e) {
            throw new AssertionError(wrapped, e);
        }
        return rows;
    }

    /// One form for values of both sides: integers and decimals as plain BigDecimal, floats as Double.
    public static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal v -> v.signum() == 0 ? BigDecimal.ZERO : v.stripTrailingZeros();
            case BigInteger v -> normal(new BigDecimal(v));
            case Double v -> v;
            case Float v -> v.doubleValue();
            case Number v -> normal(BigDecimal.valueOf(v.longValue()));
            case Blob v -> HexFormat.of().withUpperCase().formatHex(v.bytes());
            case Interval v -> v.months() + " " + v.days() + " " + v.micros();
            default -> value;
        };
    }

    /// Asserts the same rows, in any order; doubles may differ in the last digits.
    public static void assertSameRows(List<Object[]> actual, List<Object[]> expected, String what) {
        compare(sorted(normal(actual)), sorted(normal(expected)), what);
    }

    public static void assertSameRowsInOrder(List<Object[]> actual, List<Object[]> expected, String what) {
        compare(normal(actual), normal(expected), what);
    }

    private static List<Object[]> normal(List<Object[]> rows) {
        return rows.stream()
                .map(row -> {
                    Object[] copy = new Object[row.length];
                    for (int i = 0; i < row.length; i++) {
                        copy[i] = normal(row[i]);
                    }
                    return copy;
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Object[]> sorted(List<Object[]> rows) {
        return rows.stream().sorted(Comparator.comparing(Oracle::sortText)).toList();
    }

    private static String sortText(Object[] row) {
        StringBuilder text = new StringBuilder();
        for (Object value : row) {
            text.append(value instanceof Double d ? String.format("%.6g", d) : String.valueOf(value)).append('|');
        }
        return text.toString();
    }

    private static void compare(List<Object[]> actual, List<Object[]> expected, String what) {
        assertThat(actual.size()).as("rows of %s", what).isEqualTo(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            Object[] a = actual.get(i);
            Object[] b = expected.get(i);
            assertThat(a.length).as("columns of %s", what).isEqualTo(b.length);
            for (int c = 0; c < a.length; c++) {
                if (!same(a[c], b[c])) {
                    assertThat(text(a)).as("row %d, column %d of %s", i, c, what).isEqualTo(text(b));
                    throw new AssertionError(what + ": " + a[c] + " is not " + b[c]);
                }
            }
        }
    }

    private static String text(Object[] row) {
        StringBuilder text = new StringBuilder();
        for (Object value : row) {
            text.append(value).append(" | ");
        }
        return text.toString();
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.equals(y)
                    || x == 0 && y == 0
                    || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))
                    || Math.abs(x - y) < 1e-12;
        }
        return a == null ? b == null : a.equals(b);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
