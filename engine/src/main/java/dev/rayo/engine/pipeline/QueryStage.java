package dev.rayo.engine.pipeline;

import dev.rayo.Batch;
import dev.rayo.QueryStatistics;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/// A query as a publisher: runs its pipelines from the first demand on, each when those that it needs are complete, and
/// emits the result. Pipelines that need nothing of each other run side by side, unless there is but one thread: small
/// ones alone leave most threads idle. Of several that fail, the first of the plan is told of, as if they had run one
/// after the other. Every materialisation is a run of its own.
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
        private final List<PipelineRun> pipelines = new ArrayList<>();
        private final PipelineRun result;
        private @Nullable RayoException failure;
        private boolean started;
        private boolean completed;
        /// The place of the first pipeline that failed; pipelines before it run on.
        private int firstFailed = Integer.MAX_VALUE;
        private long toSkip;
        private long toEmit;

        Logic(Run query, CompletableFuture<QueryStatistics> statistics) {
            super(shape);
            plan = query.plan();
            for (Pipeline each : plan.pipelines()) {
                pipelines.add(new PipelineRun(each, pipelines.size()));
            }
            result = pipelines.getLast();
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
                    if (started) {
                        result.pull();
                    } else {
                        started = true;
                        startPipelines();
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

        /// Starts what can be started, in the order of the plan; then, if a pipeline has failed that no other one can
        /// come before, fails.
        private void startPipelines() {
            boolean sideBySide = run.context().settings().threads() > 1;
            boolean allDone = true;
            for (PipelineRun each : pipelines) {
                if (each.place == firstFailed && allDone) {
                    failStage(Objects.requireNonNull(failure));
                }
                if (each.place >= firstFailed) {
                    return;
                }
                boolean ready = each == result || !sideBySide
                        ? allDone
                        : each.pipeline.needs().stream().allMatch(need -> pipelines.get(need).done);
                if (ready && !each.begun) {
                    each.begun = true;
                    each.startBranch();
                }
                allDone &= each.done;
            }
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
            } else if (toEmit > 0) {
                result.pull();
            }
            if (toEmit == 0) {
                completeStage();
            }
        }

        /// A pipeline: its branches in order, then the phases of its sink.
        private final class PipelineRun {
            private final Pipeline pipeline;
            private final int place;
            private @Nullable SubSinkInlet<Batch> inlet;
            private boolean begun;
            private boolean done;
            private int branch;

            PipelineRun(Pipeline pipeline, int place) {
                this.pipeline = pipeline;
                this.place = place;
            }

            void pull() {
                SubSinkInlet<Batch> from = inlet;
                if (from != null && !from.hasBeenPulled() && !from.isClosed()) {
                    from.pull();
                }
            }

            void startBranch() {
                if (place > firstFailed) {
                    return;
                }
                Sink sink = pipeline.sink();
                if (branch == pipeline.branches().size()) {
                    inlet = null;
                    if (sink == null) {
                        completed = true;
                        completeStage();
                    } else {
                        startPhases(sink);
                    }
                    return;
                }
                Branch next = pipeline.branches().get(branch);
                PipelineMetrics metrics = pipeline.metrics().get(branch);
                branch++;
                try {
                    Source<Batch, NotUsed> batches =
                            next.morsels().get().via(new WorkersStage(next, sink, plan.schema(), metrics, run));
                    SubSinkInlet<Batch> newInlet = new SubSinkInlet<>("Query.branch");
                    newInlet.setHandler(new BranchHandler(this, newInlet));
                    inlet = newInlet;
                    batches.to(org.apache.pekko.stream.javadsl.Sink.fromGraph(newInlet.sink()))
                            .run(subFusingMaterializer());
                    if (sink != null || isAvailable(out)) {
                        newInlet.pull();
                    }
                } catch (RuntimeException | Error thrown) {
                    fail(Failures.classify(thrown));
                }
            }

            private void startPhases(Sink sink) {
                PipelineMetrics metrics = pipeline.metrics().getLast();
                long begin = System.nanoTime();
                Runnable complete = () -> returned.invoke(() -> {
                    metrics.addPhasesElapsed(System.nanoTime() - begin);
                    done = true;
                    startPipelines();
                });
                new SinkPhases(sink, run, metrics, complete, thrown -> returned.invoke(() -> fail(thrown))).begin();
            }

            /// Keeps the failure until no pipeline before this one can fail; those behind it stop.
            void fail(RayoException thrown) {
                if (place >= firstFailed) {
                    return;
                }
                firstFailed = place;
                failure = thrown;
                for (PipelineRun behind : pipelines.subList(place, pipelines.size())) {
                    SubSinkInlet<Batch> from = behind.inlet;
                    if (from != null && !from.isClosed()) {
                        from.cancel();
                    }
                }
                startPipelines();
            }
        }

        private final class BranchHandler extends AbstractInHandler {
            private final PipelineRun of;
            private final SubSinkInlet<Batch> from;

            BranchHandler(PipelineRun of, SubSinkInlet<Batch> from) {
                this.of = of;
                this.from = from;
            }

            @Override
            public void onPush() {
                emit(from.grab());
            }

            @Override
            public void onUpstreamFinish() {
                of.startBranch();
            }

            @Override
            public void onUpstreamFailure(Throwable thrown) {
                of.fail(Failures.classify(thrown));
            }
        }
    }
}
