package dev.rayo.bench.data;

import dev.rayo.bench.query.Comparison;
import dev.rayo.bench.query.Contender;
import dev.rayo.bench.query.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The tables and questions of the h2o benchmark: group-by over N rows with 100 and N / 100 values a key, joins of N rows
/// with N / 1,000,000, N / 1,000 and N rows where nine keys in ten are met. As there, a question makes a table `ans`.
public final class H2o {
    private static final long SEED = 108;
    private static final long FILE_ROWS = 1_000_000;
    private static final long GROUPS = 100;
    /// What makes a row number a place in a permutation: prime, and no divisor of any number of rows in use.
    private static final long SPREAD = 7_368_787;

    private final Path folder;

    private H2o(Path folder) {
        this.folder = folder;
    }

    /// The tables in `folder`, in files of a million rows; those that are missing are generated.
    public static H2o in(Path folder, long rows) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        long few = Math.max(10, rows / 1_000_000);
        long some = Math.max(10, rows / 1_000);
        try (Generation generation = new Generation(Generation.template("/clickbench/macros.sql", Map.of("seed", SEED)))) {
            files(generation, folder, "group", rows, range -> "SELECT printf('id%03d', 1 + below(" + GROUPS
                    + ", i, 1)) AS id1, printf('id%03d', 1 + below(" + GROUPS + ", i, 2)) AS id2, printf('id%010d', 1 + below("
                    + Math.max(1, rows / GROUPS) + ", i, 3)) AS id3, (1 + below(" + GROUPS + ", i, 4))::INTEGER AS id4, (1 + below("
                    + GROUPS + ", i, 5))::INTEGER AS id5, (1 + below(" + Math.max(1, rows / GROUPS)
                    + ", i, 6))::INTEGER AS id6, (1 + below(5, i, 7))::INTEGER AS v1, (1 + below(15, i, 8))::INTEGER AS v2,"
                    + " round(100 * uniform(i, 9), 6) AS v3 FROM " + range);
            files(generation, folder, "x", rows, range -> withText(
                    "SELECT (1 + below(" + few + ", i, 11))::INTEGER AS id1, (1 + below(" + some
                            + ", i, 12))::INTEGER AS id2, (1 + i * " + SPREAD + " % " + rows
                            + ")::INTEGER AS id3, round(100 * uniform(i, 13), 6) AS v FROM " + range,
                    "id1, id2, id3",
                    "v AS v1"));
            // The keys of the other side begin a tenth later, so that a tenth of the keys of each side is not met.
            files(generation, folder, "small", few, range -> withText(
                    "SELECT (1 + " + few / 10 + " + i)::INTEGER AS id1, round(100 * uniform(i, 14), 6) AS v FROM " + range,
                    "id1",
                    "v AS v2"));
            files(generation, folder, "medium", some, range -> withText(
                    "SELECT (1 + below(" + few + ", i, 15))::INTEGER AS id1, (1 + " + some / 10 + " + i * " + SPREAD + " % "
                            + some + ")::INTEGER AS id2, round(100 * uniform(i, 16), 6) AS v FROM " + range,
                    "id1, id2",
                    "v AS v2"));
            files(generation, folder, "big", rows, range -> withText(
                    "SELECT (1 + below(" + few + ", i, 17))::INTEGER AS id1, (1 + below(" + some
                            + ", i, 18))::INTEGER AS id2, (1 + " + rows / 10 + " + (i + 4321) * " + SPREAD + " % " + rows
                            + ")::INTEGER AS id3, round(100 * uniform(i, 19), 6) AS v FROM " + range,
                    "id1, id2, id3",
                    "v AS v2"));
        }
        return new H2o(folder);
    }

    /// Every number once more as text, as the benchmark's factors are.
    private static String withText(String rows, String ids, String value) {
        StringBuilder select = new StringBuilder("SELECT ").append(ids);
        for (String id : ids.split(", ", -1)) {
            select.append(", 'id' || ").append(id).append(" AS id").append(Integer.parseInt(id.substring(2)) + 3);
        }
        return select.append(", ").append(value).append(" FROM (").append(rows).append(")").toString();
    }

    private static void files(
            Generation generation, Path folder, String table, long rows, Function<String, String> query) {
        for (long from = 0; from < rows; from += FILE_ROWS) {
            generation.file(
                    folder.resolve(table + "_" + from / FILE_ROWS + ".parquet"),
                    query.apply("range(" + from + ", " + Math.min(rows, from + FILE_ROWS) + ") AS numbers(i)"));
        }
    }

    /// @param inMemory whether the table is read into the contender's memory before
    public void groupByTo(Contender contender, boolean inMemory) {
        give(contender, "x", "group", inMemory);
    }

    /// @param inMemory whether the tables are read into the contender's memory before
    public void joinTo(Contender contender, boolean inMemory) {
        for (String table : List.of("x", "small", "medium", "big")) {
            give(contender, table, table, inMemory);
        }
    }

    private void give(Contender contender, String name, String table, boolean inMemory) {
        String files = folder.resolve(table + "_*.parquet").toString();
        if (inMemory) {
            contender.load(name, files);
        } else {
            contender.view(name, files);
        }
    }

    public List<Question> groupBy() {
        return questions("/h2o/group-by.sql");
    }

    public List<Question> joins() {
        return questions("/h2o/join.sql");
    }

    private static List<Question> questions(String resource) {
        return QuestionText.read(Generation.template(resource, Map.of())).stream()
                .map(question -> new Question(
                        question.name(),
                        "CREATE OR REPLACE TABLE ans AS " + question.sql(),
                        question.comparison() instanceof Comparison.Checks
                                ? question.comparison()
                                : new Comparison.Checks("SELECT * FROM ans")))
                .toList();
    }
}
