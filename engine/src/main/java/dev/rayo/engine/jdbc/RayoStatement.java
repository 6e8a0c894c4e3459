package dev.rayo.engine.jdbc;

import dev.rayo.Query;
import dev.rayo.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs statements one at a time; [#cancel] may come from another thread.
class RayoStatement {
    private final RayoConnection connection;
    private final Statement facade;
    private volatile @Nullable RayoResultSet result;
    private long updateCount = -1;
    private long rowsMax;
    private boolean closed;
    private boolean closeOnCompletion;

    RayoStatement(RayoConnection connection) {
        this.connection = connection;
        this.facade = this instanceof RayoPreparedStatement
                ? Facade.of(java.sql.PreparedStatement.class, this)
                : Facade.of(Statement.class, this);
    }

    Statement facade() {
        return facade;
    }

    public boolean execute(String sql) throws SQLException {
        return run(sql, List.of());
    }

    public ResultSet executeQuery(String sql) throws SQLException {
        if (!run(sql, List.of())) {
            throw new SQLException("the statement gives no rows: " + sql);
        }
        return Objects.requireNonNull(getResultSet());
    }

    public int executeUpdate(String sql) throws SQLException {
        return (int) Math.min(Integer.MAX_VALUE, executeLargeUpdate(sql));
    }

    public long executeLargeUpdate(String sql) throws SQLException {
        if (run(sql, List.of())) {
            throw new SQLException("the statement gives rows: " + sql);
        }
        return updateCount;
    }

    /// @return whether there is a result set; a statement that only changes something has run to its end then
    final boolean run(String sql, List<@Nullable Object> parameters) throws SQLException {
        connection.checkOpen();
        if (closed) {
            throw new SQLException("the statement is closed");
        }
        closeResult();
        Query query = connection.rayo().sql(sql, parameters);
        Schema schema = query.schema();
        if (query.changesSomething()) {
            updateCount = 0;
            query.forEach(batch -> updateCount += schema.columns().isEmpty() ? 0 : batch.getLong(0, 0));
            return false;
        }
        updateCount = -1;
        result = RayoResultSet.of(query, rowsMax, this);
        return true;
    }

    public @Nullable ResultSet getResultSet() {
        RayoResultSet open = result;
        return open == null ? null : open.facade();
    }

    public int getUpdateCount() {
        return (int) Math.min(Integer.MAX_VALUE, updateCount);
    }

    public long getLargeUpdateCount() {
        return updateCount;
    }

    public boolean getMoreResults() throws SQLException {
        closeResult();
        updateCount = -1;
        return false;
    }

    public boolean getMoreResults(int current) throws SQLException {
        return getMoreResults();
    }

    public Connection getConnection() {
        return connection.facade();
    }

    /// Stops the running query; its reader gets an error.
    public void cancel() {
        RayoResultSet running = result;
        if (running != null) {
            running.cancel();
        }
    }

    public void close() throws SQLException {
        closed = true;
        closeResult();
    }

    public boolean isClosed() {
        return closed;
    }

    public void closeOnCompletion() {
        closeOnCompletion = true;
    }

    public boolean isCloseOnCompletion() {
        return closeOnCompletion;
    }

    void resultClosed() throws SQLException {
        if (closeOnCompletion) {
            close();
        }
    }

    public void setMaxRows(int rows) {
        rowsMax = rows;
    }

    public int getMaxRows() {
        return (int) Math.min(Integer.MAX_VALUE, rowsMax);
    }

    public void setLargeMaxRows(long rows) {
        rowsMax = rows;
    }

    public long getLargeMaxRows() {
        return rowsMax;
    }

    public void setFetchSize(int rows) {}

    public int getFetchSize() {
        return connection.rayo().settings().batchRows();
    }

    public void setFetchDirection(int direction) {}

    public int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    public int getResultSetType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    public int getResultSetConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    public int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    public void setEscapeProcessing(boolean on) {}

    public void setQueryTimeout(int seconds) {}

    public int getQueryTimeout() {
        return 0;
    }

    public boolean isPoolable() {
        return false;
    }

    public void setPoolable(boolean on) {}

    private void closeResult() throws SQLException {
        RayoResultSet open = result;
        result = null;
        if (open != null) {
            open.close();
        }
    }
}
