package dev.rayo.bench.data;

import dev.rayo.Rayo;
import dev.rayo.bench.query.Contender;
import dev.rayo.bench.query.Question;
import dev.rayo.server.tpch.TpchWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// TPC-H: its tables as Parquet files and its 22 queries with the validation parameters.
public final class Tpch {
    public static final int QUERIES = 22;
    private static final List<String> TABLES =
            List.of("lineitem", "orders", "partsupp", "part", "customer", "supplier", "nation", "region");

    private final Path folder;

    private Tpch(Path folder) {
        this.folder = folder;
    }

    /// The tables in `folder`, generated if the last of them is not there.
    public static Tpch in(Path folder, double scaleFactor) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(TABLES.getLast() + ".parquet"))) {
                PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
                new TpchWriter(folder, scaleFactor, true, silent, null).write();
            }
            return new Tpch(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void showTo(Contender contender) {
        for (String table : TABLES) {
            contender.view(table, folder.resolve(table + ".parquet").toString());
        }
    }

    public void showTo(Rayo rayo) {
        for (String table : TABLES) {
            String file = folder.resolve(table + ".parquet").toString().replace("'", "''");
            rayo.execute("CREATE OR REPLACE VIEW " + table + " AS SELECT * FROM '" + file + "'");
        }
    }

    public static List<Question> questions() {
        return IntStream.rangeClosed(1, QUERIES)
                .mapToObj(number -> new Question("Q" + number, query(number)))
                .toList();
    }

    /// @param number from 1
    public static String query(int number) {
        String name = String.format(Locale.ROOT, "/tpch/q%02d.sql", number);
        try (InputStream text = Tpch.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalArgumentException("there is no query " + number);
            }
            String sql = new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
