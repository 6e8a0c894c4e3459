package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.NotNullFields;
import dev.rayo.sql.optimizer.simplify.ExpressionSimplifier;
import dev.rayo.sql.optimizer.simplify.PredicateSimplifier;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Simplifies every expression of the plan, with what is known of NULL at its place.
public final class SimplifyExpressions implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        NotNullFields notNull = NotNullFields.within(plan);
        return PlanTree.rewrite(plan, node -> simplify(node, notNull, context));
    }

    private static Plan simplify(Plan node, NotNullFields notNull, RuleContext context) {
        if (PlanTree.expressions(node).isEmpty()) {
            return node;
        }
        ExpressionSimplifier values = new ExpressionSimplifier(context.constants(), notNull.ofInputs(node));
        PredicateSimplifier predicates = new PredicateSimplifier(values);
        return switch (node) {
            case Filter f -> {
                Expression predicate = predicates.simplify(f.predicate());
                yield Conjunction.isTrue(predicate)
                        ? f.input()
                        : predicate == f.predicate() ? f : new Filter(f.input(), predicate);
            }
            case Scan s -> {
                Expression filter = simplify(s.filter(), predicates);
                yield filter == s.filter() ? s : new Scan(s.table(), s.fields(), s.columns(), filter);
            }
            case Join j -> {
                Plan mapped = PlanTree.mapExpressions(
                        new Join(j.kind(), j.left(), j.right(), j.keys(), null, j.mark(), j.dependent(), j.build()), values::simplify);
                List<Join.Key> keys = ((Join) mapped).keys();
                Expression residual = j.kind() == Join.Kind.MARK
                        ? j.residual() == null ? null : values.simplify(j.residual())
                        : simplify(j.residual(), predicates);
                boolean same = keys.equals(j.keys()) && residual == j.residual();
                yield same ? j : new Join(j.kind(), j.left(), j.right(), keys, residual, j.mark(), j.dependent(), j.build());
            }
            case Aggregate a -> aggregate(a, values, predicates);
            default -> PlanTree.mapExpressions(node, values::simplify);
        };
    }

    /// Null for TRUE.
    private static @Nullable Expression simplify(@Nullable Expression predicate, PredicateSimplifier predicates) {
        if (predicate == null) {
            return null;
        }
        Expression simple = predicates.simplify(predicate);
        return Conjunction.isTrue(simple) ? null : simple;
    }

    private static Plan aggregate(Aggregate before, ExpressionSimplifier values, PredicateSimplifier predicates) {
        Aggregate mapped = (Aggregate) PlanTree.mapExpressions(before, values::simplify);
        List<Aggregate.Measure> measures = new ArrayList<>();
        boolean changed = false;
        for (Aggregate.Measure measure : mapped.measures()) {
            AggregateCall call = measure.call();
            Expression filter = simplify(call.filter(), predicates);
            changed |= filter != call.filter();
            measures.add(
                    filter == call.filter()
                            ? measure
                            : new Aggregate.Measure(
                                    measure.field(),
                                    new AggregateCall(
                                            call.function(), call.arguments(), call.distinct(), filter, call.order(),
                                            call.type())));
        }
        return changed
                ? new Aggregate(mapped.input(), mapped.keys(), mapped.groupingSets(), measures, mapped.groupingId())
                : mapped;
    }
}
