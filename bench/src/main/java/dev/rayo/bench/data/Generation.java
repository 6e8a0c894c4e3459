package dev.rayo.bench.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes Parquet files by SQL templates that DuckDB runs: each file is made by one thread, as many at once as there are
/// cores. A file has its name only when it is complete, and one that has it is not made again.
final class Generation implements AutoCloseable {
    private final String preparation;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final List<Future<?>> files = new ArrayList<>();

    /// @param preparation statements that every file needs first, such as macros
    Generation(String preparation) {
        this.preparation = preparation;
    }

    /// The text of a resource with each `{name}` replaced by its value.
    static String template(String resource, Map<String, ?> values) {
        try (InputStream stream = Generation.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, ?> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue().toString());
            }
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Begins to make `file` by a query that gives its rows.
    void file(Path file, String query) {
        file(file, query, "COMPRESSION snappy");
    }

    /// @param options of COPY
    void file(Path file, String query, String options) {
        if (!Files.exists(file)) {
            files.add(threads.submit(() -> {
                make(file, query, options);
                return null;
            }));
        }
    }

    private void make(Path file, String query, String options) throws SQLException, IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            if (!preparation.isBlank()) {
                statement.execute(preparation);
            }
            statement.execute("COPY (" + query + ") TO '" + unfinished.toString().replace("'", "''")
                    + "' (FORMAT parquet, " + options + ", ROW_GROUP_SIZE 122880)");
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Waits until all files are there.
    @Override
    public void close() {
        try {
            for (Future<?> file : files) {
                file.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while data was made");
        } finally {
            threads.shutdownNow();
        }
    }
}
