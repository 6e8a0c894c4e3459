package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Series;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a FALSE filter or LIMIT 0 makes empty is not computed, nor what needs rows from there.
public final class RemoveEmpty implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(plan, RemoveEmpty::rewrite);
    }

    private static Plan rewrite(Plan plan) {
        return switch (plan) {
            case Scan s -> s.filter() != null && Conjunction.isNeverTrue(s.filter()) ? empty(s) : s;
            case Values v -> v;
            case Series s -> s;
            case SharedScan s -> s;
            case Filter f -> isEmpty(f.input()) || Conjunction.isNeverTrue(f.predicate()) ? empty(f) : f;
            case Project p -> isEmpty(p.input()) ? empty(p) : p;
            case Aggregate a -> isEmpty(a.input()) && a.groupingSets().stream().noneMatch(List::isEmpty) ? empty(a) : a;
            case Join j -> join(j);
            case Sort s -> isEmpty(s.input()) ? empty(s) : s;
            case TopN t -> isEmpty(t.input()) || t.limit() == 0 ? empty(t) : t;
            case Limit l -> isEmpty(l.input()) || l.limit() == 0 ? empty(l) : l;
            case DistinctOn d -> isEmpty(d.input()) ? empty(d) : d;
            case Union u -> union(u);
            case SetOperation s -> setOperation(s);
            case Window w -> isEmpty(w.input()) ? empty(w) : w;
            case With w -> isEmpty(w.input()) ? empty(w) : w;
            case Exchange e -> isEmpty(e.input()) ? empty(e) : e;
        };
    }

    static boolean isEmpty(Plan plan) {
        return plan instanceof Values values && values.rows().isEmpty();
    }

    private static Values empty(Plan plan) {
        return new Values(plan.output(), List.of());
    }

    private static Plan join(Join join) {
        boolean left = isEmpty(join.left());
        boolean right = isEmpty(join.right()) || join.residual() != null && Conjunction.isNeverTrue(join.residual());
        return switch (join.kind()) {
            case INNER, SEMI -> left || right ? empty(join) : join;
            case LEFT, SINGLE -> left ? empty(join) : right ? padded(join.left(), join.right().output()) : join;
            case RIGHT -> isEmpty(join.right())
                    ? empty(join)
                    : left ? inOrder(padded(join.right(), join.left().output()), join) : join;
            case FULL -> full(join);
            case ANTI -> left ? empty(join) : right ? join.left() : join;
            case MARK -> left ? empty(join) : isEmpty(join.right()) ? unmarked(join) : join;
        };
    }

    private static Plan full(Join join) {
        boolean left = isEmpty(join.left());
        boolean right = isEmpty(join.right());
        if (left && right) {
            return empty(join);
        }
        if (left) {
            return inOrder(padded(join.right(), join.left().output()), join);
        }
        return right ? padded(join.left(), join.right().output()) : join;
    }

    /// `plan` with NULL for `missing`.
    private static Plan padded(Plan plan, List<Field> missing) {
        List<Assignment> assignments = identities(plan.output());
        missing.forEach(field -> assignments.add(new Assignment(field, new Literal(null, field.type()))));
        return new Project(plan, assignments);
    }

    private static Plan inOrder(Plan plan, Join join) {
        return new Project(((Project) plan).input(), join.output().stream()
                .map(field -> ((Project) plan).assignments().stream()
                        .filter(each -> each.field().id() == field.id())
                        .findFirst()
                        .orElseThrow())
                .toList());
    }

    private static Plan unmarked(Join join) {
        List<Assignment> assignments = identities(join.left().output());
        assignments.add(new Assignment(Objects.requireNonNull(join.mark()), Literal.FALSE));
        return new Project(join.left(), assignments);
    }

    static List<Assignment> identities(List<Field> fields) {
        List<Assignment> assignments = new ArrayList<>();
        fields.forEach(field -> assignments.add(new Assignment(field, Reference.to(field))));
        return assignments;
    }

    private static Plan union(Union union) {
        List<Plan> inputs = union.inputs().stream().filter(input -> !isEmpty(input)).toList();
        return switch (inputs.size()) {
            case 0 -> empty(union);
            case 1 -> renamed(inputs.getFirst(), union.fields());
            default -> inputs.size() == union.inputs().size() ? union : new Union(inputs, union.fields());
        };
    }

    /// `plan` with `fields` in the place of its own.
    static Plan renamed(Plan plan, List<Field> fields) {
        List<Field> before = plan.output();
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            assignments.add(new Assignment(fields.get(i), Reference.to(before.get(i))));
        }
        return new Project(plan, assignments);
    }

    private static Plan setOperation(SetOperation operation) {
        boolean left = isEmpty(operation.left());
        boolean right = isEmpty(operation.right());
        return switch (operation.kind()) {
            case INTERSECT -> left || right ? empty(operation) : operation;
            case EXCEPT -> left
                    ? empty(operation)
                    : right && operation.all() ? renamed(operation.left(), operation.fields()) : operation;
        };
    }
}
