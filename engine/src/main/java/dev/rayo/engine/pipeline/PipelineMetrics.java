package dev.rayo.engine.pipeline;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// What the workers of one branch of a pipeline counted. Thread-safe; times are nanoseconds summed over workers.
public final class PipelineMetrics {
    private final List<OperatorMetrics> operators;
    private final Supplier<String> notes;
    private final LongAdder morsels = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder starved = new LongAdder();
    private final LongAdder blocked = new LongAdder();
    private final LongAdder phases = new LongAdder();
    private final LongAdder phaseTasks = new LongAdder();
    private final LongAdder phasesBusy = new LongAdder();
    private final LongAdder phasesElapsed = new LongAdder();

    /// @param names what the operators are called, the scan first and the sink last
    /// @param notes what there is to tell of the scan
    PipelineMetrics(List<String> names, Supplier<String> notes) {
        this.notes = notes;
        this.operators = names.stream().map(OperatorMetrics::new).toList();
    }

    /// The scan first, the sink (or the result) last.
    public List<OperatorMetrics> operators() {
        return operators;
    }

    /// What there is to tell of the scan beside its rows; may be empty.
    public String notes() {
        return notes.get();
    }

    public long morsels() {
        return morsels.sum();
    }

    /// Time in which workers computed.
    public long busyNanos() {
        return busy.sum();
    }

    /// Time in which a worker waited for a morsel while the pipeline ran.
    public long starvedNanos() {
        return starved.sum();
    }

    /// Time in which a worker held results that nobody took.
    public long blockedNanos() {
        return blocked.sum();
    }

    /// Steps of more than one task that the sink asked for after its last row.
    public long phases() {
        return phases.sum();
    }

    public long phaseTasks() {
        return phaseTasks.sum();
    }

    /// Time in which these tasks ran, and in which the sink made them.
    public long phasesBusyNanos() {
        return phasesBusy.sum();
    }

    /// Time from the last row to the end of the last step; not a sum.
    public long phasesElapsedNanos() {
        return phasesElapsed.sum();
    }

    void countPhase(int tasks) {
        phases.increment();
        phaseTasks.add(tasks);
    }

    void addPhasesBusy(long nanos) {
        phasesBusy.add(nanos);
    }

    void addPhasesElapsed(long nanos) {
        phasesElapsed.add(nanos);
    }

    void countMorsel() {
        morsels.increment();
    }

    void addBusy(long nanos) {
        busy.add(nanos);
    }

    void addStarved(long nanos) {
        starved.add(nanos);
    }

    void addBlocked(long nanos) {
        blocked.add(nanos);
    }

    /// Rows and time of one operator over all workers; the time is its own, without its input's.
    public static final class OperatorMetrics {
        private final String name;
        private final LongAdder rows = new LongAdder();
        private final LongAdder chunks = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        OperatorMetrics(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        /// Rows put out, or taken in by a sink.
        public long rows() {
            return rows.sum();
        }

        public long chunks() {
            return chunks.sum();
        }

        public long busyNanos() {
            return nanos.sum();
        }

        void add(long rowCount, long chunkCount, long ownNanos) {
            rows.add(rowCount);
            chunks.add(chunkCount);
            nanos.add(ownNanos);
        }
    }
}
