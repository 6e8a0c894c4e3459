package dev.rayo.bench.suite;

import dev.rayo.bench.query.Contender;
import dev.rayo.bench.query.DuckDbContender;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.Question;
import dev.rayo.bench.query.RayoContender;
import dev.rayo.bench.query.SqliteContender;
import dev.rayo.bench.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a query costs that has next to nothing to do: the text is planned, a stream or statement is started, its answer
/// is taken. SQLite, which is made for this, is the third contender; it and DuckDB have an index on the key.
@Command(
        name = "small",
        description = "Queries over a small table in memory, also by SQLite.",
        mixinStandardHelpOptions = true)
public final class SmallSuite implements Callable<Integer> {
    private static final int ROWS_PER_INSERT = 500;
    private static final List<String> CATEGORIES = List.of("bread", "cheese", "fruit", "juice", "nuts", "rice", "tea");
    private static final List<Question> QUESTIONS = List.of(
            new Question("constant", "SELECT 42"),
            new Question("row by key", "SELECT id, category, price FROM items WHERE id = 4711"),
            new Question("count", "SELECT count(*) FROM items"),
            new Question("filtered sum", "SELECT sum(quantity), min(price), max(price) FROM items WHERE price < 50"),
            new Question("groups", "SELECT category, count(*), sum(quantity) FROM items GROUP BY category"),
            new Question("top 10", "SELECT id, price FROM items ORDER BY price DESC, id LIMIT 10"),
            new Question(
                    "join",
                    "SELECT c.tax, count(*) FROM items i JOIN categories c ON i.category = c.name GROUP BY c.tax"));

    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int rows = 10_000;

    @Override
    public Integer call() {
        Report report = options.report(Map.of("rows", rows));
        List<Measurement> measured = options.race(
                report,
                "Queries over %,d rows in memory".formatted(rows),
                QUESTIONS,
                () -> List.of(
                        new RayoContender(options.threads()),
                        new DuckDbContender(options.threads()),
                        new SqliteContender()),
                this::fill);
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (Measurement measurement : measured) {
            if (measurement.compared()) {
                double best = measurement.timings().getFirst().best();
                ratios.put(
                        measurement.name(),
                        List.of(
                                best / measurement.timings().get(1).best(),
                                best / measurement.timings().get(2).best()));
            }
        }
        report.derived("Best times beside the others'", List.of("Rayo/DuckDB", "Rayo/SQLite"), ratios);
        return options.finish(report);
    }

    private void fill(Contender contender) {
        contender.run("CREATE TABLE items (id BIGINT, category VARCHAR, price DOUBLE, quantity INTEGER)");
        for (int from = 0; from < rows; from += ROWS_PER_INSERT) {
            StringJoiner values = new StringJoiner(", ", "INSERT INTO items VALUES ", "");
            for (int id = from; id < Math.min(rows, from + ROWS_PER_INSERT); id++) {
                String category = CATEGORIES.get(id % CATEGORIES.size());
                values.add("(" + id + ", '" + category + "', " + id * 37L % 9973 / 100.0 + ", " + id % 13 + ")");
            }
            contender.run(values.toString());
        }
        contender.run("CREATE TABLE categories (name VARCHAR, tax INTEGER)");
        for (int i = 0; i < CATEGORIES.size(); i++) {
            contender.run("INSERT INTO categories VALUES ('" + CATEGORIES.get(i) + "', " + i % 3 + ")");
        }
        if (!(contender instanceof RayoContender)) {
            contender.run("CREATE INDEX items_by_id ON items (id)");
        }
    }
}
