package dev.rayo.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Stopping statements, batches of them, and the states of their errors.
class StatementControlTest {
    /// Rows for hours.
    private static final String LONG = "SELECT a.i + b.i AS i FROM range(10000000) AS a (i), range(10000000) AS b (i)";
    private static final String NO_ROWS = " WHERE a.i + b.i < 0";

    @TempDir
    Path folder;

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:rayo:");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (i BIGINT)");
    }

    @AfterEach
    void everythingIsGivenBack() throws SQLException {
        statement.execute("DROP TABLE t");
        assertThat(connection.unwrap(RayoConnection.class).rayo().ledger().usedBytes()).isZero();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t ", "CREATE TABLE made AS ", "COPY (", "EXPLAIN ANALYZE ", ""})
    void cancelStopsEveryKindOfStatement(String kind) throws Exception {
        Path file = folder.resolve("made.parquet");
        String sql = kind + LONG + NO_ROWS + (kind.startsWith("COPY") ? ") TO '" + file + "'" : "");
        CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(() ->
                catchThrowableOfType(SQLException.class, () -> {
                    if (statement.execute(sql)) {
                        statement.getResultSet().next();
                    }
                }));
        Thread.sleep(300);
        assertThat(failure).isNotDone();
        statement.cancel();
        assertThat(failure.get(20, TimeUnit.SECONDS).getSQLState()).isEqualTo("57014");
        assertThat(numbers("SELECT count(*) FROM t")).containsExactly(0L);
        assertThat(connection.getMetaData().getTables(null, null, "made", null).next()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void cancelMeansTheRunningStatementOnly() throws SQLException {
        statement.cancel();
        assertThat(statement.executeUpdate("INSERT INTO t VALUES (1), (2)")).isEqualTo(2);
        statement.cancel();
        assertThat(numbers("SELECT i FROM t ORDER BY i")).containsExactly(1L, 2L);
        try (ResultSet rows = statement.executeQuery(LONG)) {
            assertThat(rows.next()).isTrue();
            statement.cancel();
            SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                while (rows.next()) {
                    assertThat(rows.getRow()).isPositive();
                }
            });
            assertThat(failure.getSQLState()).isEqualTo("57014");
        }
        assertThat(numbers("SELECT count(*) FROM t")).containsExactly(2L);
    }

    @Test
    void aTimeoutStopsStatementsThatTakeLonger() throws SQLException {
        assertThat(statement.getQueryTimeout()).isZero();
        statement.setQueryTimeout(1);
        assertThat(statement.getQueryTimeout()).isEqualTo(1);
        for (String sql : List.of("INSERT INTO t " + LONG + NO_ROWS, LONG + NO_ROWS)) {
            assertThatThrownBy(() -> {
                        if (statement.execute(sql)) {
                            statement.getResultSet().next();
                        }
                    })
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("more than 1 s")
                    .satisfies(failure -> assertThat(((SQLException) failure).getSQLState()).isEqualTo("57014"));
        }
        assertThat(numbers("SELECT 42")).containsExactly(42L);
        assertThatThrownBy(() -> statement.setQueryTimeout(-1)).isInstanceOf(SQLException.class);
    }

    @Test
    void aReaderThatTakesItsTimeIsNotTimedOut() throws Exception {
        statement.setQueryTimeout(1);
        try (ResultSet rows = statement.executeQuery("SELECT i FROM range(30000) AS t (i)")) {
            assertThat(rows.next()).isTrue();
            Thread.sleep(Duration.ofMillis(1_200));
            int count = 1;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(30_000);
        }
    }

    @Test
    void batchesRunInTheirOrder() throws SQLException {
        statement.addBatch("INSERT INTO t VALUES (1), (2)");
        statement.addBatch("CREATE TABLE u (s VARCHAR)");
        statement.addBatch("INSERT INTO t SELECT i + 10 FROM t");
        assertThat(statement.executeBatch()).containsExactly(2, 0, 2);
        assertThat(statement.executeBatch()).isEmpty();
        statement.addBatch("INSERT INTO t VALUES (99)");
        statement.clearBatch();
        assertThat(statement.executeLargeBatch()).isEmpty();
        assertThat(numbers("SELECT i FROM t ORDER BY i")).containsExactly(1L, 2L, 11L, 12L);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (long i = 100; i < 103; i++) {
                insert.setLong(1, i);
                insert.addBatch();
            }
            insert.setNull(1, java.sql.Types.BIGINT);
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1, 1);
            assertThatThrownBy(() -> insert.addBatch("SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(numbers("SELECT count(*) FROM t WHERE i >= 100")).containsExactly(3L);
        assertThat(connection.getMetaData().supportsBatchUpdates()).isTrue();
        statement.execute("DROP TABLE u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES ('x')", "SELECT 1"})
    void aBatchEndsWithTheFirstFailure(String bad) throws SQLException {
        statement.addBatch("INSERT INTO t VALUES (1)");
        statement.addBatch(bad);
        statement.addBatch("INSERT INTO t VALUES (2)");
        BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
        assertThat(failure.getUpdateCounts()).containsExactly(1);
        assertThat(failure.getSQLState()).hasSize(5);
        assertThat(numbers("SELECT i FROM t")).containsExactly(1L);
    }

    @Test
    void parametersHaveTheWidthOfTheirSetter() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT typeof(?), typeof(?), typeof(?), typeof(?), typeof(?), typeof(?), typeof(?), typeof(?)")) {
            query.setByte(1, (byte) 1);
            query.setShort(2, (short) 2);
            query.setInt(3, 3);
            query.setLong(4, 4);
            query.setFloat(5, 5);
            query.setDouble(6, 6);
            query.setBigDecimal(7, new BigDecimal("7.50"));
            query.setObject(8, (short) 8);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                String[] expected = {
                    "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL(3,2)", "SMALLINT"
                };
                for (int i = 0; i < expected.length; i++) {
                    assertThat(row.getString(i + 1)).isEqualTo(expected[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT nothing FROM t                         | 42000 | [query 1:8]
            SELECT * FROM 'no-such-file.parquet'          | 42000 | no-such-file.parquet
            SELECT CAST('x' AS INTEGER) FROM range(1)     | 42000 | x
            """)
    void errorsHaveAStateAndSayWhere(String sql, String state, String where) {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> numbers(sql));
        assertThat(failure.getSQLState()).isEqualTo(state);
        assertThat(failure.getMessage()).contains(where);
    }

    @Test
    void misuseHasAState() throws SQLException {
        assertThat(state(() -> statement.executeQuery("INSERT INTO t VALUES (1)"))).isEqualTo("02000");
        assertThat(state(() -> statement.executeUpdate("SELECT 1"))).isEqualTo("0100E");
        assertThat(state(() -> connection.rollback())).isEqualTo("0A000");
        assertThat(state(() -> connection.prepareCall("x"))).isEqualTo("0A000");
        assertThat(state(() -> connection.createStatement(
                        ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY)))
                .isEqualTo("0A000");
        assertThat(state(() -> connection.unwrap(String.class))).isEqualTo("22023");
        try (PreparedStatement prepared = connection.prepareStatement("SELECT ?")) {
            assertThat(state(() -> prepared.setInt(0, 1))).isEqualTo("07009");
            assertThat(state(prepared::getParameterMetaData)).isEqualTo("0A000");
        }
        ResultSet rows = statement.executeQuery("SELECT 300 AS n, 'text' AS s, 9223372036854775807 AS big");
        assertThat(state(() -> rows.getInt(1))).isEqualTo("24000");
        assertThat(rows.next()).isTrue();
        assertThat(state(() -> rows.getByte(1))).isEqualTo("22003");
        assertThat(state(() -> rows.getObject(3, Integer.class))).isEqualTo("22003");
        assertThat(state(() -> rows.getInt(2))).isEqualTo("22018");
        assertThat(state(() -> rows.getInt(4))).isEqualTo("07009");
        assertThat(state(() -> rows.getInt("m"))).isEqualTo("42703");
        assertThat(state(() -> rows.getMetaData().getColumnName(0))).isEqualTo("07009");
        assertThat(state(rows::previous)).isEqualTo("0A000");
        rows.close();
        assertThat(state(rows::next)).isEqualTo("55000");
        Statement closed = connection.createStatement();
        closed.close();
        assertThat(state(() -> closed.execute("SELECT 1"))).isEqualTo("55000");
        Connection other = DriverManager.getConnection("jdbc:rayo:");
        other.close();
        assertThat(state(other::createStatement)).isEqualTo("08003");
    }

    @ParameterizedTest
    @CsvSource({"threads, none", "memory_limit, much", "colour, blue", "threads, 0"})
    void aBadPropertyOfAConnectionIsASqlException(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        SQLException failure = catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection("jdbc:rayo:", properties));
        assertThat(failure.getSQLState()).isEqualTo("42000");
        assertThat(failure.getMessage()).contains(name);
    }

    private static String state(org.assertj.core.api.ThrowableAssert.ThrowingCallable misuse) {
        return catchThrowableOfType(SQLException.class, misuse).getSQLState();
    }

    private List<Long> numbers(String sql) throws SQLException {
        List<Long> numbers = new java.util.ArrayList<>();
        try (Statement own = connection.createStatement();
                ResultSet rows = own.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
