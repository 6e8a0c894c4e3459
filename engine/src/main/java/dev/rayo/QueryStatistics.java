package dev.rayo;

import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.pipeline.Pipeline;
import dev.rayo.engine.pipeline.PipelineMetrics;
import dev.rayo.engine.pipeline.PipelineMetrics.OperatorMetrics;
import dev.rayo.engine.pipeline.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/// What a run of a query counted, known when it has ended.
///
/// @param elapsedNanos from materialisation until everything was given back
/// @param bytesRead    bytes taken from files
/// @param rowsRead     rows that scans put out
/// @param memoryPeak   the most bytes that the query held at once, as the ledger counts
public record QueryStatistics(
        long elapsedNanos, long bytesRead, long rowsRead, long memoryPeak, List<PipelineStatistics> pipelines) {
    public QueryStatistics {
        pipelines = List.copyOf(pipelines);
    }

    /// One branch of a pipeline; times are summed over its workers.
    ///
    /// @param busyNanos    workers computed
    /// @param starvedNanos workers waited for input
    /// @param blockedNanos workers held results that the reader did not take
    /// @param phases       what the sink did after the last row; nothing for all branches but the last
    /// @param notes        what the source tells of itself, such as what a scan read and left out; may be empty
    public record PipelineStatistics(
            String name,
            long morsels,
            long busyNanos,
            long starvedNanos,
            long blockedNanos,
            PhaseStatistics phases,
            String notes,
            List<OperatorStatistics> operators) {
        public PipelineStatistics {
            operators = List.copyOf(operators);
        }
    }

    /// What brings together what the workers of a sink left.
    ///
    /// @param steps        those of more than one task; what is for one thread alone is done between them
    /// @param tasks        of these steps
    /// @param busyNanos    summed over the threads
    /// @param elapsedNanos from the last row to the end of the last step
    public record PhaseStatistics(long steps, long tasks, long busyNanos, long elapsedNanos) {}

    /// One operator; decoding and gathering count where the values are first looked at.
    ///
    /// @param rows      rows put out, or taken in by a sink
    /// @param busyNanos its own time, without its input's
    public record OperatorStatistics(String name, long rows, long chunks, long busyNanos) {}

    /// The counts so far of a run.
    public static QueryStatistics of(QueryPlan plan, QueryContext context, long elapsedNanos) {
        List<PipelineStatistics> pipelines = new ArrayList<>();
        for (Pipeline pipeline : plan.pipelines()) {
            for (PipelineMetrics metrics : pipeline.metrics()) {
                List<OperatorStatistics> operators = new ArrayList<>();
                for (OperatorMetrics each : metrics.operators()) {
                    operators.add(
                            new OperatorStatistics(each.name(), each.rows(), each.chunks(), each.busyNanos()));
                }
                pipelines.add(new PipelineStatistics(
                        pipeline.name(),
                        metrics.morsels(),
                        metrics.busyNanos(),
                        metrics.starvedNanos(),
                        metrics.blockedNanos(),
                        new PhaseStatistics(
                                metrics.phases(),
                                metrics.phaseTasks(),
                                metrics.phasesBusyNanos(),
                                metrics.phasesElapsedNanos()),
                        metrics.notes(),
                        operators));
            }
        }
        return new QueryStatistics(
                elapsedNanos,
                context.bytesRead(),
                context.rowsRead(),
                context.ledger().peakBytes(),
                pipelines);
    }
}
