package dev.rayo.engine.pipeline;

import dev.rayo.Batch;
import dev.rayo.QueryStatistics;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.sql.error.RayoException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractGraphStageWithMaterializedValue;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/// A query as a publisher: runs its pipelines one after the other, from the first demand on, and emits the result.
/// Every materialisation is a run of its own.
///
/// - **Emits when** the last pipeline has a batch
/// - **Backpressures when** downstream does: the workers then rest
/// - **Completes when** all pipelines have, or the limit is reached
/// - **Cancels when** downstream cancels; the materialised value completes after every byte is given back
/// - **Memory** that of the sinks and of [WorkersStage]
/// - **Order** that of the plan
public final class QueryStage
        extends AbstractGraphStageWithMaterializedValue<SourceShape<Batch>, CompletionStage<QueryStatistics>> {
    private final Outlet<Batch> out = Outlet.create("Query.out");
    private final SourceShape<Batch> shape = SourceShape.of(out);
    private final Supplier<Run> start;
    private final Executor compute;

    /// What one run needs.
    public record Run(QueryPlan plan, QueryContext context) {}

    /// @param start   called once per materialisation
    /// @param compute the dispatcher for the workers
    public QueryStage(Supplier<Run> start, Executor compute) {
        this.start = start;
        this.compute = compute;
    }

    @Override
    public SourceShape<Batch> shape() {
        return shape;
    }

    @Override
    public Pair<GraphStageLogic, CompletionStage<QueryStatistics>> createLogicAndMaterializedValuePair(
            Attributes attributes) {
        CompletableFuture<QueryStatistics> statistics = new CompletableFuture<>();
        Run query = start.get();
        attributes.getAttribute(ProgressWatch.class).ifPresent(watch -> watch.watch(query.context()));
        return Pair.create(new Logic(query, statistics), statistics);
    }

    private final class Logic extends GraphStageLogic {
        private final QueryPlan plan;
        private final QueryRun run;
        private final AsyncCallback<Runnable> returned;
        private @Nullable RayoException failure;
        private @Nullable SubSinkInlet<Batch> inlet;
        private boolean started;
        private boolean completed;
        private int pipeline;
        private int branch;
        private int tasksLeft;
        private long phasesBegin;
        private long toSkip;
        private long toEmit;

        Logic(Run query, CompletableFuture<QueryStatistics> statistics) {
            super(shape);
            plan = query.plan();
            toSkip = plan.offset();
            toEmit = plan.limit();
            long begin = System.nanoTime();
            run = new QueryRun(query.context(), compute, () -> {
                RayoException failed = failure;
                if (failed == null) {
                    statistics.complete(QueryStatistics.of(plan, query.context(), System.nanoTime() - begin));
                } else {
                    statistics.completeExceptionally(failed);
                }
            });
            plan.resources().forEach(run::own);
            returned = createAsyncCallback(Runnable::run);
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    if (!started) {
                        started = true;
                        startBranch();
                    } else if (inlet != null && !inlet.hasBeenPulled() && !inlet.isClosed()) {
                        inlet.pull();
                    }
                }
            });
        }

        @Override
        public void postStop() {
            if (!completed) {
                run.context().cancel();
            }
            run.leave();
        }

        private void startBranch() {
            Pipeline current = plan.pipelines().get(pipeline);
            if (branch == current.branches().size()) {
                finishPipeline(current.sink());
                return;
            }
            Branch next = current.branches().get(branch);
            PipelineMetrics metrics = current.metrics().get(branch);
            branch++;
            try {
                Source<Batch, NotUsed> batches = next.morsels()
                        .get()
                        .via(new WorkersStage(next, current.sink(), plan.schema(), metrics, run));
                SubSinkInlet<Batch> newInlet = new SubSinkInlet<>("Query.branch");
                newInlet.setHandler(new BranchHandler(newInlet));
                inlet = newInlet;
                batches.to(org.apache.pekko.stream.javadsl.Sink.fromGraph(newInlet.sink()))
                        .run(subFusingMaterializer());
                if (current.sink() != null || isAvailable(out)) {
                    newInlet.pull();
                }
            } catch (RuntimeException | Error thrown) {
                fail(Failures.classify(thrown));
            }
        }

        private void finishPipeline(@Nullable Sink sink) {
            inlet = null;
            if (sink == null) {
                complete();
                return;
            }
            phasesBegin = System.nanoTime();
            nextPhase(sink, plan.pipelines().get(pipeline).metrics().getLast());
        }

        /// The sink may have much to do just to say what there is to do: it is asked on a compute thread, which also does
        /// what is for one thread alone.
        private void nextPhase(Sink sink, PipelineMetrics metrics) {
            @SuppressWarnings({"unchecked", "rawtypes"})
            List<Runnable>[] phase = new List[1];
            execute(metered(() -> phase[0] = nextSharedPhase(sink), metrics), () -> {
                List<Runnable> tasks = phase[0];
                tasksLeft = tasks.size();
                if (tasks.isEmpty()) {
                    metrics.addPhasesElapsed(System.nanoTime() - phasesBegin);
                    pipeline++;
                    branch = 0;
                    startBranch();
                    return;
                }
                metrics.countPhase(tasks.size());
                for (Runnable task : tasks) {
                    execute(metered(task, metrics), () -> {
                        tasksLeft--;
                        if (tasksLeft == 0) {
                            nextPhase(sink, metrics);
                        }
                    });
                }
            });
        }

        private static Runnable metered(Runnable task, PipelineMetrics metrics) {
            return () -> {
                long begin = System.nanoTime();
                task.run();
                metrics.addPhasesBusy(System.nanoTime() - begin);
            };
        }

        private List<Runnable> nextSharedPhase(Sink sink) {
            List<Runnable> tasks = sink.nextPhase();
            while (tasks.size() == 1) {
                run.context().checkCancelled();
                tasks.getFirst().run();
                tasks = sink.nextPhase();
            }
            return tasks;
        }

        private void execute(Runnable task, Runnable reaction) {
            run.execute(task, () -> returned.invoke(reaction), thrown -> returned.invoke(() -> fail(thrown)));
        }

        private void emit(Batch batch) {
            Batch rest = batch;
            if (toSkip > 0) {
                int skipped = (int) Math.min(toSkip, batch.rowCount());
                toSkip -= skipped;
                rest = batch.slice(skipped, batch.rowCount() - skipped);
            }
            if (rest.rowCount() > toEmit) {
                rest = rest.slice(0, (int) toEmit);
            }
            toEmit -= rest.rowCount();
            if (rest.rowCount() > 0) {
                push(out, rest);
            } else if (toEmit > 0 && inlet != null) {
                inlet.pull();
            }
            if (toEmit == 0) {
                complete();
            }
        }

        private void complete() {
            completed = inlet == null;
            completeStage();
        }

        private void fail(RayoException thrown) {
            if (failure == null) {
                failure = thrown;
            }
            failStage(thrown);
        }

        private final class BranchHandler extends AbstractInHandler {
            private final SubSinkInlet<Batch> from;

            BranchHandler(SubSinkInlet<Batch> from) {
                this.from = from;
            }

            @Override
            public void onPush() {
                emit(from.grab());
            }

            @Override
            public void onUpstreamFinish() {
                startBranch();
            }

            @Override
            public void onUpstreamFailure(Throwable thrown) {
                fail(Failures.classify(thrown));
            }
        }
    }
}
