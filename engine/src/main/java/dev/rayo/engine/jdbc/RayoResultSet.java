package dev.rayo.engine.jdbc;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in order, one at a time; batches are pulled from the query as the rows are read.
final class RayoResultSet {
    private final Schema schema;
    private final Source batches;
    private final @Nullable RayoStatement statement;
    private final ResultSet facade;
    private final long rowsMax;
    private @Nullable Batch batch;
    private int row = -1;
    private long rowNumber;
    private boolean wasNull;
    private boolean closed;
    private boolean ended;

    /// Where batches come from.
    interface Source extends AutoCloseable {
        @Nullable Batch next() throws SQLException;

        @Override
        void close();
    }

    private RayoResultSet(Schema schema, Source batches, long rowsMax, @Nullable RayoStatement statement) {
        this.schema = schema;
        this.batches = batches;
        this.rowsMax = rowsMax;
        this.statement = statement;
        this.facade = Facade.of(ResultSet.class, this);
    }

    /// @param rowsMax 0 for all
    static RayoResultSet of(RunningQuery query, Schema schema, long rowsMax, RayoStatement statement) {
        return new RayoResultSet(schema, query, rowsMax, statement);
    }

    /// A result of rows that are there already.
    static ResultSet of(List<Batch> rows, Schema schema) {
        var iterator = rows.iterator();
        Source source = new Source() {
            @Override
            public @Nullable Batch next() {
                return iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public void close() {}
        };
        return new RayoResultSet(schema, source, 0, null).facade;
    }

    ResultSet facade() {
        return facade;
    }

    public boolean next() throws SQLException {
        checkOpen();
        if (ended || rowsMax > 0 && rowNumber >= rowsMax) {
            ended = true;
            return false;
        }
        row++;
        while (batch == null || row >= batch.rowCount()) {
            batch = batches.next();
            row = 0;
            if (batch == null) {
                ended = true;
                return false;
            }
        }
        rowNumber++;
        return true;
    }

    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            batches.close();
            if (statement != null) {
                statement.resultClosed();
            }
        }
    }

    public boolean isClosed() {
        return closed;
    }

    public boolean wasNull() {
        return wasNull;
    }

    public @Nullable Statement getStatement() {
        return statement == null ? null : statement.facade();
    }

    public ResultSetMetaData getMetaData() {
        return Facade.of(ResultSetMetaData.class, new RayoResultSetMetaData(schema));
    }

    public int findColumn(String label) throws SQLException {
        for (int i = 0; i < schema.columns().size(); i++) {
            if (schema.columns().get(i).name().equalsIgnoreCase(label)) {
                return i + 1;
            }
        }
        throw SqlErrors.noColumn("there is no column " + label + " in (" + schema + ")");
    }

    public int getRow() {
        return batch == null ? 0 : (int) Math.min(Integer.MAX_VALUE, rowNumber);
    }

    public boolean isBeforeFirst() {
        return rowNumber == 0 && !ended;
    }

    public boolean isFirst() {
        return rowNumber == 1 && !ended;
    }

    public boolean isAfterLast() {
        return ended;
    }

    public int getType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    public int getConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    public int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    public void setFetchDirection(int direction) {}

    public int getFetchSize() {
        return 0;
    }

    public void setFetchSize(int rows) {}

    public @Nullable Object getObject(int column) throws SQLException {
        Object value = value(column);
        return value == null ? null : JdbcValues.object(value, type(column));
    }

    public <T> @Nullable T getObject(int column, Class<T> wanted) throws SQLException {
        Object value = value(column);
        return value == null ? null : JdbcValues.as(wanted, value, type(column));
    }

    public @Nullable String getString(int column) throws SQLException {
        return value(column) == null ? null : current().getString(row, column - 1);
    }

    public boolean getBoolean(int column) throws SQLException {
        return switch (value(column)) {
            case null -> false;
            case Boolean b -> b;
            case Number n -> n.doubleValue() != 0;
            case String s -> Boolean.parseBoolean(s) || s.equals("1");
            default -> throw unreadable(column, "boolean");
        };
    }

    public byte getByte(int column) throws SQLException {
        return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public short getShort(int column) throws SQLException {
        return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public int getInt(int column) throws SQLException {
        return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public long getLong(int column) throws SQLException {
        return whole(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public float getFloat(int column) throws SQLException {
        return (float) getDouble(column);
    }

    public double getDouble(int column) throws SQLException {
        return switch (value(column)) {
            case null -> 0;
            case Double d -> d;
            case Float f -> f;
            default -> {
                BigDecimal exact = getBigDecimal(column);
                yield exact == null ? 0 : exact.doubleValue();
            }
        };
    }

    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        try {
            return switch (value(column)) {
                case null -> null;
                case BigDecimal d -> d;
                case Long l when type(column).isInteger() -> BigDecimal.valueOf(l);
                case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
                case Float f -> new BigDecimal(f.toString());
                case Double d -> BigDecimal.valueOf(d);
                case String s -> new BigDecimal(s.strip());
                default -> throw unreadable(column, "number");
            };
        } catch (NumberFormatException notANumber) {
            throw unreadable(column, "number");
        }
    }

    public byte @Nullable [] getBytes(int column) throws SQLException {
        return getObject(column, byte[].class);
    }

    public @Nullable Date getDate(int column) throws SQLException {
        LocalDate date = getObject(column, LocalDate.class);
        return date == null ? null : Date.valueOf(date);
    }

    public @Nullable Time getTime(int column) throws SQLException {
        LocalTime time = getObject(column, LocalTime.class);
        return time == null ? null : Time.valueOf(time);
    }

    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        LocalDateTime time = getObject(column, LocalDateTime.class);
        return time == null ? null : Timestamp.valueOf(time);
    }

    public @Nullable Object getObject(String label) throws SQLException {
        return getObject(findColumn(label));
    }

    public <T> @Nullable T getObject(String label, Class<T> wanted) throws SQLException {
        return getObject(findColumn(label), wanted);
    }

    public @Nullable String getString(String label) throws SQLException {
        return getString(findColumn(label));
    }

    public boolean getBoolean(String label) throws SQLException {
        return getBoolean(findColumn(label));
    }

    public byte getByte(String label) throws SQLException {
        return getByte(findColumn(label));
    }

    public short getShort(String label) throws SQLException {
        return getShort(findColumn(label));
    }

    public int getInt(String label) throws SQLException {
        return getInt(findColumn(label));
    }

    public long getLong(String label) throws SQLException {
        return getLong(findColumn(label));
    }

    public float getFloat(String label) throws SQLException {
        return getFloat(findColumn(label));
    }

    public double getDouble(String label) throws SQLException {
        return getDouble(findColumn(label));
    }

    public @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
        return getBigDecimal(findColumn(label));
    }

    public byte @Nullable [] getBytes(String label) throws SQLException {
        return getBytes(findColumn(label));
    }

    public @Nullable Date getDate(String label) throws SQLException {
        return getDate(findColumn(label));
    }

    public @Nullable Time getTime(String label) throws SQLException {
        return getTime(findColumn(label));
    }

    public @Nullable Timestamp getTimestamp(String label) throws SQLException {
        return getTimestamp(findColumn(label));
    }

    private long whole(int column, long least, long greatest) throws SQLException {
        if (value(column) instanceof Double real && (Double.isNaN(real) || Double.isInfinite(real))) {
            throw unreadable(column, "whole number");
        }
        BigDecimal exact = getBigDecimal(column);
        if (exact == null) {
            return 0;
        }
        if (exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(greatest)) > 0) {
            throw SqlErrors.outOfRange(
                    "value " + exact + " of column " + column + " is outside " + least + " to " + greatest);
        }
        return exact.longValue();
    }

    private @Nullable Object value(int column) throws SQLException {
        Object value = current().value(row, index(column));
        wasNull = value == null;
        return value;
    }

    private Batch current() throws SQLException {
        checkOpen();
        if (batch == null) {
            throw SqlErrors.notOnARow(ended ? "there are no more rows" : "call next() before reading a row");
        }
        return batch;
    }

    private Type type(int column) throws SQLException {
        return schema.columns().get(index(column)).type();
    }

    private int index(int column) throws SQLException {
        if (column < 1 || column > schema.columns().size()) {
            throw SqlErrors.badIndex("there is no column " + column + " among " + schema.columns().size());
        }
        return column - 1;
    }

    private SQLException unreadable(int column, String wanted) throws SQLException {
        return SqlErrors.unreadable("column " + column + " is " + type(column) + ", not readable as " + wanted);
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.closed("result set");
        }
    }
}
