package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.KnownFunctions;
import dev.rayo.sql.optimizer.analysis.NeverNull;
import dev.rayo.sql.optimizer.analysis.NotNullFields;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Writes aggregates in their plainest form, so that equal ones look equal: `count(x)` over an x that is never NULL is
/// `count(*)`, DISTINCT goes where it makes no difference, integers are summed without widening them first.
public final class SimplifyAggregates implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        NotNullFields notNull = NotNullFields.within(plan);
        return PlanTree.rewrite(plan, node -> node instanceof Aggregate aggregate ? simplify(aggregate, notNull) : node);
    }

    private static Plan simplify(Aggregate aggregate, NotNullFields notNull) {
        BitSet never = notNull.of(aggregate.input());
        List<Aggregate.Measure> measures = new ArrayList<>();
        for (Aggregate.Measure measure : aggregate.measures()) {
            measures.add(new Aggregate.Measure(measure.field(), simplify(measure.call(), never)));
        }
        return measures.equals(aggregate.measures())
                ? aggregate
                : new Aggregate(
                        aggregate.input(), aggregate.keys(), aggregate.groupingSets(), measures, aggregate.groupingId());
    }

    private static AggregateCall simplify(AggregateCall call, BitSet never) {
        boolean distinct = call.distinct() && !KnownFunctions.ignoresDuplicates(call.function());
        List<Expression> arguments = call.arguments();
        if (call.function().equals("count")
                && !distinct
                && arguments.stream().allMatch(argument -> NeverNull.test(argument, never))) {
            arguments = List.of();
        }
        if ((call.function().equals("sum") || call.function().equals("avg")) && arguments.size() == 1) {
            arguments = List.of(narrowed(arguments.getFirst()));
        }
        return new AggregateCall(call.function(), arguments, distinct, call.filter(), call.order(), call.type());
    }

    /// An integer without casts to wider integers.
    static Expression narrowed(Expression argument) {
        Expression current = argument;
        while (current instanceof Cast cast
                && !cast.lenient()
                && cast.type().isInteger()
                && cast.operand().type().isInteger()
                && width(cast.operand().type()) <= width(cast.type())) {
            current = cast.operand();
        }
        return current;
    }

    private static int width(Type integer) {
        return integer == Type.TINYINT ? 1 : integer == Type.SMALLINT ? 2 : integer == Type.INTEGER ? 4 : 8;
    }
}
