package dev.rayo.engine.explain;

import dev.rayo.QueryStatistics;
import dev.rayo.QueryStatistics.OperatorStatistics;
import dev.rayo.QueryStatistics.PipelineStatistics;
import dev.rayo.simd.KernelChoice;
import java.util.Locale;

/// The lower half of EXPLAIN ANALYZE: pipeline by pipeline, what each operator put out and where the time went.
public final class AnalyzeText {
    private AnalyzeText() {}

    public static String of(QueryStatistics statistics) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "ran in %s: read %s, %,d rows; held at most %s; kernels %s",
                duration(statistics.elapsedNanos()),
                bytes(statistics.bytesRead()),
                statistics.rowsRead(),
                bytes(statistics.memoryPeak()),
                KernelChoice.current().reason());
        for (PipelineStatistics pipeline : statistics.pipelines()) {
            line(
                    text,
                    "pipeline %s: %,d morsels, busy %s, starved %s, blocked %s",
                    pipeline.name(),
                    pipeline.morsels(),
                    duration(pipeline.busyNanos()),
                    duration(pipeline.starvedNanos()),
                    duration(pipeline.blockedNanos()));
            if (!pipeline.notes().isEmpty()) {
                line(text, "  %s", pipeline.notes());
            }
            for (OperatorStatistics operator : pipeline.operators()) {
                line(
                        text,
                        "  %-48s %,15d rows %,9d vectors %12s",
                        operator.name(),
                        operator.rows(),
                        operator.chunks(),
                        duration(operator.busyNanos()));
            }
            if (pipeline.phases().elapsedNanos() > 0) {
                line(
                        text,
                        "  after the last row: %d parallel steps of %,d tasks, busy %s, took %s",
                        pipeline.phases().steps(),
                        pipeline.phases().tasks(),
                        duration(pipeline.phases().busyNanos()),
                        duration(pipeline.phases().elapsedNanos()));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String duration(long nanos) {
        return nanos < 1_000_000
                ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
                : nanos < 1_000_000_000
                        ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                        : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static String bytes(long count) {
        return count < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", count / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", count / 1048576.0);
    }
}
