package dev.rayo.bench.suite;

import dev.rayo.bench.data.Tpch;
import dev.rayo.bench.report.Report;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The 22 queries of TPC-H on Parquet files.
@Command(name = "tpch", description = "TPC-H on Parquet files.", mixinStandardHelpOptions = true)
public final class TpchSuite implements Callable<Integer> {
    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor. Default: ${DEFAULT-VALUE}.")
    private double scaleFactor = 1;

    @Override
    public Integer call() {
        Tpch data = Tpch.in(options.data().resolve("tpch-" + Scale.text(scaleFactor)), scaleFactor);
        Report report = options.report(Map.of("scale factor", Scale.text(scaleFactor)));
        options.race(report, "TPC-H, scale factor " + Scale.text(scaleFactor) + ", Parquet", Tpch.questions(), data::showTo);
        return options.finish(report);
    }
}
