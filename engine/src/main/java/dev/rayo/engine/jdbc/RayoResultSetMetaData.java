package dev.rayo.engine.jdbc;

import dev.rayo.Schema;
import dev.rayo.sql.type.Type;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/// Names and types of a result's columns, which count from 1.
final class RayoResultSetMetaData {
    private final Schema schema;

    RayoResultSetMetaData(Schema schema) {
        this.schema = schema;
    }

    public int getColumnCount() {
        return schema.columns().size();
    }

    public String getColumnName(int column) throws SQLException {
        return at(column).name();
    }

    public String getColumnLabel(int column) throws SQLException {
        return at(column).name();
    }

    public int getColumnType(int column) throws SQLException {
        return JdbcTypes.code(at(column).type());
    }

    public String getColumnTypeName(int column) throws SQLException {
        return at(column).type().toString();
    }

    public String getColumnClassName(int column) throws SQLException {
        return JdbcTypes.javaClass(at(column).type()).getName();
    }

    public int getPrecision(int column) throws SQLException {
        return JdbcTypes.precision(at(column).type());
    }

    public int getScale(int column) throws SQLException {
        return at(column).type() instanceof Type.Decimal decimal ? decimal.scale() : 0;
    }

    public int getColumnDisplaySize(int column) throws SQLException {
        return Math.max(25, getPrecision(column) + 2);
    }

    public int isNullable(int column) throws SQLException {
        at(column);
        return ResultSetMetaData.columnNullableUnknown;
    }

    public boolean isSigned(int column) throws SQLException {
        return at(column).type().isNumeric();
    }

    public boolean isCaseSensitive(int column) throws SQLException {
        return at(column).type() == Type.VARCHAR;
    }

    public boolean isSearchable(int column) throws SQLException {
        at(column);
        return true;
    }

    public boolean isAutoIncrement(int column) {
        return false;
    }

    public boolean isCurrency(int column) {
        return false;
    }

    public boolean isReadOnly(int column) {
        return true;
    }

    public boolean isWritable(int column) {
        return false;
    }

    public boolean isDefinitelyWritable(int column) {
        return false;
    }

    public String getTableName(int column) {
        return "";
    }

    public String getSchemaName(int column) {
        return "";
    }

    public String getCatalogName(int column) {
        return "";
    }

    private Schema.Column at(int column) throws SQLException {
        if (column < 1 || column > schema.columns().size()) {
            throw SqlErrors.badIndex("there is no column " + column + " among " + schema.columns().size());
        }
        return schema.columns().get(column - 1);
    }
}
