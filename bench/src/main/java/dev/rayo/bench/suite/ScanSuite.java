package dev.rayo.bench.suite;

import dev.rayo.bench.data.ScanFiles;
import dev.rayo.bench.query.DuckDbContender;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.RayoContender;
import dev.rayo.bench.query.Timing;
import dev.rayo.bench.report.Report;
import dev.rayo.bench.scan.HardwoodScan;
import dev.rayo.bench.scan.ParquetJavaScan;
import dev.rayo.bench.scan.ScanColumn;
import dev.rayo.bench.scan.ScanContender;
import dev.rayo.bench.scan.ScanRace;
import dev.rayo.bench.scan.SqlScan;
import dev.rayo.engine.parquet.ParquetFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reading of Parquet alone: twenty columns at once and each column by itself, by Rayo, DuckDB, Hardwood and parquet-java.
@Command(
        name = "scan",
        description = "Reads Parquet: twenty columns at once, and each column by itself; also by Hardwood and parquet-java.",
        mixinStandardHelpOptions = true)
public final class ScanSuite implements Callable<Integer> {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double MILLION = 1e6;

    private enum Part {
        /// Twenty columns, each format.
        TOGETHER,
        /// A column at a time, one thread.
        SINGLE
    }

    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor. Default: ${DEFAULT-VALUE}.")
    private double scaleFactor = 1;

    @Option(names = "--part", paramLabel = "PART", split = ",", description = "Of ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<ScanFiles.Format> formats = EnumSet.allOf(ScanFiles.Format.class);

    private record Scan(String name, Path file, List<ScanColumn> columns) {}

    @Override
    public Integer call() {
        String scale = Scale.text(scaleFactor);
        ScanFiles files = ScanFiles.in(
                options.data().resolve("scan-" + scale), options.data().resolve("tpch-" + scale), scaleFactor);
        Report report = options.report(Map.of("scale factor", scale));
        if (parts.contains(Part.TOGETHER)) {
            List<Scan> scans = new ArrayList<>();
            for (ScanFiles.Format format : formats) {
                scans.add(new Scan(name(format), files.file(format), files.columns()));
            }
            race(report, "Twenty columns, one thread", 1, scans);
            if (options.threads() > 1) {
                race(report, "Twenty columns, " + options.threads() + " threads", options.threads(), scans);
            }
        }
        if (parts.contains(Part.SINGLE)) {
            for (ScanFiles.Format format : formats) {
                race(report, "One column, one thread, " + name(format), 1, single(files, format));
            }
        }
        return options.finish(report);
    }

    private static String name(ScanFiles.Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<Scan> single(ScanFiles files, ScanFiles.Format format) {
        List<Scan> scans = new ArrayList<>();
        for (List<ScanColumn> columns : List.of(files.columns(), files.further())) {
            for (ScanColumn column : columns) {
                scans.add(new Scan(column.name(), files.file(format), List.of(column)));
            }
        }
        return scans;
    }

    private void race(Report report, String title, int threads, List<Scan> scans) {
        List<Scan> chosen =
                scans.stream().filter(scan -> options.chooses(scan.name())).toList();
        if (chosen.isEmpty()) {
            return;
        }
        try (ScanContender rayo = new SqlScan(new RayoContender(threads));
                ScanContender duckDb = new SqlScan(new DuckDbContender(threads));
                ScanContender hardwood = new HardwoodScan(threads);
                ScanContender parquetJava = new ParquetJavaScan(threads)) {
            List<ScanContender> contenders = List.of(rayo, duckDb, hardwood, parquetJava);
            List<String> names = contenders.stream().map(ScanContender::name).toList();
            ScanRace race = new ScanRace(contenders, options.warmRuns());
            List<ScanRace.Started> started = chosen.stream()
                    .map(scan -> race.start(scan.name(), scan.file(), scan.columns()))
                    .toList();
            Report.RaceTable table = report.race(title, names);
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            for (ScanRace.Started scan : started) {
                Measurement measurement = race.finish(scan);
                table.add(measurement);
                if (measurement.compared()) {
                    rates.put(measurement.name(), rates(measurement.timings(), ParquetFile.open(scan.file()).rowCount()));
                }
            }
            table.end();
            List<String> columns = new ArrayList<>(names);
            columns.add("Rayo/DuckDB");
            columns.add("Rayo/Hardwood");
            report.derived(title + ": million rows a second of a core", columns, rates);
        }
    }

    /// What a second of a core gives: threads that decode ahead on other cores count. The clock of the process has ticks
    /// of ten milliseconds, so runs that are shorter need to be many.
    private static List<Double> rates(List<Timing> timings, long rows) {
        List<Double> rates = new ArrayList<>();
        for (Timing timing : timings) {
            rates.add(rows / MILLION / (Math.max(1, timing.processor()) / MILLIS_PER_SECOND));
        }
        rates.add(rates.get(0) / rates.get(1));
        rates.add(rates.get(0) / rates.get(2));
        return rates;
    }
}
