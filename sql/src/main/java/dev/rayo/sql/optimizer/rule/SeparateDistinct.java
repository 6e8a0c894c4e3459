package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `count(DISTINCT x) … GROUP BY k` becomes `count(x)` over the distinct pairs of k and x, where all aggregates are
/// over distinct values of the same x: grouping twice runs in parallel, sets in each group do not.
public final class SeparateDistinct implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(
                plan, node -> node instanceof Aggregate aggregate ? separate(aggregate, context) : node);
    }

    private static Plan separate(Aggregate aggregate, RuleContext context) {
        Expression argument = distinctArgument(aggregate);
        if (argument == null || aggregate.groupingSets().size() != 1 || aggregate.groupingId() != null) {
            return aggregate;
        }
        Plan input = aggregate.input();
        if (!(argument instanceof Reference)) {
            List<Assignment> columns = RemoveEmpty.identities(input.output());
            Field computed = context.ids().field("argument", argument.type());
            columns.add(new Assignment(computed, argument));
            input = new Project(input, columns);
            argument = Reference.to(computed);
        }
        List<Assignment> keys = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        List<Assignment> outerKeys = new ArrayList<>();
        for (Assignment key : aggregate.keys()) {
            Field field = context.ids().fresh(key.field());
            all.add(keys.size());
            keys.add(new Assignment(field, key.expression()));
            outerKeys.add(new Assignment(key.field(), Reference.to(field)));
        }
        Field value = context.ids().field("value", argument.type());
        all.add(keys.size());
        keys.add(new Assignment(value, argument));
        Plan distinct = new Aggregate(input, keys, List.of(all), List.of(), null);
        List<Aggregate.Measure> measures = aggregate.measures().stream()
                .map(measure -> new Aggregate.Measure(measure.field(), overDistinct(measure.call(), value)))
                .toList();
        return new Aggregate(distinct, outerKeys, aggregate.groupingSets(), measures, null);
    }

    /// The one argument that all aggregates take the distinct values of; null if there is no such.
    private static @Nullable Expression distinctArgument(Aggregate aggregate) {
        Expression argument = null;
        for (Aggregate.Measure measure : aggregate.measures()) {
            AggregateCall call = measure.call();
            boolean plain = call.filter() == null && call.order().isEmpty() && call.arguments().size() == 1;
            if (!plain || !call.distinct() || argument != null && !argument.equals(call.arguments().getFirst())) {
                return null;
            }
            argument = call.arguments().getFirst();
        }
        return argument != null && Determinism.isRepeatable(argument) ? argument : null;
    }

    private static AggregateCall overDistinct(AggregateCall call, Field value) {
        return new AggregateCall(
                call.function(), List.of(Reference.to(value)), false, null, List.of(), call.type());
    }
}
