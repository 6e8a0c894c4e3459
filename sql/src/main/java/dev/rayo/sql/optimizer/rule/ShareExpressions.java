package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Computes in a projection below what an aggregate or a projection would compute more than once for a row. One of the
/// places must be reached by every row, so that nothing is evaluated that would not have been.
public final class ShareExpressions implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(plan, node -> switch (node) {
            case Aggregate a -> new Sharing(a, context).apply();
            case Project p -> new Sharing(p, context).apply();
            default -> node;
        });
    }

    private static final class Sharing {
        private final Plan node;
        private final Plan input;
        private final RuleContext context;
        private final Map<Expression, Integer> occurrences = new HashMap<>();
        private final Map<Expression, Boolean> reachedByAll = new HashMap<>();
        private final Map<Expression, Field> shared = new LinkedHashMap<>();

        Sharing(Plan node, RuleContext context) {
            this.node = node;
            this.input = node.inputs().getFirst();
            this.context = context;
        }

        Plan apply() {
            switch (node) {
                case Project p -> p.assignments().forEach(each -> count(each.expression(), true));
                case Aggregate a -> a.measures().forEach(each -> count(each.call()));
                default -> throw new IllegalStateException("not for " + node);
            }
            if (occurrences.keySet().stream().noneMatch(this::isShared)) {
                return node;
            }
            Plan replaced = PlanTree.mapExpressions(node, this::replace);
            BitSet read = new BitSet();
            References.collect(replaced, read);
            List<Assignment> assignments = new ArrayList<>();
            for (Field field : input.output()) {
                if (read.get(field.id())) {
                    assignments.add(new Assignment(field, Reference.to(field)));
                }
            }
            shared.forEach((expression, field) -> assignments.add(new Assignment(field, expression)));
            return PlanTree.withInputs(replaced, List.of(new Project(input, assignments)));
        }

        private void count(AggregateCall call) {
            call.arguments().forEach(argument -> count(argument, call.filter() == null));
            if (call.filter() != null) {
                count(call.filter(), true);
            }
            call.order().forEach(key -> count(key.expression(), call.filter() == null));
        }

        /// What is inside of an expression that occurs again counts once.
        private void count(Expression expression, boolean always) {
            if (isCandidate(expression)) {
                reachedByAll.merge(expression, always, Boolean::logicalOr);
                if (occurrences.merge(expression, 1, Integer::sum) > 1) {
                    return;
                }
            }
            switch (expression) {
                case Case c -> {
                    boolean first = true;
                    for (Case.Branch branch : c.branches()) {
                        count(branch.condition(), always && first);
                        count(branch.result(), false);
                        first = false;
                    }
                    count(c.otherwise(), false);
                }
                case Logical l -> {
                    boolean first = true;
                    for (Expression term : l.terms()) {
                        count(term, always && first);
                        first = false;
                    }
                }
                default -> ExpressionTree.children(expression).forEach(child -> count(child, always));
            }
        }

        private static boolean isCandidate(Expression expression) {
            boolean computes = expression instanceof Call || expression instanceof Case;
            return computes && !References.none(expression) && Determinism.isRepeatable(expression);
        }

        private boolean isShared(Expression expression) {
            return occurrences.getOrDefault(expression, 0) > 1 && reachedByAll.getOrDefault(expression, false);
        }

        private Expression replace(Expression expression) {
            if (isShared(expression)) {
                Field field = shared.computeIfAbsent(
                        expression, each -> context.ids().field("shared" + (shared.size() + 1), each.type()));
                return Reference.to(field);
            }
            return ExpressionTree.mapChildren(expression, this::replace);
        }
    }
}
