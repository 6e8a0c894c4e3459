package dev.rayo.bench.suite;

import dev.rayo.bench.data.Tpch;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.Question;
import dev.rayo.bench.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How much faster queries of TPC-H get with more threads.
@Command(
        name = "scaling",
        description = "TPC-H Q1, Q6, Q9 and Q18 at 1, 2, 4, 8 and 16 threads, as far as there are cores.",
        mixinStandardHelpOptions = true)
public final class ScalingSuite implements Callable<Integer> {
    private static final Set<String> QUERIES = Set.of("Q1", "Q6", "Q9", "Q18");
    private static final int THREADS_MAX = 16;

    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor. Default: ${DEFAULT-VALUE}.")
    private double scaleFactor = 1;

    @Override
    public Integer call() {
        Tpch data = Tpch.in(options.data().resolve("tpch-" + Scale.text(scaleFactor)), scaleFactor);
        Report report = options.report(Map.of("scale factor", Scale.text(scaleFactor)));
        List<Question> questions = Tpch.questions().stream()
                .filter(question -> QUERIES.contains(question.name()))
                .toList();
        int[] threads = IntStream.iterate(1, number -> number <= Math.min(THREADS_MAX, options.threads()), number -> number * 2)
                .toArray();
        Map<Integer, List<Measurement>> measured = new LinkedHashMap<>();
        for (int number : threads) {
            String title = number == 1 ? "One thread" : number + " threads";
            measured.put(number, options.race(report, title, questions, number, data::showTo));
        }
        speedUps(report, measured, 0, "Rayo");
        speedUps(report, measured, 1, "DuckDB");
        return options.finish(report);
    }

    private static void speedUps(
            Report report, Map<Integer, List<Measurement>> measured, int contender, String name) {
        Map<String, List<Double>> factors = new LinkedHashMap<>();
        List<Measurement> single = measured.getOrDefault(1, List.of());
        for (int i = 0; i < single.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (List<Measurement> measurements : measured.values()) {
                boolean both = single.get(i).compared() && measurements.get(i).compared();
                row.add(both ? best(single.get(i), contender) / best(measurements.get(i), contender) : Double.NaN);
            }
            factors.put(single.get(i).name(), row);
        }
        List<String> columns = measured.keySet().stream().map(number -> number + " threads").toList();
        report.derived("Times as fast as one thread, " + name, columns, factors);
    }

    private static double best(Measurement measurement, int contender) {
        return measurement.timings().get(contender).best();
    }
}
