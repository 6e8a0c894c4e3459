package dev.rayo.bench.data;

import dev.rayo.bench.query.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// One generated table in files of a million rows.
public final class GeneratedRows {
    private static final long SEED = 7;
    private static final long FILE_ROWS = 1_000_000;

    private final Path folder;

    private GeneratedRows(Path folder) {
        this.folder = folder;
    }

    /// Columns `number`, `fraction` and `word`, each in no order and each value once.
    public static GeneratedRows sortable(Path folder, long rows) {
        return of(folder, rows, "(hash(i + {seed}) >> 1)::BIGINT AS number, uniform(i, 1) AS fraction, "
                + "latin(below(32768, i, 2)) || ' ' || latin(below(32768, i, 3)) || ' ' || i AS word");
    }

    /// The columns of lineitem that TPC-H Q6 reads, and the same as DOUBLE with names that end in `_double`.
    public static GeneratedRows lines(Path folder, long rows) {
        return of(folder, rows, "DATE '1992-01-02' + below(2526, i, 1)::INTEGER AS shipdate, "
                + "(1 + below(50, i, 2))::DECIMAL(15, 2) AS quantity, (below(11, i, 3) / 100)::DECIMAL(15, 2) AS discount, "
                + "(below(10500000, i, 4) / 100)::DECIMAL(15, 2) AS price, (1 + below(50, i, 2))::DOUBLE AS quantity_double, "
                + "below(11, i, 3) / 100 AS discount_double, below(10500000, i, 4) / 100 AS price_double");
    }

    /// A column `value` of type REAL.
    public static GeneratedRows floats(Path folder, long rows) {
        return of(folder, rows, "uniform(i, 1)::REAL AS value");
    }

    private static GeneratedRows of(Path folder, long rows, String columns) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try (Generation generation = new Generation(Generation.template("/clickbench/macros.sql", Map.of("seed", SEED)))) {
            for (long from = 0; from < rows; from += FILE_ROWS) {
                generation.file(
                        folder.resolve("rows_" + from / FILE_ROWS + ".parquet"),
                        "SELECT " + columns.replace("{seed}", "" + SEED) + " FROM range(" + from + ", "
                                + Math.min(rows, from + FILE_ROWS) + ") AS numbers(i)");
            }
        }
        return new GeneratedRows(folder);
    }

    public void showTo(Contender contender, String name) {
        contender.view(name, files());
    }

    public void loadInto(Contender contender, String name) {
        contender.load(name, files());
    }

    private String files() {
        return folder.resolve("rows_*.parquet").toString();
    }
}
