package dev.rayo.engine.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What SQL tools ask: tables, columns, types, and what is supported. Lists that Rayo has nothing for are empty,
/// features it has not are false, limits it has not are 0.
final class RayoMetaData implements Facade.Fallback {
    static final String CATALOG = "rayo";
    static final String SCHEMA = "main";

    private final RayoConnection connection;
    private final CatalogLists lists;

    RayoMetaData(RayoConnection connection) {
        this.connection = connection;
        this.lists = new CatalogLists(connection.rayo());
    }

    @Override
    public @Nullable Object otherwise(Method method) throws SQLException {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == String.class) {
            return "";
        }
        if (type == ResultSet.class) {
            return lists.nothing();
        }
        throw SqlErrors.unsupported("Rayo's driver has no " + method.getName());
    }

    public Connection getConnection() {
        return connection.facade();
    }

    public String getURL() {
        return connection.url();
    }

    public String getUserName() {
        return "";
    }

    public String getDatabaseProductName() {
        return "Rayo";
    }

    public String getDatabaseProductVersion() {
        return RayoDriver.MAJOR + "." + RayoDriver.MINOR;
    }

    public int getDatabaseMajorVersion() {
        return RayoDriver.MAJOR;
    }

    public int getDatabaseMinorVersion() {
        return RayoDriver.MINOR;
    }

    public String getDriverName() {
        return "Rayo JDBC";
    }

    public String getDriverVersion() {
        return getDatabaseProductVersion();
    }

    public int getDriverMajorVersion() {
        return RayoDriver.MAJOR;
    }

    public int getDriverMinorVersion() {
        return RayoDriver.MINOR;
    }

    public int getJDBCMajorVersion() {
        return 4;
    }

    public int getJDBCMinorVersion() {
        return 3;
    }

    public String getIdentifierQuoteString() {
        return "\"";
    }

    public String getSearchStringEscape() {
        return "\\";
    }

    public String getCatalogTerm() {
        return "catalog";
    }

    public String getSchemaTerm() {
        return "schema";
    }

    public String getCatalogSeparator() {
        return ".";
    }

    public boolean storesMixedCaseIdentifiers() {
        return true;
    }

    public boolean supportsGroupBy() {
        return true;
    }

    public boolean supportsGroupByUnrelated() {
        return true;
    }

    public boolean supportsOuterJoins() {
        return true;
    }

    public boolean supportsFullOuterJoins() {
        return true;
    }

    public boolean supportsSubqueriesInExists() {
        return true;
    }

    public boolean supportsSubqueriesInIns() {
        return true;
    }

    public boolean supportsSubqueriesInComparisons() {
        return true;
    }

    public boolean supportsCorrelatedSubqueries() {
        return true;
    }

    public boolean supportsUnion() {
        return true;
    }

    public boolean supportsUnionAll() {
        return true;
    }

    public boolean supportsColumnAliasing() {
        return true;
    }

    public boolean supportsExpressionsInOrderBy() {
        return true;
    }

    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    public int getDefaultTransactionIsolation() {
        return Connection.TRANSACTION_NONE;
    }

    public boolean supportsBatchUpdates() {
        return true;
    }

    public ResultSet getCatalogs() {
        return lists.catalogs();
    }

    public ResultSet getSchemas() {
        return lists.schemas(null, null);
    }

    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema) {
        return lists.schemas(catalog, schema);
    }

    public ResultSet getTableTypes() {
        return lists.tableTypes();
    }

    public ResultSet getTables(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, String @Nullable [] types) {
        return lists.tables(catalog, schema, table, types);
    }

    public ResultSet getColumns(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String column) {
        return lists.columns(catalog, schema, table, column);
    }

    public ResultSet getTypeInfo() {
        return lists.types();
    }
}
