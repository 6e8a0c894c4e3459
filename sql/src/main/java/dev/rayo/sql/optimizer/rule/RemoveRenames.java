package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets every reference name the field where its value comes from, and drops projections that only choose and rename:
/// they would hide joins from each other. Where columns are read by position (at the root, in set operations, in shared
/// plans) they stay; [PruneColumns] narrows rows again later.
public final class RemoveRenames implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return keep(plan);
    }

    /// A plan in which some fields of the original are only there under the ids of their origins.
    private record Stripped(Plan plan, Map<Integer, Expression> origins) {
        Expression origin(Field field) {
            return origins.getOrDefault(field.id(), Reference.to(field));
        }
    }

    /// Rewrites a plan whose output must stay as it is.
    private static Plan keep(Plan plan) {
        return switch (plan) {
            case Project p -> {
                Stripped input = strip(p.input());
                yield applied(p, List.of(input));
            }
            case With w -> PlanTree.mapInputs(w, RemoveRenames::keep);
            case Union u -> PlanTree.mapInputs(u, RemoveRenames::keep);
            case SetOperation s -> PlanTree.mapInputs(s, RemoveRenames::keep);
            case Plan.Filter f -> PlanTree.mapInputs(f, RemoveRenames::keep);
            case Plan.Sort s -> PlanTree.mapInputs(s, RemoveRenames::keep);
            case Plan.TopN t -> PlanTree.mapInputs(t, RemoveRenames::keep);
            case Plan.Limit l -> PlanTree.mapInputs(l, RemoveRenames::keep);
            case Plan.DistinctOn d -> PlanTree.mapInputs(d, RemoveRenames::keep);
            case Plan.Exchange e -> PlanTree.mapInputs(e, RemoveRenames::keep);
            default -> restored(strip(plan), plan.output());
        };
    }

    private static Plan restored(Stripped stripped, List<Field> output) {
        if (stripped.plan().output().equals(output)) {
            return stripped.plan();
        }
        List<Assignment> assignments = new ArrayList<>();
        output.forEach(field -> assignments.add(new Assignment(field, stripped.origin(field))));
        return new Project(stripped.plan(), assignments);
    }

    /// Rewrites a plan whose output is read by reference only.
    private static Stripped strip(Plan plan) {
        return switch (plan) {
            case Project p -> project(p, strip(p.input()));
            case Aggregate a -> new Stripped(applied(a, List.of(strip(a.input()))), Map.of());
            case With w -> {
                List<Plan> inputs = new ArrayList<>();
                w.shared().forEach(shared -> inputs.add(keep(shared.plan())));
                Stripped input = strip(w.input());
                inputs.add(input.plan());
                yield new Stripped(PlanTree.withInputs(w, inputs), input.origins());
            }
            case Union u -> new Stripped(keep(u), Map.of());
            case SetOperation s -> new Stripped(keep(s), Map.of());
            case Join j -> {
                Stripped left = strip(j.left());
                Stripped right = strip(j.right());
                Plan joined = applied(j, List.of(left, right));
                boolean both = switch (j.kind()) {
                    case INNER, LEFT, RIGHT, FULL, SINGLE -> true;
                    case SEMI, ANTI, MARK -> false;
                };
                yield new Stripped(joined, both ? together(List.of(left, right)) : left.origins());
            }
            default -> {
                List<Stripped> inputs = plan.inputs().stream().map(RemoveRenames::strip).toList();
                yield new Stripped(applied(plan, inputs), together(inputs));
            }
        };
    }

    private static Map<Integer, Expression> together(List<Stripped> inputs) {
        if (inputs.size() == 1) {
            return inputs.getFirst().origins();
        }
        Map<Integer, Expression> origins = new HashMap<>();
        inputs.forEach(input -> origins.putAll(input.origins()));
        return origins;
    }

    /// The node over stripped inputs.
    private static Plan applied(Plan node, List<Stripped> inputs) {
        Plan renamed = Substitution.of(together(inputs)).apply(node);
        return PlanTree.withInputs(
                renamed, inputs.stream().map(Stripped::plan).toList());
    }

    private static Stripped project(Project project, Stripped input) {
        Substitution toOrigin = Substitution.of(input.origins());
        Map<Integer, Field> below = new HashMap<>();
        input.plan().output().forEach(field -> below.put(field.id(), field));
        Map<Integer, Expression> origins = new HashMap<>();
        List<Assignment> kept = new ArrayList<>();
        Set<Integer> present = new HashSet<>();
        boolean computes = false;
        for (Assignment each : project.assignments()) {
            Expression expression = toOrigin.apply(each.expression());
            Field source = expression instanceof Reference r ? below.get(r.id()) : null;
            if (source == null) {
                computes = true;
                kept.add(expression == each.expression() ? each : new Assignment(each.field(), expression));
            } else {
                if (source.id() != each.field().id()) {
                    origins.put(each.field().id(), expression);
                }
                if (present.add(source.id())) {
                    kept.add(new Assignment(source, expression));
                }
            }
        }
        if (!computes) {
            return new Stripped(input.plan(), origins);
        }
        boolean same = kept.equals(project.assignments()) && input.plan() == project.input();
        return new Stripped(same ? project : new Project(input.plan(), kept), origins);
    }
}
