package dev.rayo.engine.jdbc;

import dev.rayo.sql.type.Blob;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A statement whose parameters (`?`) get values; it is planned anew with every set of values.
final class RayoPreparedStatement extends RayoStatement {
    private final RayoConnection owner;
    private final String sql;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    RayoPreparedStatement(RayoConnection connection, String sql) {
        super(connection);
        this.owner = connection;
        this.sql = sql;
    }

    PreparedStatement preparedFacade() {
        return (PreparedStatement) facade();
    }

    public boolean execute() throws SQLException {
        return run(sql, parameters);
    }

    public ResultSet executeQuery() throws SQLException {
        if (!run(sql, parameters)) {
            throw SqlErrors.noRows(sql);
        }
        return Objects.requireNonNull(getResultSet());
    }

    public int executeUpdate() throws SQLException {
        return (int) Math.min(Integer.MAX_VALUE, executeLargeUpdate());
    }

    public long executeLargeUpdate() throws SQLException {
        if (run(sql, parameters)) {
            throw SqlErrors.unexpectedRows(sql);
        }
        return getLargeUpdateCount();
    }

    /// Keeps the values for [#executeBatch], and leaves them for the next set.
    public void addBatch() {
        addToBatch(sql, parameters);
    }

    @Override
    public void addBatch(String other) throws SQLException {
        throw SqlErrors.badArgument("a prepared statement takes values, not another text");
    }

    public ResultSetMetaData getMetaData() {
        return Facade.of(
                ResultSetMetaData.class,
                new RayoResultSetMetaData(owner.rayo().sql(sql, parameters).schema()));
    }

    public ParameterMetaData getParameterMetaData() throws SQLException {
        throw SqlErrors.unsupported("parameters take the type of their values");
    }

    public void clearParameters() {
        parameters.clear();
    }

    public void setNull(int index, int type) throws SQLException {
        set(index, null);
    }

    public void setBoolean(int index, boolean value) throws SQLException {
        set(index, value);
    }

    public void setByte(int index, byte value) throws SQLException {
        set(index, value);
    }

    public void setShort(int index, short value) throws SQLException {
        set(index, value);
    }

    public void setInt(int index, int value) throws SQLException {
        set(index, value);
    }

    public void setLong(int index, long value) throws SQLException {
        set(index, value);
    }

    public void setFloat(int index, float value) throws SQLException {
        set(index, value);
    }

    public void setDouble(int index, double value) throws SQLException {
        set(index, value);
    }

    public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        set(index, value);
    }

    public void setString(int index, @Nullable String value) throws SQLException {
        set(index, value);
    }

    public void setBytes(int index, byte @Nullable [] value) throws SQLException {
        set(index, value == null ? null : new Blob(value.clone()));
    }

    public void setDate(int index, @Nullable Date value) throws SQLException {
        set(index, value == null ? null : value.toLocalDate());
    }

    public void setTime(int index, @Nullable Time value) throws SQLException {
        set(index, value == null ? null : value.toLocalTime());
    }

    public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        set(index, value == null ? null : value.toLocalDateTime());
    }

    public void setObject(int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> set(index, null);
            case byte[] bytes -> setBytes(index, bytes);
            case Date date -> setDate(index, date);
            case Time time -> setTime(index, time);
            case Timestamp timestamp -> setTimestamp(index, timestamp);
            default -> set(index, value);
        }
    }

    public void setObject(int index, @Nullable Object value, int type) throws SQLException {
        setObject(index, value);
    }

    private void set(int index, @Nullable Object value) throws SQLException {
        if (index < 1) {
            throw SqlErrors.badIndex("parameters count from 1, not " + index);
        }
        while (parameters.size() < index) {
            parameters.add(null);
        }
        parameters.set(index - 1, value);
    }
}
