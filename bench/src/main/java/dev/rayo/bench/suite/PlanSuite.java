package dev.rayo.bench.suite;

import dev.rayo.Rayo;
import dev.rayo.bench.data.Tpch;
import dev.rayo.bench.query.DuckDbContender;
import dev.rayo.bench.query.Question;
import dev.rayo.bench.report.Report;
import dev.rayo.engine.planner.FrontEnd;
import dev.rayo.sql.parser.SqlParser;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// From the text of the 22 queries of TPC-H to their plans, without running them. Each round plans all queries one after
/// the other, so no query warms itself alone; medians of the rounds.
@Command(name = "plan", description = "Planning of the queries of TPC-H.", mixinStandardHelpOptions = true)
public final class PlanSuite implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "parse ms", "parse and bind ms", "optimize ms", "plan ms", "plan max ms", "plan again ms", "DuckDB EXPLAIN ms");
    private static final double NANOS_PER_MILLI = 1e6;

    @Mixin
    private final SuiteOptions options = new SuiteOptions();

    @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor. Default: ${DEFAULT-VALUE}.")
    private double scaleFactor = 1;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 40;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "150",
            description = "Rounds before those that count. Default: ${DEFAULT-VALUE}.")
    private int warmup = 150;

    @Override
    public Integer call() {
        Tpch data = Tpch.in(options.data().resolve("tpch-" + Scale.text(scaleFactor)), scaleFactor);
        Report report = options.report(Map.of("scale factor", Scale.text(scaleFactor), "rounds", rounds, "warm-up", warmup));
        List<Question> questions = Tpch.questions();
        double[][][] nanos = new double[questions.size()][COLUMNS.size()][rounds];
        try (Rayo rayo = Rayo.open();
                DuckDbContender duckDb = new DuckDbContender(options.threads())) {
            data.showTo(duckDb);
            data.showTo(rayo);
            for (int round = -warmup; round < rounds; round++) {
                for (int i = 0; i < nanos.length; i++) {
                    measure(rayo, duckDb, questions.get(i).sql(), nanos[i], Math.max(0, round));
                }
            }
        }
        Map<String, List<Double>> rows = new LinkedHashMap<>();
        for (int i = 0; i < nanos.length; i++) {
            rows.put(questions.get(i).name(), summary(nanos[i]));
        }
        report.derived("Planning, TPC-H, scale factor " + Scale.text(scaleFactor), COLUMNS, rows);
        return options.finish(report);
    }

    private static void measure(Rayo rayo, DuckDbContender duckDb, String sql, double[][] nanos, int round) {
        FrontEnd frontEnd = new FrontEnd(rayo.catalog());
        long start = System.nanoTime();
        SqlParser.parseStatement(sql);
        long parsed = System.nanoTime();
        BoundStatement bound = frontEnd.bind(sql, List.of());
        long boundAt = System.nanoTime();
        Plan plan = frontEnd.optimize(((BoundStatement.Select) bound).plan());
        long planned = System.nanoTime();
        if (plan.output().isEmpty()) {
            throw new IllegalStateException("a query without columns: " + sql);
        }
        long again = System.nanoTime();
        rayo.sql(sql);
        long done = System.nanoTime();
        duckDb.drain("EXPLAIN " + sql);
        long explained = System.nanoTime();
        nanos[0][round] = parsed - start;
        nanos[1][round] = boundAt - parsed;
        nanos[2][round] = planned - boundAt;
        nanos[3][round] = planned - parsed;
        nanos[4][round] = planned - parsed;
        nanos[5][round] = done - again;
        nanos[6][round] = explained - done;
    }

    private static List<Double> summary(double[][] nanos) {
        List<Double> row = new ArrayList<>();
        for (int column = 0; column < nanos.length; column++) {
            double[] sorted = nanos[column].clone();
            Arrays.sort(sorted);
            row.add((column == 4 ? sorted[sorted.length - 1] : sorted[sorted.length / 2]) / NANOS_PER_MILLI);
        }
        return row;
    }
}
