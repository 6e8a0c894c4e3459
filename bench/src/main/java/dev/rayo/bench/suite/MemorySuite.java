package dev.rayo.bench.suite;

import dev.rayo.bench.data.GeneratedRows;
import dev.rayo.bench.query.Question;
import dev.rayo.bench.report.Report;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Plain loops over tables in memory: TPC-H Q6 over ten million rows on one thread, and the sum of a million floats.
@Command(
        name = "memory",
        description = "TPC-H Q6 over rows in memory on one thread, and the sum of floats.",
        mixinStandardHelpOptions = true)
public final class MemorySuite implements Callable<Integer> {
    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000000", description = "Default: ${DEFAULT-VALUE}.")
    private long rows;

    @Option(names = "--floats", paramLabel = "N", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}.")
    private long floats;

    @Override
    public Integer call() {
        GeneratedRows lines = GeneratedRows.lines(options.data().resolve("lines-" + rows), rows);
        GeneratedRows values = GeneratedRows.floats(options.data().resolve("floats-" + floats), floats);
        Report report = options.report(Map.of("rows", rows, "floats", floats));
        options.race(
                report,
                "Q6 over %,d rows in memory, one thread".formatted(rows),
                List.of(
                        new Question("Q6 on DECIMAL(15, 2)", q6("")),
                        new Question("Q6 on DOUBLE", q6("_double"))),
                1,
                contender -> lines.loadInto(contender, "lines"));
        options.race(
                report,
                "Sum of %,d floats through SQL".formatted(floats),
                List.of(
                        new Question("SUM of REAL", "SELECT sum(value) FROM floats"),
                        new Question("SUM, MIN, MAX", "SELECT sum(value), min(value), max(value) FROM floats")),
                contender -> values.loadInto(contender, "floats"));
        return options.finish(report);
    }

    private static String q6(String type) {
        return ("SELECT sum(price* * discount*) AS revenue FROM lines WHERE shipdate >= DATE '1994-01-01' "
                        + "AND shipdate < DATE '1995-01-01' AND discount* BETWEEN 0.05 AND 0.07 AND quantity* < 24")
                .replaceAll("(price|discount|quantity)\\*", "$1" + type);
    }
}
