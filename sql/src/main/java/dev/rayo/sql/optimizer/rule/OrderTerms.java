package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Failure;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.optimizer.cardinality.Estimate;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tests first what drops most rows for its price. Terms that may fail keep their place, and all others with them.
public final class OrderTerms implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        CardinalityEstimator estimator = CardinalityEstimator.within(plan);
        return PlanTree.rewrite(plan, node -> switch (node) {
            case Scan s when s.filter() != null -> {
                Scan whole = new Scan(s.table(), s.fields(), s.columns(), null);
                Expression ordered = ordered(s.filter(), estimator.of(whole));
                yield ordered == null ? s : new Scan(s.table(), s.fields(), s.columns(), ordered);
            }
            case Filter f -> {
                Expression ordered = ordered(f.predicate(), estimator.of(f.input()));
                yield ordered == null ? f : new Filter(f.input(), ordered);
            }
            default -> node;
        });
    }

    private record Ranked(Expression term, double rank) {}

    /// Null if the order is right already.
    private static @Nullable Expression ordered(Expression predicate, Estimate input) {
        List<Expression> terms = Conjunction.split(predicate);
        if (terms.size() < 2) {
            return null;
        }
        List<Ranked> ranked = new ArrayList<>();
        for (Expression term : terms) {
            if (Failure.isPossible(term) || !Determinism.isRepeatable(term)) {
                return null;
            }
            ranked.add(new Ranked(term, (1 - CardinalityEstimator.selectivity(input, term)) / price(term)));
        }
        ranked.sort((a, b) -> Double.compare(-a.rank(), -b.rank()));
        List<Expression> ordered = ranked.stream().map(Ranked::term).toList();
        return ordered.equals(terms) ? null : Conjunction.of(ordered);
    }

    /// In comparisons of numbers.
    private static double price(Expression expression) {
        double price = switch (expression) {
            case Expression.Reference r -> r.type() == Type.VARCHAR ? 1 : 0;
            case Expression.Literal l -> 0;
            case Expression.In in -> 2;
            case Case c -> 3;
            case Expression.Cast c -> c.type() == Type.VARCHAR || c.operand().type() == Type.VARCHAR ? 20 : 1;
            case Call c -> call(c);
            default -> 1;
        };
        for (Expression child : ExpressionTree.children(expression)) {
            price += price(child);
        }
        return Math.max(price, 0.5);
    }

    private static double call(Call call) {
        return switch (call.function()) {
            case "starts_with", "ends_with" -> 2;
            case "contains" -> 6;
            case "like", "ilike", "like_escape", "ilike_escape" -> 10;
            default -> call.function().startsWith("regexp") ? 50 : call.type() == Type.VARCHAR ? 5 : 2;
        };
    }
}
