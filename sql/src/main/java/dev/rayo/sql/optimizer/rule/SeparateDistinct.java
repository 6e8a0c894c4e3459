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
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Aggregate.Measure;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `count(DISTINCT x) … GROUP BY k` becomes `count(x)` over the distinct pairs of k and x: grouping twice runs in
/// parallel, sets in each group do not. Other aggregates beside it are computed for each pair and put together, if they
/// can be; several distinct arguments are a grouping set each, of which the first also has the other aggregates.
///
/// ```text
///  count(DISTINCT x), sum(v)                       GROUP BY k
///  count(x), sum(s) over (sum(v) AS s GROUP BY k, x)  GROUP BY k
/// ```
public final class SeparateDistinct implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(
                plan,
                node -> node instanceof Aggregate aggregate && isApplicable(aggregate)
                        ? new Separation(aggregate, context).plan()
                        : node);
    }

    private static boolean isApplicable(Aggregate aggregate) {
        List<AggregateCall> calls =
                aggregate.measures().stream().map(Measure::call).toList();
        List<Expression> distinct = calls.stream()
                .filter(AggregateCall::distinct)
                .map(SeparateDistinct::argument)
                .distinct()
                .toList();
        return !distinct.isEmpty()
                && aggregate.groupingSets().size() == 1
                && aggregate.groupingId() == null
                && distinct.stream().allMatch(argument -> argument != null && Determinism.isRepeatable(argument))
                && calls.stream()
                        .allMatch(call -> call.distinct()
                                ? distinct.size() == 1 && call.filter() == null || passesOverNulls(call)
                                : isDivisible(call));
    }

    /// What a call over distinct values is fed with, NULL where its filter leaves a row out; null if it has not one
    /// argument alone.
    private static @Nullable Expression argument(AggregateCall call) {
        if (!call.order().isEmpty() || call.arguments().size() != 1) {
            return null;
        }
        Expression argument = call.arguments().getFirst();
        return call.filter() == null
                ? argument
                : new Case(List.of(new Case.Branch(call.filter(), argument)), new Literal(null, argument.type()));
    }

    private static boolean passesOverNulls(AggregateCall call) {
        return switch (call.function()) {
            case "count", "sum", "avg", "min", "max" -> true;
            default -> false;
        };
    }

    /// Whether the aggregate over all rows comes from those of parts of them.
    private static boolean isDivisible(AggregateCall call) {
        if (!call.order().isEmpty() || call.arguments().size() > 1) {
            return false;
        }
        if (call.arguments().isEmpty()) {
            return call.function().equals("count");
        }
        Type type = call.arguments().getFirst().type();
        return switch (call.function()) {
            case "count", "min", "max", "bool_and", "bool_or", "bit_and", "bit_or" -> true;
            // Sums of floating numbers would be added in another order, and those of wide decimals can overflow on the way.
            case "sum", "avg" -> type.isInteger() || type instanceof Type.Decimal decimal && decimal.isLong();
            default -> false;
        };
    }

    /// The making of the plan for one aggregate.
    private static final class Separation {
        private final Aggregate aggregate;
        private final RuleContext context;
        private final List<Assignment> keys = new ArrayList<>();
        private final List<Assignment> outerKeys = new ArrayList<>();
        private final List<List<Integer>> sets = new ArrayList<>();
        /// The key that is the distinct argument.
        private final Map<Expression, Field> values = new LinkedHashMap<>();
        /// What is computed for each pair.
        private final Map<AggregateCall, Field> parts = new LinkedHashMap<>();
        private final List<Measure> wholes = new ArrayList<>();
        private final List<Assignment> columns = new ArrayList<>();
        private Plan input;
        /// Tells the grouping sets apart, if there are several and one has parts.
        private @Nullable Field set;

        Separation(Aggregate aggregate, RuleContext context) {
            this.aggregate = aggregate;
            this.context = context;
            this.input = aggregate.input();
        }

        Plan plan() {
            groupByArguments();
            boolean hasParts = aggregate.measures().stream().anyMatch(measure -> !measure.call().distinct());
            if (sets.size() > 1 && hasParts) {
                set = context.ids().field("set", Type.INTEGER);
            }
            aggregate.keys().forEach(key -> columns.add(new Assignment(key.field(), Reference.to(key.field()))));
            aggregate.measures().forEach(this::separate);
            List<Measure> inner = new ArrayList<>();
            parts.forEach((call, field) -> inner.add(new Measure(field, call)));
            Plan grouped = new Aggregate(input, keys, sets, inner, set);
            return MergeProjects.identityRemoved(
                    new Project(new Aggregate(grouped, outerKeys, aggregate.groupingSets(), wholes, null), columns));
        }

        private void groupByArguments() {
            List<Integer> common = new ArrayList<>();
            for (Assignment key : aggregate.keys()) {
                Field field = context.ids().fresh(key.field());
                common.add(keys.size());
                keys.add(new Assignment(field, key.expression()));
                outerKeys.add(new Assignment(key.field(), Reference.to(field)));
            }
            List<Assignment> computed = RemoveEmpty.identities(input.output());
            int given = computed.size();
            for (Measure measure : aggregate.measures()) {
                Expression argument = measure.call().distinct() ? argument(measure.call()) : null;
                if (argument == null || values.containsKey(argument)) {
                    continue;
                }
                Field value = context.ids().field("value", argument.type());
                values.put(argument, value);
                Expression read = argument;
                if (!(argument instanceof Reference)) {
                    Field field = context.ids().field("argument", argument.type());
                    computed.add(new Assignment(field, argument));
                    read = Reference.to(field);
                }
                List<Integer> all = new ArrayList<>(common);
                all.add(keys.size());
                sets.add(all);
                keys.add(new Assignment(value, read));
            }
            if (computed.size() > given) {
                input = new Project(input, computed);
            }
        }

        private void separate(Measure measure) {
            AggregateCall call = measure.call();
            Field field = measure.field();
            if (call.distinct()) {
                Field value = Objects.requireNonNull(values.get(Objects.requireNonNull(argument(call))));
                wholes.add(new Measure(field, new AggregateCall(
                        call.function(), List.of(Reference.to(value)), false, null, List.of(), call.type())));
                columns.add(new Assignment(field, Reference.to(field)));
                return;
            }
            switch (call.function()) {
                case "count" -> {
                    Field sum = context.ids().field(field.name(), DecimalTypes.HUGE);
                    wholes.add(new Measure(sum, whole("sum", List.of(part(call)), DecimalTypes.HUGE)));
                    columns.add(new Assignment(field, new Cast(zeroWithoutRows(sum), Type.BIGINT, false)));
                }
                case "avg" -> {
                    Type argument = call.arguments().getFirst().type();
                    Type sumType = Type.decimal(
                            Type.Decimal.PRECISION_MAX, argument instanceof Type.Decimal d ? d.scale() : 0);
                    Reference sum = part(call, "sum", sumType);
                    Reference count = part(call, "count", Type.BIGINT);
                    wholes.add(new Measure(field, whole("avg_of_parts", List.of(sum, count), call.type())));
                    columns.add(new Assignment(field, Reference.to(field)));
                }
                default -> {
                    wholes.add(new Measure(field, whole(call.function(), List.of(part(call)), call.type())));
                    columns.add(new Assignment(field, Reference.to(field)));
                }
            }
        }

        private Reference part(AggregateCall call) {
            return Reference.to(parts.computeIfAbsent(call, c -> context.ids().field(c.function(), c.type())));
        }

        private Reference part(AggregateCall call, String function, Type type) {
            return part(new AggregateCall(function, call.arguments(), false, call.filter(), List.of(), type));
        }

        /// An aggregate of parts, each of which is to be taken once.
        private AggregateCall whole(String function, List<Expression> arguments, Type type) {
            Field id = set;
            Expression first = id == null
                    ? null
                    : new Compare(Compare.Op.EQ, Reference.to(id), new Literal(0L, Type.INTEGER));
            return new AggregateCall(function, arguments, false, first, List.of(), type);
        }

        /// Without keys there is a group also where there is no pair.
        private Expression zeroWithoutRows(Field sum) {
            Reference read = Reference.to(sum);
            return aggregate.groupingSets().getFirst().isEmpty()
                    ? new Case(
                            List.of(new Case.Branch(new Not(new IsNull(read)), read)),
                            new Literal(BigDecimal.ZERO, sum.type()))
                    : read;
        }
    }
}
