package dev.rayo;

import dev.rayo.engine.catalog.EngineCatalog;
import dev.rayo.engine.catalog.MemoryTable;
import dev.rayo.engine.explain.AnalyzeText;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.scan.ValuesSource;
import dev.rayo.engine.pipeline.Failures;
import dev.rayo.engine.pipeline.QueryPlan;
import dev.rayo.engine.pipeline.QueryStage;
import dev.rayo.engine.planner.FrontEnd;
import dev.rayo.engine.planner.PhysicalPlanner;
import dev.rayo.engine.planner.PlanCache;
import dev.rayo.engine.write.FileSink;
import dev.rayo.engine.write.FileWriters;
import dev.rayo.sql.catalog.Catalog.Relation;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.analysis.LateFetch;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/// Makes a [Query] of every kind of statement. What a statement changes, it changes when it is run.
final class Statements {
    private static final Field COUNT = new Field(0, "Count", Type.BIGINT);
    private static final Field TEXT = new Field(0, "explain", Type.VARCHAR);

    private final Rayo rayo;
    private final Executor compute;
    private final FrontEnd frontEnd;
    private final @Nullable PlanCache plans;

    /// @param plans plans over the engine's catalogue; null where `frontEnd` sees another one
    Statements(Rayo rayo, Executor compute, FrontEnd frontEnd, @Nullable PlanCache plans) {
        this.rayo = rayo;
        this.compute = compute;
        this.frontEnd = frontEnd;
        this.plans = plans;
    }

    Query query(String sql, List<@Nullable Object> parameters) {
        try {
            return plans == null
                    ? query(sql, frontEnd.bind(sql, parameters))
                    : query(sql, plans.plan(sql, parameters, rayo.catalog()));
        } catch (RuntimeException | StackOverflowError failure) {
            throw Failures.classify(failure).at(sql);
        }
    }

    private Query query(String sql, PlanCache.Planned planned) {
        Plan plan = planned.plan();
        return plan == null ? query(sql, planned.statement()) : query(sql, plan);
    }

    private Query query(String sql, Plan plan) {
        return reading(sql, plan.output(), context -> PhysicalPlanner.toResult(plan, context));
    }

    private Query query(String sql, BoundStatement statement) {
        return switch (statement) {
            case BoundStatement.Select select -> query(sql, frontEnd.optimize(select.plan()));
            case BoundStatement.Explain explain -> explain(sql, explain);
            case BoundStatement.CreateTable create -> createTable(sql, create);
            case BoundStatement.CreateView view -> change(sql, () -> createView(view));
            case BoundStatement.Insert insert -> insert(sql, insert);
            case BoundStatement.Drop drop -> change(sql, () -> drop(drop));
            case BoundStatement.Copy copy -> {
                Plan plan = frontEnd.optimize(copy.source());
                yield writing(sql, context -> {
                    Schema schema = PhysicalPlanner.schema(plan.output());
                    FileSink sink = FileWriters.sink(copy.path(), schema, copy.options(), context);
                    return counted(plan, sink, sink::commit, context);
                });
            }
            case BoundStatement.Set set ->
                change(sql, () -> rayo.configure(rayo.settings().with(set.name(), set.value())));
        };
    }

    private Query explain(String sql, BoundStatement.Explain explain) {
        Plan source =
                switch (explain.statement()) {
                    case BoundStatement.Select select -> select.plan();
                    case BoundStatement.Insert insert -> insert.source();
                    case BoundStatement.Copy copy -> copy.source();
                    case BoundStatement.CreateTable create when create.source() != null -> create.source();
                    default -> throw RayoException.user("there is no plan to explain in this statement");
                };
        Plan plan = frontEnd.optimize(source);
        String text = PlanPrinter.print(plan, frontEnd.estimator(plan), LateFetch::note);
        if (!explain.analyze()) {
            return reading(sql, List.of(TEXT), context -> PhysicalPlanner.toResult(text(text), context));
        }
        Query inner = query(sql, explain.statement());
        Schema schema = PhysicalPlanner.schema(List.of(TEXT));
        return new Query(rayo, sql, schema, false, () -> analyzed(inner, text));
    }

    /// Runs `inner` first; its statistics are the materialised value, and the result tells of them.
    private Source<Batch, CompletionStage<QueryStatistics>> analyzed(Query inner, String text) {
        return Source.fromMaterializer((materializer, attributes) -> {
                    Pair<CompletionStage<QueryStatistics>, UniqueKillSwitch> running = inner.source()
                            .viaMat(KillSwitches.single(), Keep.both())
                            .toMat(Sink.ignore(), Keep.left())
                            .run(materializer);
                    CompletionStage<QueryStatistics> statistics = running.first();
                    Source<Batch, NotUsed> report = Source.completionStage(statistics)
                            .flatMapConcat(done -> {
                                Plan lines = text(text + "\n" + AnalyzeText.of(done));
                                return source(context -> PhysicalPlanner.toResult(lines, context));
                            });
                    // The statement that is measured is a stream of its own: who leaves the report leaves it too.
                    return report.watchTermination((ignored, end) -> {
                        end.whenComplete((done, failure) -> running.second().shutdown());
                        return statistics;
                    });
                })
                .mapMaterializedValue(stage -> stage.thenCompose(Function.identity()));
    }

    private Query createTable(String sql, BoundStatement.CreateTable create) {
        Plan source = create.source();
        if (source == null) {
            return change(sql, () -> store(create, newTable(create)));
        }
        Plan plan = frontEnd.optimize(source);
        return writing(sql, context -> {
            if (create.ifNotExists() && rayo.catalog().find(create.name()) != null) {
                return result(context, () -> 0);
            }
            MemoryTable table = newTable(create);
            MemoryTable.Insert insert = table.insert(context);
            return counted(
                    plan,
                    insert,
                    () -> {
                        long rows = insert.commit();
                        store(create, table);
                        return rows;
                    },
                    context);
        });
    }

    private MemoryTable newTable(BoundStatement.CreateTable create) {
        return new MemoryTable(create.name(), create.columns(), rayo.ledger());
    }

    private void store(BoundStatement.CreateTable create, MemoryTable table) {
        Relation relation = new Relation.Stored(table);
        if (create.orReplace()) {
            EngineCatalog.release(rayo.catalog().replace(relation));
        } else if (!rayo.catalog().add(relation)) {
            table.close();
            if (!create.ifNotExists()) {
                throw exists(create.name());
            }
        }
    }

    private void createView(BoundStatement.CreateView create) {
        Relation view = new Relation.View(create.name(), create.columnNames(), create.sql());
        if (create.orReplace()) {
            EngineCatalog.release(rayo.catalog().replace(view));
        } else if (!rayo.catalog().add(view) && !create.ifNotExists()) {
            throw exists(create.name());
        }
    }

    private void drop(BoundStatement.Drop drop) {
        Relation found = rayo.catalog().find(drop.name());
        if (found == null) {
            if (!drop.ifExists()) {
                throw RayoException.user("there is no " + (drop.view() ? "view " : "table ") + drop.name());
            }
            return;
        }
        if (found instanceof Relation.View != drop.view()) {
            throw RayoException.user(
                    drop.name() + " is a " + (drop.view() ? "table" : "view"),
                    "DROP " + (drop.view() ? "TABLE " : "VIEW ") + drop.name());
        }
        EngineCatalog.release(rayo.catalog().remove(drop.name()));
    }

    private Query insert(String sql, BoundStatement.Insert insert) {
        Plan plan = frontEnd.optimize(insert.source());
        return writing(sql, context -> {
            if (rayo.catalog().find(insert.table()) instanceof Relation.Stored(MemoryTable table)) {
                MemoryTable.Insert sink = table.insert(context);
                return counted(plan, sink, sink::commit, context);
            }
            throw RayoException.user(
                    "cannot insert into " + insert.table(), "only tables made by CREATE TABLE take rows");
        });
    }

    private static RayoException exists(String name) {
        return RayoException.user(
                "there is a table or view " + name + " already", "CREATE OR REPLACE, or IF NOT EXISTS, allows that");
    }

    /// `plan` into `sink`, then one row with what `commit` returns.
    private static QueryPlan counted(
            Plan plan, dev.rayo.engine.operator.Sink sink, LongSupplier commit, QueryContext context) {
        Schema schema = PhysicalPlanner.schema(List.of(COUNT));
        Supplier<MorselSource> row = () -> new ValuesSource(countRow(commit.getAsLong()), context, 0);
        return PhysicalPlanner.toSink(plan, sink, schema, row, context);
    }

    private Query change(String sql, Runnable change) {
        return query(sql, List.of(), true, context -> PhysicalPlanner.toEffect(change));
    }

    private static QueryPlan result(QueryContext context, LongSupplier count) {
        return PhysicalPlanner.toResult(countRow(count.getAsLong()), context);
    }

    private static Plan.Values countRow(long count) {
        return new Plan.Values(List.of(COUNT), List.of(List.of(new Literal(count, Type.BIGINT))));
    }

    private static Plan.Values text(String text) {
        return new Plan.Values(
                List.of(TEXT),
                text.lines()
                        .<List<dev.rayo.sql.expression.Expression>>map(line -> List.of(new Literal(line, Type.VARCHAR)))
                        .toList());
    }

    private Query reading(String sql, List<Field> output, Function<QueryContext, QueryPlan> plan) {
        return query(sql, output, false, plan);
    }

    /// A statement whose result is how many rows it wrote.
    private Query writing(String sql, Function<QueryContext, QueryPlan> plan) {
        return query(sql, List.of(COUNT), true, plan);
    }

    private Query query(String sql, List<Field> output, boolean changes, Function<QueryContext, QueryPlan> plan) {
        return new Query(rayo, sql, PhysicalPlanner.schema(output), changes, () -> source(plan)
                .mapError(Throwable.class, failure -> Failures.classify(failure).at(sql)));
    }

    private Source<Batch, CompletionStage<QueryStatistics>> source(Function<QueryContext, QueryPlan> plan) {
        return Source.fromGraph(new QueryStage(() -> start(plan), compute));
    }

    private QueryStage.Run start(Function<QueryContext, QueryPlan> plan) {
        Ledger ledger = rayo.ledger().child("this query", rayo.settings().memoryLimit());
        QueryContext context = new QueryContext(rayo.settings(), ledger);
        try {
            return new QueryStage.Run(plan.apply(context), context);
        } catch (RuntimeException failure) {
            RayoException known = Failures.classify(failure);
            return new QueryStage.Run(
                    PhysicalPlanner.toEffect(() -> {
                        throw known;
                    }),
                    context);
        }
    }
}
