package dev.rayo.engine.jdbc;

import dev.rayo.sql.error.RayoException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Opens connections for URLs that begin with `jdbc:rayo:`. Properties are settings, as SET knows them.
public final class RayoDriver implements Driver {
    static final String PREFIX = "jdbc:rayo:";
    static final int MAJOR = 0;
    static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new RayoDriver());
        } catch (SQLException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        try {
            return RayoConnection.open(url, properties);
        } catch (RayoException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url != null && url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[] {
            new DriverPropertyInfo("threads", properties.getProperty("threads")),
            new DriverPropertyInfo("memory_limit", properties.getProperty("memory_limit"))
        };
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("Rayo logs through slf4j");
    }
}
