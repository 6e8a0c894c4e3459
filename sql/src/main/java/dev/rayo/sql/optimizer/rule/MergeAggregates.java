package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.NeverNull;
import dev.rayo.sql.optimizer.analysis.NotNullFields;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Computes no aggregate twice: equal ones once, `sum(x + 1)` beside another sum over x as `sum(x) + 1 * count(x)`, and
/// the average of integers as `sum / count` where both are wanted anyway.
public final class MergeAggregates implements Rule {
    /// Holds every BIGINT.
    private static final Type COUNT = Type.decimal(19, 0);
    private static final Type SUM = Type.decimal(38, 0);

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        NotNullFields notNull = NotNullFields.within(plan);
        return PlanTree.rewrite(
                plan,
                node -> node instanceof Aggregate aggregate && aggregate.measures().size() > 1
                        ? new Merge(aggregate, notNull.of(aggregate.input()), context).apply()
                        : node);
    }

    private static final class Merge {
        private final Aggregate aggregate;
        private final BitSet notNull;
        private final Derivation derivation;
        private final Map<AggregateCall, Integer> sumsByBase = new HashMap<>();
        private final List<AggregateCall> calls;

        Merge(Aggregate aggregate, BitSet notNull, RuleContext context) {
            this.aggregate = aggregate;
            this.notNull = notNull;
            this.derivation = new Derivation(aggregate, context);
            this.calls = aggregate.measures().stream().map(Aggregate.Measure::call).toList();
        }

        Plan apply() {
            if (!calls.stream().allMatch(Merge::isRepeatable)) {
                return aggregate;
            }
            for (AggregateCall call : calls) {
                ShiftedSum sum = ShiftedSum.of(call);
                if (sum != null) {
                    sumsByBase.merge(sum.base(), 1, Integer::sum);
                }
            }
            for (Aggregate.Measure measure : aggregate.measures()) {
                if (!isShifted(measure.call()) && !isDerivedAverage(measure.call())) {
                    derivation.compute(measure);
                }
            }
            for (Aggregate.Measure measure : aggregate.measures()) {
                if (isShifted(measure.call())) {
                    derivation.derive(measure.field(), shifted(measure.call()));
                } else if (isDerivedAverage(measure.call())) {
                    derivation.derive(measure.field(), average(measure.call()));
                }
            }
            return derivation.plan();
        }

        private static boolean isRepeatable(AggregateCall call) {
            return call.arguments().stream().allMatch(Determinism::isRepeatable)
                    && (call.filter() == null || Determinism.isRepeatable(call.filter()));
        }

        private boolean isShifted(AggregateCall call) {
            ShiftedSum sum = ShiftedSum.of(call);
            return sum != null && sum.shift() != 0 && sumsByBase.getOrDefault(sum.base(), 0) > 1;
        }

        private Expression shifted(AggregateCall call) {
            ShiftedSum sum = Objects.requireNonNull(ShiftedSum.of(call));
            Reference base = derivation.result(sum.base(), "sum");
            Expression count = new Cast(derivation.result(count(sum.base()), "count"), COUNT, false);
            Literal shift = new Literal(BigDecimal.valueOf(sum.shift()), COUNT);
            Expression added = new Call("multiply", List.of(shift, count), SUM);
            return new Call("add", List.of(base, added), SUM);
        }

        private AggregateCall count(AggregateCall sum) {
            boolean all = sum.arguments().stream().allMatch(argument -> NeverNull.test(argument, notNull));
            return new AggregateCall(
                    "count", all ? List.of() : sum.arguments(), false, sum.filter(), List.of(), Type.BIGINT);
        }

        private static AggregateCall sum(AggregateCall average) {
            return new AggregateCall("sum", average.arguments(), false, average.filter(), List.of(), SUM);
        }

        private boolean isDerivedAverage(AggregateCall call) {
            return call.function().equals("avg")
                    && !call.distinct()
                    && call.arguments().getFirst().type().isInteger()
                    && calls.contains(sum(call))
                    && calls.contains(count(call));
        }

        private Expression average(AggregateCall call) {
            Expression sum = new Cast(derivation.result(sum(call), "sum"), Type.DOUBLE, false);
            Expression count = new Cast(derivation.result(count(call), "count"), Type.DOUBLE, false);
            return new Call("divide", List.of(sum, count), Type.DOUBLE);
        }
    }
}
