package dev.rayo.bench.suite;

import dev.rayo.bench.query.Contender;
import dev.rayo.bench.query.DuckDbContender;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.Question;
import dev.rayo.bench.query.Race;
import dev.rayo.bench.query.RayoContender;
import dev.rayo.bench.query.WarmRuns;
import dev.rayo.bench.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every suite is asked for.
final class SuiteOptions {
    private static final double MILLIS_PER_SECOND = 1_000;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:rayo.bench.data:-bench-data}",
            description = "Where data is, or is generated. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("bench-data");

    @Option(names = "--threads", paramLabel = "N", description = "Threads of each contender. Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Warm runs. Default: ${DEFAULT-VALUE}.")
    private int runs = 5;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "No further warm run of a query begins after S seconds. Default: ${DEFAULT-VALUE}.")
    private double seconds = 20;

    @Option(names = "--query", paramLabel = "REGEX", description = "Only queries of this name, such as 'Q(1|6)'.")
    private @Nullable Pattern query;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures go as JSON. Default: SUITE.json in the folder of results.")
    private @Nullable Path json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec suite;

    Path data() {
        return data;
    }

    int threads() {
        return threads;
    }

    WarmRuns warmRuns() {
        return new WarmRuns(runs, seconds * MILLIS_PER_SECOND);
    }

    /// Whether a query or what stands for one was asked for.
    boolean chooses(String name) {
        return query == null || query.matcher(name).matches();
    }

    /// @param further parameters of the suite alone
    Report report(Map<String, ?> further) {
        Map<String, String> parameters = new LinkedHashMap<>();
        further.forEach((name, value) -> parameters.put(name, value.toString()));
        parameters.put("threads", "" + threads);
        parameters.put("warm runs", "" + runs + ", no more of them after " + (long) seconds + " s");
        return new Report(name(), parameters, out());
    }

    /// Opens Rayo and DuckDB, prepares both, puts the chosen questions to them and closes them.
    List<Measurement> race(Report report, String title, List<Question> questions, Consumer<Contender> preparation) {
        return race(report, title, questions, threads, preparation);
    }

    List<Measurement> race(
            Report report, String title, List<Question> questions, int threads, Consumer<Contender> preparation) {
        return race(
                report,
                title,
                questions,
                () -> List.of(new RayoContender(threads), new DuckDbContender(threads)),
                preparation);
    }

    /// Opens and prepares contenders, puts the chosen questions to them and closes them.
    List<Measurement> race(
            Report report,
            String title,
            List<Question> questions,
            Supplier<List<Contender>> open,
            Consumer<Contender> preparation) {
        List<Question> chosen = questions.stream()
                .filter(question -> chooses(question.name()))
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        List<Contender> contenders = open.get();
        try {
            contenders.forEach(preparation);
            Race race = new Race(contenders, warmRuns());
            Report.RaceTable table =
                    report.race(title, contenders.stream().map(Contender::name).toList());
            List<Measurement> measurements = new ArrayList<>();
            List<Race.Started> started = chosen.stream().map(race::start).toList();
            for (Race.Started question : started) {
                measurements.add(race.finish(question));
                table.add(measurements.getLast());
            }
            table.end();
            return measurements;
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    /// Writes the JSON file and gives the exit code: 1 if a query failed or had different answers.
    int finish(Report report) {
        String folder = System.getProperty("rayo.bench.results", "target/bench-results");
        report.write(json != null ? json : Path.of(folder, name() + ".json"));
        out().flush();
        return report.problems() == 0 ? 0 : 1;
    }

    private String name() {
        return suite == null ? "suite" : suite.name();
    }

    private PrintWriter out() {
        return suite == null ? new PrintWriter(System.out, true) : suite.commandLine().getOut();
    }
}
