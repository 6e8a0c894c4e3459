package dev.rayo.bench.query;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// TPC-H on Parquet files, Rayo and DuckDB in turn: both must give the same rows. Prints the first run of each query in
/// the process and the best of the further ones, and the geometric mean of the ratios of these, as a Markdown table.
///
/// Arguments: folder for the files, scale factor, threads, runs.
public final class TpchBench {
    private static final double NANOS_PER_MILLI = 1e6;

    private TpchBench() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: TpchBench FOLDER SCALE_FACTOR THREADS RUNS");
            System.exit(2);
        }
        Tpch data = Tpch.in(Path.of(arguments[0]), Double.parseDouble(arguments[1]));
        run(data, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), System.out);
    }

    /// @throws IllegalStateException if the contenders disagree
    static void run(Tpch data, int threads, int runs, PrintStream out) {
        try (RayoContender rayo = new RayoContender(threads);
                DuckDbContender duckDb = new DuckDbContender(threads)) {
            data.showTo(rayo);
            data.showTo(duckDb);
            out.println("| query | Rayo first ms | Rayo best ms | DuckDB first ms | DuckDB best ms | ratio |");
            out.println("|---|---|---|---|---|---|");
            double logarithms = 0;
            double[] totals = new double[4];
            double[] firstOurs = new double[Tpch.QUERIES];
            double[] firstTheirs = new double[Tpch.QUERIES];
            for (int number = 1; number <= Tpch.QUERIES; number++) {
                String sql = Tpch.query(number);
                long start = System.nanoTime();
                List<String> ours = rayo.rows(sql);
                long middle = System.nanoTime();
                List<String> theirs = duckDb.rows(sql);
                firstOurs[number - 1] = (middle - start) / NANOS_PER_MILLI;
                firstTheirs[number - 1] = (System.nanoTime() - middle) / NANOS_PER_MILLI;
                checkSame(number, ours, theirs);
            }
            for (int number = 1; number <= Tpch.QUERIES; number++) {
                String sql = Tpch.query(number);
                double ours = best(rayo, sql, runs);
                double theirs = best(duckDb, sql, runs);
                double ratio = ours / theirs;
                logarithms += Math.log(ratio);
                out.println(String.format(
                        Locale.ROOT,
                        "| Q%d | %.0f | %.0f | %.0f | %.0f | %.2f |",
                        number,
                        firstOurs[number - 1],
                        ours,
                        firstTheirs[number - 1],
                        theirs,
                        ratio));
                totals[0] += firstOurs[number - 1];
                totals[1] += ours;
                totals[2] += firstTheirs[number - 1];
                totals[3] += theirs;
            }
            out.println(String.format(
                    Locale.ROOT,
                    "| sum, geometric mean | %.0f | %.0f | %.0f | %.0f | %.2f |",
                    totals[0],
                    totals[1],
                    totals[2],
                    totals[3],
                    Math.exp(logarithms / Tpch.QUERIES)));
        }
    }

    private static void checkSame(int number, List<String> ours, List<String> theirs) {
        Collections.sort(ours);
        Collections.sort(theirs);
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("Q" + number + ": Rayo gives " + ours.size() + " rows, DuckDB "
                    + theirs.size() + ", and they differ");
        }
    }

    /// The best run, in milliseconds.
    private static double best(Contender contender, String sql, int runs) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            contender.rows(sql);
            best = Math.min(best, (System.nanoTime() - start) / NANOS_PER_MILLI);
        }
        return best;
    }
}
