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
        return new Pass().keep(plan);
    }

    private static final class Pass {
        /// Where the value of a field comes from.
        private final Map<Integer, Expression> origins = new HashMap<>();
        private final Substitution toOrigin = Substitution.of(origins);

        /// Rewrites below a node whose output must stay as it is.
        private Plan keep(Plan plan) {
            return switch (plan) {
                case Project p -> {
                    Plan input = strip(p.input());
                    yield toOrigin.apply(PlanTree.withInputs(p, List.of(input)));
                }
                case With w -> PlanTree.mapInputs(w, this::keep);
                case Union u -> PlanTree.mapInputs(u, this::keep);
                case SetOperation s -> PlanTree.mapInputs(s, this::keep);
                case Aggregate a -> aggregate(a);
                default -> isPassing(plan)
                        ? PlanTree.mapInputs(plan, this::keep)
                        : restored(toOrigin.apply(PlanTree.mapInputs(plan, this::strip)), plan.output());
            };
        }

        /// Whether the output is the input's.
        private static boolean isPassing(Plan plan) {
            return switch (plan) {
                case Plan.Filter f -> true;
                case Plan.Sort s -> true;
                case Plan.TopN t -> true;
                case Plan.Limit l -> true;
                case Plan.DistinctOn d -> true;
                case Plan.Exchange e -> true;
                default -> false;
            };
        }

        private Plan restored(Plan plan, List<Field> output) {
            if (plan.output().equals(output)) {
                return plan;
            }
            List<Assignment> assignments = new ArrayList<>();
            output.forEach(field -> assignments.add(new Assignment(field, toOrigin.apply(Reference.to(field)))));
            return new Project(plan, assignments);
        }

        /// Rewrites where the output is read by reference only.
        private Plan strip(Plan plan) {
            return switch (plan) {
                case Project p -> project(p);
                case With w -> {
                    List<Plan> inputs = new ArrayList<>();
                    w.shared().forEach(shared -> inputs.add(keep(shared.plan())));
                    inputs.add(strip(w.input()));
                    yield PlanTree.withInputs(w, inputs);
                }
                case Union u -> keep(u);
                case SetOperation s -> keep(s);
                case Aggregate a -> aggregate(a);
                default -> toOrigin.apply(PlanTree.mapInputs(plan, this::strip));
            };
        }

        /// A group key puts its field out again: from here on it is the origin.
        private Plan aggregate(Aggregate aggregate) {
            Plan stripped = toOrigin.apply(PlanTree.mapInputs(aggregate, this::strip));
            aggregate.keys().forEach(key -> origins.remove(key.field().id()));
            return stripped;
        }

        private Plan project(Project project) {
            Plan input = strip(project.input());
            Map<Integer, Field> below = new HashMap<>();
            input.output().forEach(field -> below.put(field.id(), field));
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
                return input;
            }
            return kept.equals(project.assignments()) && input == project.input() ? project : new Project(input, kept);
        }
    }
}
