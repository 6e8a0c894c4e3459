package dev.rayo.engine.planner;

import dev.rayo.Schema;
import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.catalog.ScannableTable;
import dev.rayo.engine.catalog.StreamedTable;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.QueryProgress;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.aggregate.HashAggregateSink;
import dev.rayo.engine.operator.filter.FilterFactory;
import dev.rayo.engine.operator.filter.LimitFactory;
import dev.rayo.engine.operator.join.HashJoinBuild;
import dev.rayo.engine.operator.join.HashJoinMatch;
import dev.rayo.engine.operator.join.HashJoinProbe;
import dev.rayo.engine.operator.join.KeyFilter;
import dev.rayo.engine.operator.join.KeyFilterFactory;
import dev.rayo.engine.operator.project.ProjectFactory;
import dev.rayo.engine.operator.scan.SeriesSource;
import dev.rayo.engine.operator.scan.SharedRowsSink;
import dev.rayo.engine.operator.scan.ValuesSource;
import dev.rayo.engine.operator.set.SetRowsFactory;
import dev.rayo.engine.operator.sort.BoundFilterFactory;
import dev.rayo.engine.operator.sort.DistinctOnSink;
import dev.rayo.engine.operator.sort.SortSink;
import dev.rayo.engine.operator.sort.TopBound;
import dev.rayo.engine.operator.sort.TopNSink;
import dev.rayo.engine.operator.window.WindowSink;
import dev.rayo.engine.pipeline.Branch;
import dev.rayo.engine.pipeline.MorselStream;
import dev.rayo.engine.pipeline.Pipeline;
import dev.rayo.engine.pipeline.QueryPlan;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.LateFetch;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/// Cuts one plan into pipelines for one run. A sink's pipeline stands before every pipeline that reads the sink, and before
/// those whose scans learn from it.
///
/// Sources are numbered in the order in which this class meets them, so a morsel has the same id in every run of a plan.
public final class PhysicalPlanner {
    /// The counts of a set operation: ids that no field of a statement has.
    private static final List<Field> SIDES =
            List.of(new Field(-1, "left", Type.BIGINT), new Field(-2, "right", Type.BIGINT));

    private final QueryContext context;
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final OpenSources opened = new OpenSources();
    private final Map<Integer, Shared> shared = new HashMap<>();
    /// The pipeline that completes a filter.
    private final Map<KeyFilter, Integer> filtersBuilt = new IdentityHashMap<>();
    /// Scans that put out certain rows alone.
    private final Map<Plan.Scan, Chosen> chosen = new IdentityHashMap<>();
    private int sources;

    /// @param pipeline that computes the rows
    private record Shared(SharedRowsSink sink, int pipeline) {}

    /// @param addresses of the rows, once the pipeline is complete
    private record Chosen(Supplier<List<Long>> addresses, Set<Integer> pipeline) {}

    private PhysicalPlanner(QueryContext context) {
        this.context = context;
        resources.add(opened);
    }

    /// Pipelines that put the rows of `plan` out, in its order.
    public static QueryPlan toResult(Plan plan, QueryContext context) {
        PhysicalPlanner planner = new PhysicalPlanner(context);
        Plan top = limitFirst(plan);
        long limit = Long.MAX_VALUE;
        long offset = 0;
        Plan body = top;
        if (top instanceof Plan.Limit bound) {
            limit = bound.limit();
            offset = bound.offset();
            body = bound.input();
        }
        Fragment fragment = planner.plan(body, AwaitedKeys.NONE);
        planner.pipelines.add(new Pipeline("result", fragment.branches(), null, fragment.needs()));
        return new QueryPlan(planner.pipelines, planner.resources, schema(plan.output()), limit, offset);
    }

    /// Pipelines that put the rows of `plan` into `sink`, and then the rows of `result`, which is asked for after the
    /// sink is complete.
    public static QueryPlan toSink(
            Plan plan, Sink sink, Schema schema, Supplier<MorselSource> result, QueryContext context) {
        PhysicalPlanner planner = new PhysicalPlanner(context);
        planner.collect(sink.name().toLowerCase(Locale.ROOT), planner.plan(plan, AwaitedKeys.NONE), sink);
        Branch branch = new Branch(sink.name(), () -> MorselStream.of(planner.opened.remember(result)), List.of(), true);
        planner.pipelines.add(new Pipeline("result", List.of(branch), null));
        return new QueryPlan(planner.pipelines, planner.resources, schema, Long.MAX_VALUE, 0);
    }

    /// No rows, but a change that is made when the query runs.
    public static QueryPlan toEffect(Runnable change) {
        Branch branch = new Branch(
                "CHANGE",
                () -> {
                    change.run();
                    return Source.empty();
                },
                List.of(),
                true);
        Pipeline pipeline = new Pipeline("change", List.of(branch), null);
        return new QueryPlan(List.of(pipeline), List.of(), new Schema(List.of()), Long.MAX_VALUE, 0);
    }

    /// The columns that a plan's reader sees.
    public static Schema schema(List<Field> fields) {
        return new Schema(fields.stream()
                .map(field -> new Schema.Column(field.name(), field.type()))
                .toList());
    }

    /// A limit below projections moves to the top, where the result stage applies it.
    private static Plan limitFirst(Plan plan) {
        if (plan instanceof Plan.With with) {
            return limitFirst(with.input()) instanceof Plan.Limit limit
                    ? new Plan.Limit(new Plan.With(with.shared(), limit.input()), limit.limit(), limit.offset())
                    : plan;
        }
        if (plan instanceof Plan.Project project && limitFirst(project.input()) instanceof Plan.Limit limit) {
            Plan below = new Plan.Project(limit.input(), project.assignments());
            return new Plan.Limit(below, limit.limit(), limit.offset());
        }
        return plan;
    }

    /// @param keys what joins above will have told of the fields by the time the rows are read
    private Fragment plan(Plan plan, AwaitedKeys keys) {
        return switch (plan) {
            case Plan.Scan scan -> scan(scan, keys);
            case Plan.Values values -> source("VALUES", plan, id -> new ValuesSource(values, context, id));
            case Plan.Series series -> source("SERIES", plan, id -> new SeriesSource(series, context, id));
            case Plan.Filter filter -> {
                Fragment input = plan(filter.input(), keys.into(plan, 0));
                yield input.then(new FilterFactory(filter.predicate(), input.layout()), input.layout());
            }
            case Plan.Project project -> {
                Fragment input = plan(project.input(), keys.into(plan, 0));
                yield input.then(new ProjectFactory(project.assignments(), input.layout()), project.output());
            }
            case Plan.Aggregate aggregate -> {
                Fragment input = plan(aggregate.input(), keys.into(plan, 0));
                HashAggregateSink sink = new HashAggregateSink(aggregate, input.layout(), context);
                int done = collect("aggregate", input, sink);
                yield source("GROUPS", plan, sink::result).after(Set.of(done));
            }
            case Plan.Join join -> join(join, keys);
            case Plan.Sort sort -> {
                Fragment input = plan(sort.input(), keys.into(plan, 0));
                SortSink sink = new SortSink(sort.keys(), input.layout(), context);
                int done = collect("sort", input, sink);
                yield source("SORTED", plan, sink::result).after(Set.of(done));
            }
            case Plan.TopN top -> {
                LateFetch fetch = LateFetch.of(top);
                if (fetch != null) {
                    yield fetch(fetch, keys);
                }
                TopNSink sink = topN("top n", top, keys);
                yield source("TOP", top, sink::result).after(latest());
            }
            case Plan.Limit limit -> limit(limit, keys);
            case Plan.DistinctOn distinct -> {
                Fragment input = plan(distinct.input(), keys.into(plan, 0));
                DistinctOnSink sink = new DistinctOnSink(distinct.keys(), distinct.order(), input.layout(), context);
                int done = collect("distinct on", input, sink);
                yield source("DISTINCT", plan, sink::result).after(Set.of(done));
            }
            case Plan.Union union -> {
                List<Branch> branches = new ArrayList<>();
                Set<Integer> needs = new HashSet<>();
                for (int i = 0; i < union.inputs().size(); i++) {
                    Fragment input = plan(union.inputs().get(i), keys.into(plan, i));
                    branches.addAll(input.branches());
                    needs.addAll(input.needs());
                }
                yield new Fragment(union.fields(), branches, needs);
            }
            case Plan.SetOperation set -> setOperation(set, keys);
            case Plan.Window window -> {
                Fragment input = plan(window.input(), keys.into(plan, 0));
                WindowSink sink = new WindowSink(window, input.layout(), context);
                int done = collect("window", input, sink);
                yield source("WINDOW", plan, sink::result).after(Set.of(done));
            }
            case Plan.With with -> {
                for (Plan.With.Shared each : with.shared()) {
                    Fragment input = plan(each.plan(), AwaitedKeys.NONE);
                    SharedRowsSink sink = new SharedRowsSink(input.layout(), context);
                    shared.put(each.id(), new Shared(sink, collect("shared " + each.name(), input, sink)));
                }
                yield plan(with.input(), keys.into(plan, with.shared().size()));
            }
            case Plan.SharedScan scan -> {
                Shared rows = shared.get(scan.sharedId());
                if (rows == null) {
                    throw RayoException.internal("shared plan " + scan.sharedId() + " is read but not computed", null);
                }
                yield source("SHARED " + scan.name(), plan, id -> rows.sink().scan(scan.columns(), id))
                        .after(Set.of(rows.pipeline()));
            }
            case Plan.Exchange exchange -> {
                Fragment input = plan(exchange.input(), keys.into(plan, 0));
                yield input.then(new LocalExchange(exchange.kind()), input.layout());
            }
        };
    }

    private TopNSink topN(String name, Plan.TopN top, AwaitedKeys keys) {
        TopBound bound = new TopBound();
        Fragment input = plan(top.input(), keys.into(top, 0).with(AwaitedBound.of(top, bound)));
        TopNSink sink = new TopNSink(top.keys(), top.limit(), top.offset(), input.layout(), bound, context);
        collect(name, input, sink);
        return sink;
    }

    private Fragment fetch(LateFetch fetch, AwaitedKeys keys) {
        TopNSink found = topN("top n addresses", fetch.found(), keys);
        int address = Field.position(fetch.found().output(), LateFetch.ADDRESS.id());
        chosen.put(fetch.scan(), new Chosen(() -> found.ascending(address), latest()));
        TopNSink sink = topN("fetch", fetch.fetched(), AwaitedKeys.NONE);
        return source("TOP", fetch.fetched(), sink::result).after(latest());
    }

    private Fragment scan(Plan.Scan scan, AwaitedKeys keys) {
        int id = sources++;
        Chosen only = chosen.get(scan);
        AtomicReference<@Nullable MorselSource> running = new AtomicReference<>();
        Supplier<Source<Morsel, NotUsed>> morsels =
                switch (scan.table()) {
                    case StreamedTable table -> {
                        ScanRequest request = new ScanRequest(scan.columns(), scan.fields(), scan.filter());
                        yield () -> table.morsels(request, context, id);
                    }
                    case ScannableTable table -> {
                        QueryProgress.Scan progress =
                                context.progress().expect(only == null ? table.statistics().rowCount() : 0);
                        // The request is made when the scan opens: by then the joins know their keys.
                        yield stream(() -> {
                            ScanRequest request = new ScanRequest(
                                    scan.columns(),
                                    scan.fields(),
                                    scan.filter(),
                                    only == null ? null : only.addresses().get(),
                                    keys.condition(scan.fields()));
                            MorselSource source = table.scan(request, context, id);
                            running.set(source);
                            return progress.watch(source);
                        });
                    }
                    case Table table ->
                        throw RayoException.internal("table " + table.name() + " cannot be scanned here", null);
                };
        Supplier<String> notes = () -> {
            MorselSource source = running.get();
            return source == null ? "" : source.notes();
        };
        Fragment fragment = new Fragment(
                scan.fields(),
                List.of(new Branch("SCAN " + scan.table().name(), morsels, List.of(), false, notes)),
                only == null ? Set.of() : only.pipeline());
        AwaitedBound bound = keys.bound();
        if (bound != null && bound.position(scan.fields()) >= 0) {
            fragment = fragment.then(new BoundFilterFactory(bound.bound(), bound.key(), scan.fields()), scan.fields());
        }
        if (scan.filter() != null) {
            fragment = fragment.then(new FilterFactory(scan.filter(), scan.fields()), scan.fields());
        }
        List<KeyFilterFactory.Test> tests = keys.tests(scan.fields());
        if (tests.isEmpty()) {
            return fragment;
        }
        List<Integer> builds = tests.stream()
                .map(test -> Objects.requireNonNull(filtersBuilt.get(test.filter())))
                .toList();
        return fragment.then(new KeyFilterFactory(tests), scan.fields()).after(builds);
    }

    private Fragment join(Plan.Join join, AwaitedKeys keys) {
        boolean buildsLeft = join.build() == Plan.Join.Side.LEFT;
        HashJoinBuild build = new HashJoinBuild(join, join.left().output(), join.right().output(), context);
        int built = buildsLeft ? 0 : 1;
        int complete = collect("join build", plan(join.inputs().get(built), keys.into(join, built)), build);
        AwaitedKeys told = AwaitedKeys.of(join, build);
        told.entries().forEach(entry -> filtersBuilt.put(entry.filter(), complete));
        AwaitedKeys known = keys.into(join, 1 - built).and(told);
        Fragment probe = plan(join.inputs().get(1 - built), known).after(Set.of(complete));
        if (buildsLeft) {
            int matched = collect("join match", probe, new HashJoinMatch(build));
            return source(join.kind() == Plan.Join.Kind.SEMI ? "MATCHED" : "UNMATCHED", join, build::rest)
                    .after(Set.of(matched));
        }
        Fragment probed = probe.then(new HashJoinProbe(build), join.output());
        return switch (join.kind()) {
            case INNER, LEFT, SEMI, ANTI, MARK, SINGLE -> probed;
            case RIGHT, FULL -> {
                int id = sources++;
                yield probed.and(new Branch("UNMATCHED", stream(() -> build.rest(id)), List.of(), false));
            }
        };
    }

    /// Groups the rows of both sides with how often each side has them.
    private Fragment setOperation(Plan.SetOperation set, AwaitedKeys awaited) {
        Fragment left = counted(plan(set.left(), awaited.into(set, 0)), set.fields(), 0);
        Fragment right = counted(plan(set.right(), awaited.into(set, 1)), set.fields(), 1);
        List<Branch> branches = new ArrayList<>(left.branches());
        branches.addAll(right.branches());
        List<Assignment> keys = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (Field field : set.fields()) {
            all.add(all.size());
            keys.add(new Assignment(field, Reference.to(field)));
        }
        List<Plan.Aggregate.Measure> counts = SIDES.stream()
                .map(side -> new Plan.Aggregate.Measure(
                        side,
                        new AggregateCall("count", List.of(Reference.to(side)), false, null, List.of(), Type.BIGINT)))
                .toList();
        Plan.Aggregate groups = new Plan.Aggregate(set, keys, List.of(all), counts, null);
        HashAggregateSink sink = new HashAggregateSink(groups, left.layout(), context);
        Fragment both = new Fragment(left.layout(), branches, left.needs()).after(right.needs());
        int done = collect(set.kind().name().toLowerCase(Locale.ROOT), both, sink);
        return source("GROUPS", groups, sink::result).after(Set.of(done)).then(new SetRowsFactory(set.kind(), set.all()), set.fields());
    }

    /// The rows as `fields`, then a column for each side: 1 where the row is of that side, else NULL.
    private static Fragment counted(Fragment input, List<Field> fields, int side) {
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            assignments.add(
                    new Assignment(fields.get(i), Reference.to(input.layout().get(i))));
        }
        for (int i = 0; i < SIDES.size(); i++) {
            assignments.add(new Assignment(SIDES.get(i), new Literal(i == side ? 1L : null, Type.BIGINT)));
        }
        List<Field> layout = assignments.stream().map(Assignment::field).toList();
        return input.then(new ProjectFactory(assignments, input.layout()), layout);
    }

    /// A limit inside a plan: one worker counts the rows, and no morsel is asked for when it has enough.
    private Fragment limit(Plan.Limit limit, AwaitedKeys keys) {
        Fragment input = plan(limit.input(), keys.into(limit, 0));
        LimitFactory factory = new LimitFactory(limit.limit(), limit.offset());
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : input.branches()) {
            Supplier<Source<Morsel, NotUsed>> bounded =
                    () -> branch.morsels().get().takeWhile(morsel -> !factory.isExhausted());
            branches.add(
                    new Branch(branch.name(), bounded, branch.operators(), true, branch.notes()).then(factory));
        }
        return new Fragment(input.layout(), branches, input.needs());
    }

    /// @return the place of the pipeline
    private int collect(String name, Fragment input, Sink sink) {
        resources.add(sink);
        pipelines.add(new Pipeline(name, input.branches(), sink, input.needs()));
        return pipelines.size() - 1;
    }

    /// The place of the pipeline that was made last.
    private Set<Integer> latest() {
        return Set.of(pipelines.size() - 1);
    }

    private Fragment source(String name, Plan plan, IntFunction<MorselSource> open) {
        int id = sources++;
        Branch branch = new Branch(name, stream(() -> open.apply(id)), List.of(), false);
        return new Fragment(plan.output(), List.of(branch), Set.of());
    }

    private Supplier<Source<Morsel, NotUsed>> stream(Supplier<MorselSource> open) {
        return () -> MorselStream.of(opened.remember(open));
    }
}
