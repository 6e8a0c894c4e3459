package dev.rayo.server.session;

import dev.rayo.Rayo;
import dev.rayo.engine.operator.Settings;
import dev.rayo.server.EngineOptions;
import dev.rayo.sql.error.RayoException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/// Statements on an engine of its own.
public final class RayoSession implements Session {
    private final Rayo rayo;
    private boolean warm;

    /// Opens an engine.
    ///
    /// @param warm whether the parts of it that the first statement will need are made ready meanwhile, by threads of
    ///     their own: a short statement is then answered sooner, for the work of another core
    public RayoSession(EngineOptions options, boolean warm) {
        rayo = Rayo.open(options.applyTo(Settings.standard()));
        this.warm = warm;
        if (warm) {
            warm("system", rayo::system);
            warm("services", RayoSession::findServices);
        }
    }

    private static void warm(String what, Runnable preparation) {
        Thread.ofPlatform().daemon().name("rayo-warm-" + what).start(preparation);
    }

    /// Makes ready what the actor system asks for and what looks through all jars for providers: the time zone and logs.
    private static void findServices() {
        LoggerFactory.getLogger(RayoSession.class).debug("time zone {}", ZoneId.systemDefault());
    }

    @Override
    public RunningStatement start(String sql) {
        // A decimal literal, or a file that may have decimal columns: the JDK computes 5 to the power of 65,536 when it
        // initialises the class of such numbers, while the statement is parsed and files are opened.
        if (warm && sql.indexOf('.') >= 0) {
            warm = false;
            warm("decimals", () -> Objects.requireNonNull(BigDecimal.ONE));
        }
        return new RunningQuery(rayo.sql(sql));
    }

    @Override
    public RunningStatement startParquet(String sql, Path file) {
        // Binding the query alone first makes errors point into the text that its writer knows.
        rayo.sql(sql);
        String target = file.toString().replace("'", "''");
        return start("COPY (" + sql + "\n) TO '" + target + "' (FORMAT PARQUET)");
    }

    @Override
    public List<String> tables() {
        return rayo.catalog().names();
    }

    @Override
    public List<String> columns(String relation) {
        boolean file = relation.startsWith("'");
        if (!file && !rayo.catalog().names().contains(relation)) {
            return List.of();
        }
        String from = file ? relation : "\"" + relation.replace("\"", "\"\"") + "\"";
        try {
            return rayo.sql("SELECT * FROM " + from).schema().names();
        } catch (RayoException e) {
            // A missing file, or a view over one: there are no columns to offer.
            return List.of();
        }
    }

    @Override
    public void close() {
        rayo.close();
    }
}
