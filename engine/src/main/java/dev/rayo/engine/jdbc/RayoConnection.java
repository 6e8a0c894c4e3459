package dev.rayo.engine.jdbc;

import dev.rayo.Rayo;
import dev.rayo.engine.operator.Settings;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A connection to an engine in this process. There are no transactions: every statement commits itself. Thread-safe.
public final class RayoConnection {
    private static final Map<String, Shared> SHARED = new HashMap<>();

    private final String url;
    private final Rayo rayo;
    private final Connection facade;
    private boolean closed;

    /// An engine that connections of one name have in common.
    private static final class Shared {
        private final Rayo rayo;
        private int connections;

        Shared(Rayo rayo) {
            this.rayo = rayo;
        }
    }

    private RayoConnection(String url, Rayo rayo) {
        this.url = url;
        this.rayo = rayo;
        this.facade = Facade.of(Connection.class, this);
    }

    static Connection open(String url, Properties properties) {
        Settings settings = Settings.standard();
        for (String name : properties.stringPropertyNames()) {
            if (!name.equals("user") && !name.equals("password")) {
                settings = settings.with(name, properties.getProperty(name));
            }
        }
        return new RayoConnection(url, engine(url, settings)).facade;
    }

    private static Rayo engine(String url, Settings settings) {
        String name = url.substring(RayoDriver.PREFIX.length());
        if (name.isEmpty()) {
            return Rayo.open(settings);
        }
        synchronized (SHARED) {
            Shared shared = SHARED.computeIfAbsent(name, _ -> new Shared(Rayo.open(settings)));
            shared.connections++;
            return shared.rayo;
        }
    }

    /// The engine behind the connection: `connection.unwrap(RayoConnection.class).rayo()`.
    public Rayo rayo() {
        return rayo;
    }

    String url() {
        return url;
    }

    Connection facade() {
        return facade;
    }

    public Statement createStatement() throws SQLException {
        checkOpen();
        return new RayoStatement(this).facade();
    }

    public Statement createStatement(int type, int concurrency) throws SQLException {
        checkForwardOnly(type, concurrency);
        return createStatement();
    }

    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement(type, concurrency);
    }

    public PreparedStatement prepareStatement(String sql) throws SQLException {
        checkOpen();
        return new RayoPreparedStatement(this, sql).preparedFacade();
    }

    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        checkForwardOnly(type, concurrency);
        return prepareStatement(sql);
    }

    public String nativeSQL(String sql) {
        return sql;
    }

    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return Facade.of(DatabaseMetaData.class, new RayoMetaData(this));
    }

    public boolean getAutoCommit() {
        return true;
    }

    public void setAutoCommit(boolean on) {}

    public void commit() {}

    public void rollback() throws SQLException {
        throw SqlErrors.unsupported("every statement commits itself");
    }

    public void setReadOnly(boolean on) {}

    public boolean isReadOnly() {
        return false;
    }

    public void setCatalog(String name) {}

    public String getCatalog() {
        return RayoMetaData.CATALOG;
    }

    public void setSchema(String name) {}

    public String getSchema() {
        return RayoMetaData.SCHEMA;
    }

    public int getTransactionIsolation() {
        return Connection.TRANSACTION_NONE;
    }

    public void setTransactionIsolation(int level) {}

    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    public boolean isValid(int seconds) {
        return !isClosed();
    }

    public void setClientInfo(String name, String value) {}

    public void setClientInfo(Properties properties) {}

    public @Nullable String getClientInfo(String name) {
        return null;
    }

    public Properties getClientInfo() {
        return new Properties();
    }

    public Map<String, Class<?>> getTypeMap() {
        return Map.of();
    }

    public int getNetworkTimeout() {
        return 0;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    public void abort(java.util.concurrent.Executor executor) {
        executor.execute(this::close);
    }

    /// Closes the engine if no other connection shares it.
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        String name = url.substring(RayoDriver.PREFIX.length());
        if (!name.isEmpty()) {
            synchronized (SHARED) {
                Shared shared = Objects.requireNonNull(SHARED.get(name));
                shared.connections--;
                if (shared.connections > 0) {
                    return;
                }
                SHARED.remove(name);
            }
        }
        rayo.close();
    }

    void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.connectionClosed();
        }
    }

    private static void checkForwardOnly(int type, int concurrency) throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw SqlErrors.unsupported("result sets are forward only and read only");
        }
    }
}
