package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Filtering;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Carries what is known of one join key over to the other: with `a = b` and `a > 5`, b is filtered by `b > 5` too.
/// Adds filters right at the joins; [PushDownFilters] takes them further.
public final class InferFilters implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return infer(plan, new KnownTerms());
    }

    private static Plan infer(Plan plan, KnownTerms known) {
        List<Plan> inputs = new ArrayList<>();
        List<Plan> before = plan.inputs();
        for (int i = 0; i < before.size(); i++) {
            Plan input = infer(before.get(i), known);
            inputs.add(input);
            if (plan instanceof With with && i < with.shared().size()) {
                known.share(with.shared().get(i).id(), input);
            }
        }
        Plan rebuilt = PlanTree.withInputs(plan, inputs);
        return rebuilt instanceof Join join && !join.dependent() ? atJoin(join, known) : rebuilt;
    }

    private static Plan atJoin(Join join, KnownTerms known) {
        boolean toRight = switch (join.kind()) {
            case INNER, LEFT, SEMI, ANTI, SINGLE -> true;
            case RIGHT, FULL, MARK -> false;
        };
        boolean toLeft = switch (join.kind()) {
            case INNER, SEMI, RIGHT -> true;
            case LEFT, FULL, ANTI, MARK, SINGLE -> false;
        };
        List<Expression> newLeft = new ArrayList<>();
        List<Expression> newRight = new ArrayList<>();
        for (Join.Key key : join.keys()) {
            if (key.left() instanceof Reference left && key.right() instanceof Reference right) {
                Map<Integer, Set<Expression>> ofLeft = known.of(join.left());
                Map<Integer, Set<Expression>> ofRight = known.of(join.right());
                if (toRight) {
                    addMissing(ofLeft, left, ofRight, right, newRight);
                }
                if (toLeft) {
                    addMissing(ofRight, right, ofLeft, left, newLeft);
                }
            }
        }
        return PlanTree.withInputs(
                join, List.of(Filtering.of(join.left(), newLeft), Filtering.of(join.right(), newRight)));
    }

    private static void addMissing(
            Map<Integer, Set<Expression>> ofSource,
            Reference source,
            Map<Integer, Set<Expression>> ofTarget,
            Reference target,
            List<Expression> missing) {
        Substitution rename = Substitution.of(Map.of(source.id(), target));
        Set<Expression> present = ofTarget.getOrDefault(target.id(), Set.of());
        for (Expression term : ofSource.getOrDefault(source.id(), Set.of())) {
            Expression renamed = rename.apply(term);
            if (!present.contains(renamed) && !missing.contains(renamed)) {
                missing.add(renamed);
            }
        }
    }
}
