package dev.rayo.bench.suite;

import dev.rayo.bench.data.GeneratedRows;
import dev.rayo.bench.query.Comparison;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.Question;
import dev.rayo.bench.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The ten first rows of many, beside a full sort of them.
@Command(
        name = "topk",
        description = "The first ten of a million and of ten million rows, beside a full sort.",
        mixinStandardHelpOptions = true)
public final class TopkSuite implements Callable<Integer> {
    private static final Map<String, String> KEYS =
            Map.of("BIGINT", "number", "DOUBLE, descending", "fraction DESC", "VARCHAR", "word");

    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000000,10000000",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Long> sizes = List.of();

    @Override
    public Integer call() {
        Report report = options.report(Map.of("rows", sizes));
        for (long rows : sizes) {
            GeneratedRows data = GeneratedRows.sortable(options.data().resolve("topk-" + rows), rows);
            String title = "Rows of BIGINT, DOUBLE and VARCHAR in memory, %,d of them".formatted(rows);
            List<Measurement> measured =
                    options.race(report, title, questions(rows), contender -> data.loadInto(contender, "t"));
            speedUps(report, rows, measured);
            options.race(
                    report,
                    "The same from Parquet, %,d rows".formatted(rows),
                    questions(rows).stream()
                            .filter(question -> question.name().startsWith("top"))
                            .toList(),
                    contender -> data.showTo(contender, "t"));
        }
        return options.finish(report);
    }

    private static List<Question> questions(long rows) {
        List<Question> questions = new ArrayList<>();
        for (String key : List.of("BIGINT", "DOUBLE, descending", "VARCHAR")) {
            String sql = "SELECT number, fraction, word FROM t ORDER BY " + KEYS.get(key);
            questions.add(new Question("top 10 by " + key, sql + " LIMIT 10"));
            // The order is compared where it is hardest to get right by chance: in the middle.
            questions.add(new Question(
                    "sort by " + key,
                    sql,
                    new Comparison.TotalOrder("ORDER BY " + KEYS.get(key) + " LIMIT 1000 OFFSET " + rows / 2)));
        }
        return questions;
    }

    private static void speedUps(Report report, long rows, List<Measurement> measured) {
        Map<String, List<Double>> factors = new LinkedHashMap<>();
        for (int i = 0; i + 1 < measured.size(); i += 2) {
            Measurement top = measured.get(i);
            Measurement sort = measured.get(i + 1);
            if (top.compared() && sort.compared()) {
                List<Double> row = new ArrayList<>();
                for (int contender = 0; contender < 2; contender++) {
                    row.add(sort.timings().get(contender).best() / top.timings().get(contender).best());
                }
                factors.put(top.name(), row);
            }
        }
        report.derived(
                "Time of the sort by that of the first ten, %,d rows".formatted(rows), List.of("Rayo", "DuckDB"), factors);
    }
}
