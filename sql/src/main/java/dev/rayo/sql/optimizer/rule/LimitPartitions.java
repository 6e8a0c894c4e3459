package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.Window.Counted;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `row_number() OVER (…) <= n` over a window becomes the window's own limit, where no call of it depends on the rows
/// that are then left out; so do rank and dense_rank, which keep the rows that tie with the last ones.
public final class LimitPartitions implements Rule {
    private static final Map<String, Counted> COUNTED = Map.of(
            "row_number", Counted.ROW_NUMBER, "rank", Counted.RANK, "dense_rank", Counted.DENSE_RANK);

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(
                plan,
                node -> node instanceof Filter filter && filter.input() instanceof Window window
                        ? limited(filter, window)
                        : node);
    }

    private static Plan limited(Filter filter, Window window) {
        if (!window.calls().stream().allMatch(call -> COUNTED.containsKey(call.function()))) {
            return filter;
        }
        for (Counted counted : Counted.values()) {
            boolean isFree = window.rowsMax() == Window.ALL_ROWS || window.counted() == counted;
            boolean tiesAll = counted != Counted.ROW_NUMBER && window.order().isEmpty();
            Plan limited = isFree && !tiesAll ? limited(filter, window, counted) : filter;
            if (limited != filter) {
                return limited;
            }
        }
        return filter;
    }

    private static Plan limited(Filter filter, Window window, Counted counted) {
        long rowsMax = window.rowsMax();
        List<Expression> rest = new ArrayList<>();
        for (Expression term : Conjunction.split(filter.predicate())) {
            Bound bound = bound(term, window, counted);
            rowsMax = Math.min(rowsMax, bound.number());
            if (!bound.isWhole()) {
                rest.add(term);
            }
        }
        if (rowsMax < 1 || rowsMax == window.rowsMax()) {
            // No row passes, or there is no bound.
            return filter;
        }
        Plan first = new Window(
                window.input(), window.partitionBy(), window.order(), window.calls(), rowsMax, counted);
        return rest.isEmpty() ? first : new Filter(first, Conjunction.of(rest));
    }

    /// What a term says: the number of a row is at most `number`, and, if `isWhole`, nothing else.
    private record Bound(long number, boolean isWhole) {
        static final Bound NONE = new Bound(Long.MAX_VALUE, false);
    }

    private static Bound bound(Expression term, Window window, Counted counted) {
        if (!(term instanceof Compare compare)) {
            return Bound.NONE;
        }
        boolean isTurned = compare.right() instanceof Reference;
        Expression left = isTurned ? compare.right() : compare.left();
        Expression right = isTurned ? compare.left() : compare.right();
        if (left instanceof Reference reference
                && counts(reference, window.calls(), counted)
                && right instanceof Literal literal
                && literal.value() instanceof Long number) {
            return switch (isTurned ? compare.op().flipped() : compare.op()) {
                case LE -> new Bound(number, true);
                case LT -> new Bound(number == Long.MIN_VALUE ? number : number - 1, true);
                case EQ -> new Bound(number, number == 1);
                case NE, GT, GE, DISTINCT, NOT_DISTINCT -> Bound.NONE;
            };
        }
        return Bound.NONE;
    }

    private static boolean counts(Reference reference, List<WindowCall> calls, Counted counted) {
        return calls.stream()
                .anyMatch(call -> call.field().id() == reference.id() && COUNTED.get(call.function()) == counted);
    }
}
