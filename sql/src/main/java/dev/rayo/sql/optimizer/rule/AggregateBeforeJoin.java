package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.function.DecimalTypes;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Groups the optional side of an outer join by the keys of the join, where the groups above are of the other side and
/// all aggregates are over the optional one: the join and the groups above then meet a row a key instead of all its
/// rows, and put counts, sums and extremes together from those of the keys (after Yan and Larson, "Eager Aggregation and
/// Lazy Aggregation", 1995). Nothing has to be known of either side's keys.
///
/// ```text
///  c LEFT JOIN o ON k        GROUP BY c.x, count(o.y)
///  c LEFT JOIN (o GROUP BY k, count(y) AS n) ON k    GROUP BY c.x, sum(n, or 0 where it is NULL)
/// ```
///
/// An outer join alone: it reads all rows of its optional side anyway, which an inner one may drop.
public final class AggregateBeforeJoin implements Rule {
    private static final double ROWS_LEAST = 10_000;
    private static final double RATIO_LEAST = 4;

    private final double rowsLeast;
    private final double ratioLeast;

    public AggregateBeforeJoin() {
        this(ROWS_LEAST, RATIO_LEAST);
    }

    /// @param rowsLeast  rows that the optional side must have to be worth it
    /// @param ratioLeast rows that it must have for each of its keys
    AggregateBeforeJoin(double rowsLeast, double ratioLeast) {
        this.rowsLeast = rowsLeast;
        this.ratioLeast = ratioLeast;
    }

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        CardinalityEstimator estimator = CardinalityEstimator.within(plan);
        return PlanTree.rewrite(plan, node -> {
            if (node instanceof Aggregate aggregate
                    && aggregate.input() instanceof Join join
                    && isApplicable(aggregate, join)) {
                Plan eager = eager(aggregate, join, context);
                Plan optional = optional(join);
                Plan grouped = optional(optionalJoin(eager));
                double rows = estimator.rows(optional);
                return rows >= rowsLeast && rows >= ratioLeast * estimator.rows(grouped) ? eager : node;
            }
            return node;
        });
    }

    private static Plan optional(Join join) {
        return join.kind() == Join.Kind.LEFT ? join.right() : join.left();
    }

    /// The join below the groups that [#eager] makes.
    private static Join optionalJoin(Plan eager) {
        return (Join) eager.inputs().getFirst().inputs().getFirst();
    }

    private static boolean isApplicable(Aggregate aggregate, Join join) {
        if (join.kind() != Join.Kind.LEFT && join.kind() != Join.Kind.RIGHT
                || join.residual() != null
                || join.keys().isEmpty()
                || join.keys().stream().anyMatch(key -> key.op() != Compare.Op.EQ)
                || aggregate.groupingSets().size() != 1
                || aggregate.groupingSets().getFirst().isEmpty()
                || aggregate.groupingId() != null
                || aggregate.measures().isEmpty()) {
            return false;
        }
        BitSet optional = References.of(optional(join).output());
        return aggregate.keys().stream()
                        .allMatch(key -> Determinism.isRepeatable(key.expression())
                                && !References.touches(key.expression(), optional))
                && aggregate.measures().stream().allMatch(measure -> isDivisible(measure.call(), optional));
    }

    /// Whether the aggregate over all rows comes from those of parts of them, and rows without a match do not matter.
    private static boolean isDivisible(AggregateCall call, BitSet optional) {
        if (call.distinct() || call.filter() != null || !call.order().isEmpty()) {
            return false;
        }
        if (call.arguments().isEmpty()) {
            return call.function().equals("count");
        }
        if (call.arguments().size() != 1
                || !(call.arguments().getFirst() instanceof Reference argument)
                || !optional.get(argument.id())) {
            return false;
        }
        return switch (call.function()) {
            case "count", "min", "max" -> true;
            // Sums of floating numbers would be added in another order, and those of wide decimals can overflow on the way.
            case "sum" -> argument.type().isInteger() || argument.type() instanceof Type.Decimal decimal && decimal.isLong();
            default -> false;
        };
    }

    private static Plan eager(Aggregate aggregate, Join join, RuleContext context) {
        boolean left = join.kind() == Join.Kind.LEFT;
        List<Assignment> partKeys = new ArrayList<>();
        List<Join.Key> joinKeys = new ArrayList<>();
        for (Join.Key key : join.keys()) {
            Expression grouped = left ? key.right() : key.left();
            Field field = context.ids().field("key", grouped.type());
            partKeys.add(new Assignment(field, grouped));
            Reference reference = Reference.to(field);
            joinKeys.add(left
                    ? new Join.Key(key.left(), reference, key.op())
                    : new Join.Key(reference, key.right(), key.op()));
        }
        List<Aggregate.Measure> parts = new ArrayList<>();
        List<Aggregate.Measure> wholes = new ArrayList<>();
        List<Assignment> columns = new ArrayList<>();
        aggregate.keys().forEach(key -> columns.add(new Assignment(key.field(), Reference.to(key.field()))));
        for (Aggregate.Measure measure : aggregate.measures()) {
            AggregateCall call = measure.call();
            Field part = context.ids().fresh(measure.field());
            parts.add(new Aggregate.Measure(part, call));
            if (call.function().equals("count")) {
                // A row without a match counts as one itself, but has no value.
                long unmatched = call.arguments().isEmpty() ? 1 : 0;
                Expression count = valueOr(Reference.to(part), new Literal(unmatched, Type.BIGINT));
                Field sum = context.ids().field(measure.field().name(), DecimalTypes.HUGE);
                wholes.add(new Aggregate.Measure(sum, call("sum", count, DecimalTypes.HUGE)));
                columns.add(new Assignment(measure.field(), new Cast(Reference.to(sum), Type.BIGINT, false)));
            } else {
                Field whole = context.ids().fresh(measure.field());
                wholes.add(new Aggregate.Measure(whole, call(call.function(), Reference.to(part), call.type())));
                columns.add(new Assignment(measure.field(), Reference.to(whole)));
            }
        }
        List<Integer> all = IntStream.range(0, partKeys.size()).boxed().toList();
        Plan grouped = new Aggregate(optional(join), partKeys, List.of(all), parts, null);
        Plan joined = new Join(
                join.kind(),
                left ? join.left() : grouped,
                left ? grouped : join.right(),
                joinKeys,
                null,
                null,
                join.dependent());
        return new Project(
                new Aggregate(joined, aggregate.keys(), aggregate.groupingSets(), wholes, null), columns);
    }

    private static Expression valueOr(Expression value, Expression otherwise) {
        return new Case(List.of(new Case.Branch(new Not(new IsNull(value)), value)), otherwise);
    }

    private static AggregateCall call(String function, Expression argument, Type type) {
        return new AggregateCall(
                function, List.of(argument), false, null, List.of(), type);
    }
}
