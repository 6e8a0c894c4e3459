package dev.rayo.bench.kernel;

import dev.rayo.simd.KernelChoice;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs [KernelBench] and [MemoryBench] and prints one Markdown row per kernel: nanoseconds per row of both contenders,
/// their ratio, and the GB/s of the vector kernel beside what memory delivers.
///
/// Arguments: a regular expression that chooses kernels (all of them without one), and `quick` for numbers that only
/// show that everything runs.
public final class KernelReport {
    private KernelReport() {}

    public static void main(String[] arguments) throws RunnerException {
        String kernels = arguments.length > 0 ? arguments[0] : ".*";
        boolean quick = arguments.length > 1 && arguments[1].equals("quick");

        double memory = 0;
        for (RunResult result : run(new OptionsBuilder().include(MemoryBench.class.getName() + ".read"), quick)) {
            memory = Integer.parseInt(result.getParams().getParam("longs")) * 8.0 / score(result);
        }
        System.out.printf(Locale.ROOT, "%s; memory delivers %.1f GB/s to one thread%n%n", reason(), memory);
        System.out.println("| kernel | scalar ns/row | vector ns/row | ratio | vector GB/s | of memory |");
        System.out.println("|---|---|---|---|---|---|");
        String[] chosen = Arrays.stream(KernelCase.values())
                .map(Enum::name)
                .filter(name -> name.matches(kernels))
                .toArray(String[]::new);
        Map<KernelCase, Map<String, Double>> scores = new TreeMap<>();
        int rows = 0;
        OptionsBuilder options = new OptionsBuilder();
        options.include(KernelBench.class.getName() + ".run").param("kernel", chosen);
        for (RunResult result : run(options, quick)) {
            KernelCase kernel = KernelCase.valueOf(result.getParams().getParam("kernel"));
            rows = Integer.parseInt(result.getParams().getParam("rows"));
            scores.computeIfAbsent(kernel, key -> new TreeMap<>())
                    .put(result.getParams().getParam("contender"), score(result));
        }
        for (Map.Entry<KernelCase, Map<String, Double>> entry : scores.entrySet()) {
            double scalar = entry.getValue().getOrDefault("scalar", Double.NaN);
            double vector = entry.getValue().getOrDefault("vector", Double.NaN);
            double delivered = entry.getKey().bytesPerRow * (double) rows / vector;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.1f | %.1f | %.1f × |%n",
                    entry.getKey(),
                    scalar / rows,
                    vector / rows,
                    scalar / vector,
                    delivered,
                    delivered / memory);
        }
    }

    private static String reason() {
        return KernelChoice.detect().reason();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static Collection<RunResult> run(
            ChainedOptionsBuilder options, boolean quick) throws RunnerException {
        options.verbosity(VerboseMode.SILENT).shouldFailOnError(true);
        if (quick) {
            options.forks(0)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.milliseconds(5))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(5));
        }
        return new Runner(options.build()).run();
    }
}
