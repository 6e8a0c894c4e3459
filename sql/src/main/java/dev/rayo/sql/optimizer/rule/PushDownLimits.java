package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.optimizer.analysis.UniqueKeys;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes ORDER BY with LIMIT a TopN, and moves limits and TopN towards the rows: below projections, into the inputs of
/// unions, to the side of an outer join whose rows all come through. Sort keys that cannot tell rows apart go away.
public final class PushDownLimits implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(UniqueKeys.within(plan)).rewrite(plan);
    }

    private record Pass(UniqueKeys uniqueKeys) {
        /// Limits move down, so the node comes before its inputs.
        Plan rewrite(Plan plan) {
            Plan moved = switch (plan) {
                case Limit l -> limit(l);
                case TopN t -> topN(t);
                case Sort s -> sort(s);
                default -> plan;
            };
            return moved == plan ? PlanTree.mapInputs(plan, this::rewrite) : rewrite(moved);
        }

        private Plan limit(Limit limit) {
            Plan input = limit.input();
            boolean cutsNothing = limit.offset() == 0
                    && (limit.limit() == Long.MAX_VALUE || limit.limit() >= 1 && uniqueKeys.hasOneRow(input));
            if (cutsNothing) {
                return input;
            }
            return switch (input) {
                case Project p -> PlanTree.withInputs(p, List.of(new Limit(p.input(), limit.limit(), limit.offset())));
                case Sort s when limit.limit() != Long.MAX_VALUE ->
                    new TopN(s.input(), s.keys(), limit.limit(), limit.offset());
                case Limit inner -> merged(inner.input(), limit, inner.limit(), inner.offset());
                case TopN inner -> {
                    Limit both = merged(inner.input(), limit, inner.limit(), inner.offset());
                    yield new TopN(inner.input(), inner.keys(), both.limit(), both.offset());
                }
                case Values v -> new Values(
                        v.fields(),
                        v.rows().subList(
                                (int) Math.min(limit.offset(), v.rows().size()),
                                (int) Math.min(end(limit.limit(), limit.offset()), v.rows().size())));
                case Union u -> intoUnion(limit, u);
                case Join j -> intoJoin(limit, j);
                default -> limit;
            };
        }

        private static long end(long limit, long offset) {
            long end = limit + offset;
            return end < 0 ? Long.MAX_VALUE : end;
        }

        private static Limit merged(Plan input, Limit outer, long innerLimit, long innerOffset) {
            long left = Math.max(0, innerLimit == Long.MAX_VALUE ? Long.MAX_VALUE : innerLimit - outer.offset());
            return new Limit(input, Math.min(outer.limit(), left), end(innerOffset, outer.offset()));
        }

        private static Plan intoUnion(Limit limit, Union union) {
            long end = end(limit.limit(), limit.offset());
            if (end == Long.MAX_VALUE) {
                return limit;
            }
            Plan cut = PlanTree.mapInputs(union, input -> isCut(input, end) ? input : new Limit(input, end, 0));
            return PlanTree.withInputs(limit, List.of(cut));
        }

        /// Whether at most `rows` rows come from there anyway, as far as limits say.
        private static boolean isCut(Plan plan, long rows) {
            return switch (plan) {
                case Limit l -> l.limit() <= rows;
                case TopN t -> t.limit() <= rows;
                case Values v -> v.rows().size() <= rows;
                case Project p -> isCut(p.input(), rows);
                case Join j -> switch (j.kind()) {
                    case SEMI, ANTI, MARK, SINGLE -> isCut(j.left(), rows);
                    case INNER, LEFT, RIGHT, FULL -> false;
                };
                default -> false;
            };
        }

        private static Plan intoJoin(Limit limit, Join join) {
            long end = end(limit.limit(), limit.offset());
            if (end == Long.MAX_VALUE || join.dependent() || !keepsLeft(join) || isCut(join.left(), end)) {
                return limit;
            }
            Plan cut = PlanTree.withInputs(join, List.of(new Limit(join.left(), end, 0), join.right()));
            return PlanTree.withInputs(limit, List.of(cut));
        }

        /// Whether every left row comes through.
        private static boolean keepsLeft(Join join) {
            return switch (join.kind()) {
                case LEFT, MARK, SINGLE -> true;
                case INNER, RIGHT, FULL, SEMI, ANTI -> false;
            };
        }

        private Plan sort(Sort sort) {
            List<SortKey> keys = usefulKeys(sort.keys());
            if (keys.isEmpty()) {
                return sort.input();
            }
            return keys.size() == sort.keys().size() ? sort : new Sort(sort.input(), keys);
        }

        /// Not constants, and each expression once.
        private static List<SortKey> usefulKeys(List<SortKey> keys) {
            List<SortKey> kept = new ArrayList<>();
            Set<Expression> seen = new LinkedHashSet<>();
            for (SortKey key : keys) {
                boolean constant = key.expression() instanceof Expression.Literal;
                if (!constant && seen.add(key.expression())) {
                    kept.add(key);
                }
            }
            return kept;
        }

        private Plan topN(TopN top) {
            List<SortKey> keys = usefulKeys(top.keys());
            if (keys.isEmpty()) {
                return new Limit(top.input(), top.limit(), top.offset());
            }
            if (keys.size() < top.keys().size()) {
                return new TopN(top.input(), keys, top.limit(), top.offset());
            }
            return switch (top.input()) {
                case Project p -> belowProject(top, p);
                case Sort s -> new TopN(s.input(), top.keys(), top.limit(), top.offset());
                case Union u -> intoUnion(top, u);
                case Join j -> intoJoin(top, j);
                default -> top;
            };
        }

        /// Where the keys are columns of the input, the projection need only be computed for the rows that remain.
        private static Plan belowProject(TopN top, Project project) {
            Substitution computed = Substitution.of(project.assignments());
            List<SortKey> keys = new ArrayList<>();
            for (SortKey key : top.keys()) {
                Expression below = computed.apply(key.expression());
                if (!(below instanceof Reference)) {
                    return top;
                }
                keys.add(new SortKey(below, key.ascending(), key.nullsFirst()));
            }
            boolean onlyChooses = project.assignments().stream().allMatch(Assignment::isIdentity);
            boolean goesOn = project.input() instanceof Join join && keepsLeft(join);
            return onlyChooses && !goesOn
                    ? top
                    : new Project(new TopN(project.input(), keys, top.limit(), top.offset()), project.assignments());
        }

        private static Plan intoUnion(TopN top, Union union) {
            long end = end(top.limit(), top.offset());
            List<Plan> inputs = new ArrayList<>();
            boolean changed = false;
            for (Plan input : union.inputs()) {
                if (isCut(input, end)) {
                    inputs.add(input);
                    continue;
                }
                Substitution columns = Substitution.positional(union.fields(), input.output());
                List<SortKey> keys = top.keys().stream()
                        .map(key -> new SortKey(columns.apply(key.expression()), key.ascending(), key.nullsFirst()))
                        .toList();
                inputs.add(new TopN(input, keys, end, 0));
                changed = true;
            }
            return changed ? PlanTree.withInputs(top, List.of(new Union(inputs, union.fields()))) : top;
        }

        private static Plan intoJoin(TopN top, Join join) {
            long end = end(top.limit(), top.offset());
            boolean fromLeft = top.keys().stream()
                    .allMatch(key -> References.within(key.expression(), References.of(join.left())));
            if (join.dependent() || !keepsLeft(join) || !fromLeft || isCut(join.left(), end)) {
                return top;
            }
            Plan cut = new TopN(join.left(), top.keys(), end, 0);
            return PlanTree.withInputs(top, List.of(PlanTree.withInputs(join, List.of(cut, join.right()))));
        }
    }
}
