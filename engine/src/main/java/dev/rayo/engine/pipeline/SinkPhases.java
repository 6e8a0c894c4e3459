package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.Sink;
import dev.rayo.sql.error.RayoException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs the phases of a sink on compute threads. A thread that begins a phase calls others and does not wait for them: it
/// takes tasks itself, and whoever ends the last one goes on to the next phase. So phases that have next to nothing to do
/// cost no change of threads.
final class SinkPhases {
    private final Sink sink;
    private final QueryRun run;
    private final PipelineMetrics metrics;
    private final Runnable complete;
    private final Consumer<RayoException> failed;

    /// @param complete called once, on a compute thread, unless a task fails
    /// @param failed   called for every task that fails, on a compute thread
    SinkPhases(
            Sink sink, QueryRun run, PipelineMetrics metrics, Runnable complete, Consumer<RayoException> failed) {
        this.sink = sink;
        this.run = run;
        this.metrics = metrics;
        this.complete = complete;
        this.failed = failed;
    }

    /// The sink may have much to do just to say what there is to do: it is asked on a compute thread.
    void begin() {
        run.execute(this::goOn, () -> {}, failed);
    }

    private void goOn() {
        for (List<Runnable> tasks = next(); !tasks.isEmpty(); tasks = next()) {
            if (tasks.size() == 1) {
                run(tasks.getFirst());
                continue;
            }
            metrics.countPhase(tasks.size());
            Phase phase = new Phase(tasks);
            int threads = Math.min(tasks.size(), run.context().settings().threads());
            for (int other = 1; other < threads; other++) {
                run.execute(() -> help(phase), () -> {}, failed);
            }
            if (!phase.work()) {
                return;
            }
        }
        complete.run();
    }

    private void help(Phase phase) {
        if (phase.work()) {
            goOn();
        }
    }

    private List<Runnable> next() {
        long begin = System.nanoTime();
        List<Runnable> tasks = sink.nextPhase();
        metrics.addPhasesBusy(System.nanoTime() - begin);
        return tasks;
    }

    private void run(Runnable task) {
        run.context().checkCancelled();
        long begin = System.nanoTime();
        task.run();
        metrics.addPhasesBusy(System.nanoTime() - begin);
    }

    /// Tasks that run side by side.
    private final class Phase {
        private final Queue<Runnable> waiting;
        private final AtomicInteger unfinished;

        Phase(List<Runnable> tasks) {
            waiting = new ConcurrentLinkedQueue<>(tasks);
            unfinished = new AtomicInteger(tasks.size());
        }

        /// Runs tasks as long as one waits.
        ///
        /// @return whether it ran the one that ended last; no thread did where one failed
        boolean work() {
            boolean last = false;
            try {
                for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                    SinkPhases.this.run(task);
                    last = unfinished.decrementAndGet() == 0;
                }
            } catch (RuntimeException | Error failure) {
                waiting.clear();
                throw failure;
            }
            return last;
        }
    }
}
