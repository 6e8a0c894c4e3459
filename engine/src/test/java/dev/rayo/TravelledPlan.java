package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.pipeline.Failures;
import dev.rayo.engine.pipeline.QueryStage;
import dev.rayo.engine.plan.PlanCodec;
import dev.rayo.engine.planner.FrontEnd;
import dev.rayo.engine.planner.PhysicalPlanner;
import dev.rayo.sql.catalog.Catalog.Relation;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.BoundStatement;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanPrinter;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.pekko.stream.javadsl.Source;

/// What a node does that is sent a plan: decodes it, finds its tables by their names, and runs it.
public final class TravelledPlan {
    private final Rayo rayo;
    private final FrontEnd frontEnd;

    private TravelledPlan(Rayo rayo) {
        this.rayo = rayo;
        this.frontEnd = new FrontEnd(rayo.catalog());
    }

    /// A SELECT whose plan has been bytes; other statements as they are.
    public static Query query(Rayo rayo, String sql) {
        Query usual = rayo.sql(sql);
        TravelledPlan travelled = new TravelledPlan(rayo);
        return travelled.frontEnd.bind(sql, List.of()) instanceof BoundStatement.Select select
                ? travelled.query(sql, usual.schema(), select.plan())
                : usual;
    }

    private Query query(String sql, Schema schema, Plan bound) {
        Plan plan;
        try {
            plan = frontEnd.optimize(bound);
        } catch (RuntimeException failure) {
            throw Failures.classify(failure).at(sql);
        }
        Plan decoded = decoded(plan);
        return new Query(rayo, sql, schema, false, () -> Source.fromGraph(
                        new QueryStage(() -> start(decoded), ForkJoinPool.commonPool()))
                .mapError(Throwable.class, failure -> Failures.classify(failure).at(sql)));
    }

    private Plan decoded(Plan plan) {
        Plan decoded = PlanCodec.decode(PlanCodec.encode(plan), this::table);
        assertThat(PlanPrinter.print(decoded)).isEqualTo(PlanPrinter.print(plan)).isNotEmpty();
        return decoded;
    }

    /// A name is that of a stored table, or the call of a function that reads files.
    private Table table(String name) {
        if (rayo.catalog().find(name) instanceof Relation.Stored(Table table)) {
            return table;
        }
        BoundStatement statement = frontEnd.bind("SELECT * FROM " + name, List.of());
        Plan plan = ((BoundStatement.Select) statement).plan();
        while (plan instanceof Plan.Project project) {
            plan = project.input();
        }
        return ((Plan.Scan) plan).table();
    }

    private QueryStage.Run start(Plan plan) {
        Ledger ledger = rayo.ledger().child("this plan", rayo.settings().memoryLimit());
        QueryContext context = new QueryContext(rayo.settings(), ledger);
        try {
            return new QueryStage.Run(PhysicalPlanner.toResult(plan, context), context);
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
