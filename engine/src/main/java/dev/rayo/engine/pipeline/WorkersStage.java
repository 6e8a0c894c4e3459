package dev.rayo.engine.pipeline;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/// Runs a branch of a pipeline: morsels in, batches out in the order of the morsels (none where a sink takes the rows).
///
/// - **Emits when** the oldest morsel in work has a batch ready
/// - **Backpressures when** all workers are taken, and twice as many morsels wait where a sink takes the rows: a worker goes
///   on to one of these without asking; or as many batches wait for the reader as one morsel per worker makes
/// - **Completes when** upstream has completed, all batches are emitted and all workers have handed over their part
/// - **Cancels when** downstream cancels; workers stop at their next vector and close
/// - **Memory** the waiting batches, about a morsel's worth per worker
/// - **Order** that of the morsels
final class WorkersStage extends GraphStage<FlowShape<Morsel, Batch>> {
    /// Morsels that wait, at most.
    private static final int WAITING_PER_WORKER = 2;

    private final Inlet<Morsel> in = Inlet.create("Workers.in");
    private final Outlet<Batch> out = Outlet.create("Workers.out");
    private final FlowShape<Morsel, Batch> shape = FlowShape.of(in, out);
    private final Branch branch;
    private final @Nullable Sink sink;
    private final Schema schema;
    private final PipelineMetrics metrics;
    private final QueryRun run;

    WorkersStage(Branch branch, @Nullable Sink sink, Schema schema, PipelineMetrics metrics, QueryRun run) {
        this.branch = branch;
        this.sink = sink;
        this.schema = schema;
        this.metrics = metrics;
        this.run = run;
    }

    @Override
    public FlowShape<Morsel, Batch> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    /// A morsel in work, or finished with batches that wait for the reader.
    private static final class InWork {
        private final Deque<Batch> ready = new ArrayDeque<>();
        private boolean finished;
    }

    /// A worker and the morsel it is at, null when idle.
    private static final class Slot {
        private final Worker worker;
        private @Nullable InWork at;
        private boolean running;
        private boolean blocked;
        private long restingSince = System.nanoTime();

        Slot(Worker worker) {
            this.worker = worker;
        }
    }

    private final class Logic extends GraphStageLogic {
        private final int batchesMax;
        private final List<Slot> slots = new ArrayList<>();
        private final Deque<Slot> idle = new ArrayDeque<>();
        private final Deque<InWork> order = new ArrayDeque<>();
        private final AsyncCallback<Runnable> returned;
        /// Morsels that no worker has begun. Where a sink takes the rows workers take them too; else batches come in order, and
        /// a morsel is asked for when a worker is idle.
        private final Queue<Morsel> waiting = new ConcurrentLinkedQueue<>();
        private final int waitingMax;
        private int batchesWaiting;
        private int running;
        private boolean demanded;
        /// Written here, read by the workers: once no morsel waits there will be none, so they can finish without being asked.
        private volatile boolean noMoreMorsels;
        private boolean finishing;

        Logic() {
            super(shape);
            Settings settings = run.context().settings();
            int workers = branch.serial() ? 1 : settings.threads();
            batchesMax = workers * (settings.morselRows() / settings.batchRows() + 1);
            for (int i = 0; i < workers; i++) {
                WorkerContext context = new WorkerContext(run.context(), i);
                Slot slot = new Slot(new Worker(branch, sink, schema, context, metrics));
                slots.add(slot);
                idle.add(slot);
                run.own(slot.worker::close);
            }
            waitingMax = sink == null ? 0 : WAITING_PER_WORKER * workers;
            returned = createAsyncCallback(Runnable::run);
            setHandler(in, new UpstreamHandler());
            setHandler(out, new DownstreamHandler());
        }

        /// Runs `task` on a compute thread and then `reaction` in this stage. Callbacks to a stopped stage are dropped:
        /// whatever must happen in any case happens in `run`.
        private void compute(Slot slot, Runnable task, Runnable reaction) {
            slot.running = true;
            running++;
            run.execute(
                    task,
                    () -> returned.invoke(() -> {
                        slot.running = false;
                        slot.restingSince = System.nanoTime();
                        running--;
                        reaction.run();
                        proceed();
                    }),
                    failure -> returned.invoke(() -> failStage(failure)));
        }

        private void begin(Slot slot, Morsel morsel) {
            metrics.addStarved(System.nanoTime() - slot.restingSince);
            InWork work = new InWork();
            slot.at = work;
            order.add(work);
            step(slot, work, () -> slot.worker.start(morsel));
        }

        private void step(Slot slot, InWork work, Runnable before) {
            Batch[] made = new Batch[1];
            compute(
                    slot,
                    () -> {
                        before.run();
                        made[0] = slot.worker.step();
                        goOn(slot.worker);
                    },
                    () -> {
                        Batch batch = made[0];
                        if (batch != null) {
                            work.ready.add(batch);
                            batchesWaiting++;
                        }
                        if (slot.worker.atEndOfMorsel()) {
                            work.finished = true;
                            slot.at = null;
                            idle.add(slot);
                        }
                    });
        }

        /// In the worker's thread: takes up morsels that wait, and finishes after the last one.
        private void goOn(Worker worker) {
            while (worker.atEndOfMorsel()) {
                // Asked before the morsels: those that came before there were no more are seen.
                boolean last = noMoreMorsels;
                Morsel next = sink == null ? null : waiting.poll();
                if (next == null) {
                    if (last) {
                        worker.finish();
                    }
                    return;
                }
                returned.invoke(this::pullMore);
                worker.start(next);
                worker.step();
            }
        }

        private void proceed() {
            emit();
            beginWaiting();
            for (Slot slot : slots) {
                InWork work = slot.at;
                if (work == null || slot.running) {
                    continue;
                }
                boolean next = work == order.peek() && work.ready.isEmpty();
                if (next || batchesWaiting < batchesMax) {
                    if (slot.blocked) {
                        slot.blocked = false;
                        metrics.addBlocked(System.nanoTime() - slot.restingSince);
                    }
                    step(slot, work, () -> {});
                } else {
                    slot.blocked = true;
                }
            }
            pullMore();
            completeWhenDone();
        }

        private void beginWaiting() {
            while (!idle.isEmpty()) {
                Morsel next = waiting.poll();
                if (next == null) {
                    return;
                }
                begin(idle.remove(), next);
            }
        }

        private void emit() {
            while (!order.isEmpty()) {
                InWork head = order.peek();
                if (!head.ready.isEmpty()) {
                    if (!isAvailable(out)) {
                        return;
                    }
                    batchesWaiting--;
                    push(out, head.ready.remove());
                } else if (head.finished) {
                    order.remove();
                } else {
                    return;
                }
            }
        }

        private void pullMore() {
            boolean wanted = !idle.isEmpty() || waiting.size() < waitingMax;
            if (demanded && wanted && !isClosed(in) && !hasBeenPulled(in) && batchesWaiting < batchesMax) {
                pull(in);
            }
        }

        private void completeWhenDone() {
            if (!isClosed(in) || running > 0 || idle.size() < slots.size() || !waiting.isEmpty()) {
                return;
            }
            if (!finishing) {
                finishing = true;
                for (Slot slot : slots) {
                    if (slot.worker.isOpen()) {
                        compute(slot, slot.worker::finish, () -> {});
                    }
                }
            }
            if (running == 0 && order.isEmpty()) {
                completeStage();
            }
        }

        private final class UpstreamHandler extends AbstractInHandler {
            @Override
            public void onPush() {
                waiting.add(grab(in));
                beginWaiting();
                pullMore();
            }

            @Override
            public void onUpstreamFinish() {
                noMoreMorsels = true;
                proceed();
            }
        }

        private final class DownstreamHandler extends AbstractOutHandler {
            @Override
            public void onPull() {
                demanded = true;
                proceed();
            }
        }
    }
}
