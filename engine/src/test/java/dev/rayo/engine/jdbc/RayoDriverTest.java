package dev.rayo.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RayoDriverTest {
    private static Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:rayo:");
    }

    @Test
    void rowsAreReadWithEveryGetter() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT 1::TINYINT AS a, 2::SMALLINT AS b, 3 AS c, 4::BIGINT AS d, 1.5 AS e, 2.5::DOUBLE AS f,
                            0.5::REAL AS g, 'text' AS h, DATE '2020-02-29' AS i, TIME '01:02:03' AS j,
                            TIMESTAMP '2020-02-29 01:02:03.5' AS k, TRUE AS l, 'ab'::BLOB AS m, NULL AS n""")) {
            assertThat(row.isBeforeFirst()).isTrue();
            assertThat(row.next()).isTrue();
            assertThat(row.getByte("a")).isEqualTo((byte) 1);
            assertThat(row.getShort("b")).isEqualTo((short) 2);
            assertThat(row.getInt("c")).isEqualTo(3);
            assertThat(row.getLong("d")).isEqualTo(4);
            assertThat(row.getBigDecimal("e")).isEqualByComparingTo("1.5");
            assertThat(row.getDouble("f")).isEqualTo(2.5);
            assertThat(row.getFloat("g")).isEqualTo(0.5f);
            assertThat(row.getString("h")).isEqualTo("text");
            assertThat(row.getDate("i")).isEqualTo(Date.valueOf("2020-02-29"));
            assertThat(row.getTime("j")).isEqualTo(Time.valueOf("01:02:03"));
            assertThat(row.getTimestamp("k")).isEqualTo(Timestamp.valueOf("2020-02-29 01:02:03.5"));
            assertThat(row.getObject("k", LocalDateTime.class)).isEqualTo(LocalDateTime.parse("2020-02-29T01:02:03.5"));
            assertThat(row.getObject("i", LocalDate.class)).isEqualTo(LocalDate.parse("2020-02-29"));
            assertThat(row.getBoolean("l")).isTrue();
            assertThat(row.getBytes("m")).isEqualTo(new byte[] {'a', 'b'});
            assertThat(row.getObject("n")).isNull();
            assertThat(row.wasNull()).isTrue();
            assertThat(row.getObject("c")).isEqualTo(3);
            assertThat(row.getString("i")).isEqualTo("2020-02-29");
            assertThatThrownBy(() -> row.getInt("h")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> row.getInt("nowhere")).hasMessageContaining("no column nowhere");
            assertThat(row.next()).isFalse();
            assertThat(row.isAfterLast()).isTrue();
        }
    }

    @Test
    void metadataTellsNamesAndTypes() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1.25 AS price, 'x' AS name")) {
            ResultSetMetaData metadata = rows.getMetaData();
            assertThat(metadata.getColumnCount()).isEqualTo(2);
            assertThat(metadata.getColumnLabel(1)).isEqualTo("price");
            assertThat(metadata.getColumnType(1)).isEqualTo(Types.DECIMAL);
            assertThat(metadata.getPrecision(1)).isEqualTo(3);
            assertThat(metadata.getScale(1)).isEqualTo(2);
            assertThat(metadata.getColumnClassName(2)).isEqualTo("java.lang.String");
            assertThatThrownBy(() -> metadata.getColumnName(3)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void updatesCountRowsAndParametersTakeEveryType() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("CREATE TABLE t (a BIGINT, b VARCHAR, c DECIMAL(9, 2), d DATE)")).isFalse();
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
                insert.setLong(1, 7);
                insert.setString(2, "it's");
                insert.setBigDecimal(3, new BigDecimal("1.25"));
                insert.setDate(4, Date.valueOf("2024-01-31"));
                assertThat(insert.executeUpdate()).isEqualTo(1);
                insert.setInt(1, 8);
                insert.setNull(2, Types.VARCHAR);
                insert.setObject(3, new BigDecimal("2.5"));
                insert.setObject(4, LocalDate.parse("2024-02-01"));
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (PreparedStatement query = connection.prepareStatement("SELECT b, c FROM t WHERE a = ? AND d < ?")) {
                query.setLong(1, 7);
                query.setTimestamp(2, Timestamp.valueOf("2030-01-01 00:00:00"));
                try (ResultSet rows = query.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("it's");
                    assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("1.25");
                    assertThat(rows.next()).isFalse();
                }
            }
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void toolsFindTablesColumnsAndTypes() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id BIGINT NOT NULL, total DECIMAL(15, 2))");
            statement.execute("CREATE VIEW big AS SELECT id FROM orders WHERE total > 100");
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getDatabaseProductName()).isEqualTo("Rayo");
            assertThat(column(metadata.getTables(null, null, "%", null), "TABLE_NAME"))
                    .containsExactlyInAnyOrder("orders", "big");
            assertThat(column(metadata.getTables(null, null, "or_ers", new String[] {"TABLE"}), "TABLE_TYPE"))
                    .containsExactly("TABLE");
            assertThat(column(metadata.getColumns(null, null, "orders", "%"), "TYPE_NAME"))
                    .containsExactly("BIGINT", "DECIMAL(15,2)");
            assertThat(column(metadata.getColumns(null, null, "big", null), "COLUMN_NAME")).containsExactly("id");
            assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).contains("INTEGER", "VARCHAR", "DECIMAL");
            assertThat(column(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("main");
            assertThat(metadata.getPrimaryKeys(null, null, "orders").next()).isFalse();
            assertThat(metadata.supportsTransactions()).isFalse();
        }
    }

    @Test
    void errorsAreSqlExceptionsWithStateAndHint() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT colum FROM (SELECT 1 AS column1)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("[query 1:8]")
                    .hasMessageContaining("column1")
                    .satisfies(failure ->
                            assertThat(((SQLException) failure).getSQLState()).isEqualTo("42000"));
            assertThatThrownBy(() -> connection.prepareCall("x")).isInstanceOf(SQLFeatureNotSupportedException.class);
            connection.close();
            assertThat(connection.isClosed()).isTrue();
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void closingAResultMidWayGivesEverythingBack() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT * FROM range(100000000)");
            assertThat(rows.next()).isTrue();
            rows.close();
            assertThat(connection.unwrap(RayoConnection.class).rayo().ledger().usedBytes()).isZero();
            assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void connectionsOfOneNameShareAnEngine() throws SQLException {
        try (Connection first = DriverManager.getConnection("jdbc:rayo:shared");
                Connection second = DriverManager.getConnection("jdbc:rayo:shared");
                Connection other = open()) {
            first.createStatement().execute("CREATE TABLE t AS SELECT 42 AS x");
            try (ResultSet rows = second.createStatement().executeQuery("SELECT x FROM t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
            assertThatThrownBy(() -> other.createStatement().executeQuery("SELECT x FROM t"))
                    .hasMessageContaining("t");
        }
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(name));
        }
        return values;
    }
}
