package dev.rayo.bench.suite;

import dev.rayo.bench.data.Hits;
import dev.rayo.bench.report.Report;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// ClickBench's 43 queries on a generated table that is like its own.
@Command(
        name = "clickbench",
        description = "The 43 queries of ClickBench on a table like its own, as Parquet files.",
        mixinStandardHelpOptions = true)
public final class ClickBenchSuite implements Callable<Integer> {
    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000000", description = "Default: ${DEFAULT-VALUE}.")
    private long rows;

    @Override
    public Integer call() {
        Hits data = Hits.in(options.data().resolve("hits-" + rows), rows);
        Report report = options.report(Map.of("rows", rows));
        options.race(report, "ClickBench's queries, %,d rows, Parquet".formatted(rows), data.questions(), data::showTo);
        return options.finish(report);
    }
}
