package dev.rayo.engine.jdbc;

import dev.rayo.Batch;
import dev.rayo.Query;
import dev.rayo.Schema;
import dev.rayo.sql.error.RayoException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs statements one at a time; [#cancel] may come from another thread.
class RayoStatement {
    private final RayoConnection connection;
    private final Statement facade;
    private final List<Step> batch = new ArrayList<>();
    private volatile @Nullable RunningQuery running;
    private @Nullable RayoResultSet result;
    private int timeoutSeconds;
    private long updateCount = -1;
    private long rowsMax;
    private boolean closed;
    private boolean closeOnCompletion;

    /// One statement of a batch.
    private record Step(String sql, List<@Nullable Object> parameters) {}

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
            throw SqlErrors.noRows(sql);
        }
        return Objects.requireNonNull(getResultSet());
    }

    public int executeUpdate(String sql) throws SQLException {
        return (int) Math.min(Integer.MAX_VALUE, executeLargeUpdate(sql));
    }

    public long executeLargeUpdate(String sql) throws SQLException {
        if (run(sql, List.of())) {
            throw SqlErrors.unexpectedRows(sql);
        }
        return updateCount;
    }

    /// @return whether there is a result set; a statement that only changes something has run to its end then
    final boolean run(String sql, List<@Nullable Object> parameters) throws SQLException {
        connection.checkOpen();
        if (closed) {
            throw SqlErrors.closed("statement");
        }
        closeResult();
        Query query = connection.rayo().sql(sql, parameters);
        Schema schema = query.schema();
        RunningQuery run = new RunningQuery(query, timeoutSeconds);
        running = run;
        if (query.changesSomething()) {
            updateCount = changedRows(run, schema);
            running = null;
            return false;
        }
        updateCount = -1;
        result = RayoResultSet.of(run, schema, rowsMax, this);
        return true;
    }

    /// Waits for a statement that changes something: once it has told of its rows the change is made.
    private static long changedRows(RunningQuery run, Schema schema) throws SQLException {
        try (run) {
            Batch told = run.next();
            return told == null || schema.columns().isEmpty() ? 0 : told.getLong(0, 0);
        }
    }

    public void addBatch(String sql) throws SQLException {
        addToBatch(sql, List.of());
    }

    final void addToBatch(String sql, List<@Nullable Object> parameters) {
        batch.add(new Step(sql, new ArrayList<>(parameters)));
    }

    public void clearBatch() {
        batch.clear();
    }

    public int[] executeBatch() throws SQLException {
        return Arrays.stream(executeLargeBatch())
                .mapToInt(count -> (int) Math.min(Integer.MAX_VALUE, count))
                .toArray();
    }

    /// Runs what was added, in its order, up to the first that fails; those before it stay done.
    public long[] executeLargeBatch() throws SQLException {
        List<Step> steps = List.copyOf(batch);
        batch.clear();
        long[] counts = new long[steps.size()];
        for (int i = 0; i < counts.length; i++) {
            Step step = steps.get(i);
            try {
                if (run(step.sql(), step.parameters())) {
                    closeResult();
                    throw SqlErrors.unexpectedRows(step.sql());
                }
                counts[i] = updateCount;
            } catch (SQLException | RayoException failure) {
                SQLException known = failure instanceof RayoException rayo ? SqlErrors.of(rayo) : (SQLException) failure;
                throw new BatchUpdateException(
                        known.getMessage(), known.getSQLState(), 0, Arrays.copyOf(counts, i), known);
            }
        }
        return counts;
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

    /// Stops the running statement, whatever it does; the thread that waits for it, or reads it, gets an error. What it
    /// would have changed stays as it was.
    public void cancel() {
        RunningQuery run = running;
        if (run != null) {
            run.cancel();
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

    /// How long later statements may let their callers wait, the reading of rows included; 0 for any time.
    public void setQueryTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlErrors.badArgument("a timeout of " + seconds + " seconds");
        }
        timeoutSeconds = seconds;
    }

    public int getQueryTimeout() {
        return timeoutSeconds;
    }

    public boolean isPoolable() {
        return false;
    }

    public void setPoolable(boolean on) {}

    private void closeResult() throws SQLException {
        RayoResultSet open = result;
        result = null;
        running = null;
        if (open != null) {
            open.close();
        }
    }
}
