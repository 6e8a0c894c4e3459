package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes one projection of two, drops those that change nothing, and lets aggregates read past projections that only
/// choose and rename. Nothing but columns and constants is computed twice for it.
public final class MergeProjects implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(plan, MergeProjects::merge);
    }

    private static Plan merge(Plan plan) {
        return switch (plan) {
            case Project upper -> upper.input() instanceof Project lower && canMerge(upper, lower)
                    ? identityRemoved(merged(upper, lower))
                    : identityRemoved(upper);
            case Aggregate a -> a.input() instanceof Project p && isChoice(p) ? pastProject(a, p) : a;
            default -> plan;
        };
    }

    static Plan identityRemoved(Project project) {
        boolean same = project.assignments().stream().allMatch(Assignment::isIdentity)
                && project.output().equals(project.input().output());
        return same ? project.input() : project;
    }

    private static boolean canMerge(Project upper, Project lower) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (Assignment each : upper.assignments()) {
            ExpressionTree.visit(each.expression(), part -> {
                if (part instanceof Reference reference) {
                    uses.merge(reference.id(), 1, Integer::sum);
                }
            });
        }
        for (Assignment each : lower.assignments()) {
            boolean once = uses.getOrDefault(each.field().id(), 0) <= 1 && Determinism.isRepeatable(each.expression());
            if (!isCheap(each.expression()) && !once) {
                return false;
            }
        }
        return true;
    }

    private static Project merged(Project upper, Project lower) {
        Substitution computed = Substitution.of(lower.assignments());
        List<Assignment> assignments = new ArrayList<>();
        for (Assignment each : upper.assignments()) {
            assignments.add(new Assignment(each.field(), computed.apply(each.expression())));
        }
        return new Project(lower.input(), assignments);
    }

    private static boolean isChoice(Project project) {
        return project.assignments().stream().allMatch(each -> each.expression() instanceof Reference);
    }

    private static Plan pastProject(Aggregate aggregate, Project project) {
        Plan renamed = Substitution.of(project.assignments()).apply(aggregate);
        return PlanTree.withInputs(renamed, List.of(project.input()));
    }

    private static boolean isCheap(Expression expression) {
        return expression instanceof Reference || expression instanceof Literal;
    }
}
