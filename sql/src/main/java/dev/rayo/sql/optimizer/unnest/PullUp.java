package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.function.SqlFunction.Trait;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.PlanReferences;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the correlated predicates out of a subquery.
///
/// For every row of the enclosing query, the subquery's rows are those of [Pulled#plan] for which all
/// [Pulled#conditions] are true. Operators that look at several rows at once (groups, windows, limits) can be passed
/// by equalities only: they then work for each value of the inner side.
final class PullUp {
    private final FieldIds ids;
    private final Set<Integer> outer;

    /// @param outer the fields of the enclosing query
    PullUp(FieldIds ids, Set<Integer> outer) {
        this.ids = ids;
        this.outer = outer;
    }

    /// @param plan       without references to the outer fields; its output has that of the subquery and more
    /// @param conditions over the outer fields and those of `plan`
    /// @param emptyRow   by field id, the values of the one row that the subquery has where no row of `plan` fulfils
    ///                   the conditions: an aggregate without GROUP BY. Null if there is no such row
    record Pulled(Plan plan, List<Expression> conditions, @Nullable Map<Integer, Expression> emptyRow) {
        Pulled {
            conditions = List.copyOf(conditions);
        }
    }

    /// The subquery without its correlation, or null if that cannot be pulled out of it.
    @Nullable Pulled pull(Plan plan) {
        if (!Columns.refersTo(plan, outer)) {
            return new Pulled(plan, List.of(), null);
        }
        return switch (plan) {
            case Plan.Filter filter -> filter(filter);
            case Plan.Project project -> project(project);
            case Join join -> join(join);
            case Aggregate aggregate -> aggregate(aggregate);
            case Plan.DistinctOn distinct -> distinctOn(distinct);
            case Plan.Window window -> window(window);
            case Plan.Sort sort -> isCorrelated(keys(sort.keys())) ? null : pull(sort.input());
            case Plan.TopN top -> limit(top.input(), top.keys(), top.limit(), top.offset());
            case Plan.Limit limit -> {
                boolean sorted = limit.input() instanceof Plan.Sort;
                List<SortKey> keys = limit.input() instanceof Plan.Sort sort ? sort.keys() : List.of();
                Plan input = sorted ? limit.input().inputs().getFirst() : limit.input();
                yield limit(input, keys, limit.limit(), limit.offset());
            }
            case Plan.Union union -> {
                List<Branch> branches = branches(union.inputs(), union.fields());
                yield branches == null
                        ? null
                        : merged(branches, union.fields(), (inputs, fields) -> new Plan.Union(inputs, fields));
            }
            case Plan.SetOperation operation -> {
                List<Branch> branches = branches(operation.inputs(), operation.fields());
                yield branches == null
                        ? null
                        : merged(
                                branches,
                                operation.fields(),
                                (inputs, fields) -> new Plan.SetOperation(
                                        operation.kind(), operation.all(), inputs.get(0), inputs.get(1), fields));
            }
            case Plan.With with -> {
                Pulled input = pull(with.input());
                boolean shared = with.shared().stream().anyMatch(each -> Columns.refersTo(each.plan(), outer));
                yield input == null || shared
                        ? null
                        : new Pulled(new Plan.With(with.shared(), input.plan()), input.conditions(), input.emptyRow());
            }
            case Plan.Scan s -> null;
            case Plan.Values v -> null;
            case Plan.Series s -> null;
            case Plan.SharedScan s -> null;
            case Plan.Exchange e -> null;
        };
    }

    private boolean isCorrelated(Expression expression) {
        return Columns.refersTo(expression, outer);
    }

    private boolean isCorrelated(List<Expression> list) {
        return list.stream().anyMatch(this::isCorrelated);
    }

    private static List<Expression> keys(List<SortKey> keys) {
        return keys.stream().map(SortKey::expression).toList();
    }

    private @Nullable Pulled withoutEmptyRow(Plan plan) {
        Pulled pulled = pull(plan);
        return pulled == null || pulled.emptyRow() != null ? null : pulled;
    }

    // --- operators that look at one row --------------------------------------------------------------------------

    private @Nullable Pulled filter(Plan.Filter filter) {
        Pulled input = withoutEmptyRow(filter.input());
        if (input == null) {
            return null;
        }
        List<Expression> conditions = new ArrayList<>(input.conditions());
        List<Expression> kept = new ArrayList<>();
        for (Expression term : Conjunction.split(filter.predicate())) {
            (isCorrelated(term) ? conditions : kept).add(term);
        }
        Expression predicate = Conjunction.orNull(kept);
        Plan plan = predicate == null ? input.plan() : new Plan.Filter(input.plan(), predicate);
        return new Pulled(plan, conditions, null);
    }

    private @Nullable Pulled project(Plan.Project project) {
        Pulled input = pull(project.input());
        if (input == null
                || project.assignments().stream().anyMatch(each -> isCorrelated(each.expression()))) {
            return null;
        }
        List<Assignment> assignments = new ArrayList<>(project.assignments());
        Set<Integer> shown = Columns.ids(project);
        Set<Integer> needed = PlanReferences.of(input.conditions()).keySet();
        for (Field field : input.plan().output()) {
            if (needed.contains(field.id()) && !shown.contains(field.id())) {
                assignments.add(new Assignment(field, Reference.to(field)));
            }
        }
        return new Pulled(
                new Plan.Project(input.plan(), assignments),
                input.conditions(),
                input.emptyRow() == null ? null : emptyRow(project.assignments(), input.emptyRow()));
    }

    private static Map<Integer, Expression> emptyRow(List<Assignment> assignments, Map<Integer, Expression> before) {
        Map<Integer, Expression> row = new HashMap<>();
        Substitution substitution = Substitution.of(before);
        assignments.forEach(each -> row.put(each.field().id(), substitution.apply(each.expression())));
        return row;
    }

    private @Nullable Pulled join(Join join) {
        List<Expression> own = new ArrayList<>();
        join.keys().forEach(key -> own.add(new Compare(key.op(), key.left(), key.right())));
        own.addAll(Conjunction.split(join.residual()));
        boolean both = join.kind() == Join.Kind.INNER && !join.dependent();
        Pulled left = join.kind() == Join.Kind.RIGHT ? uncorrelated(join.left()) : withoutEmptyRow(join.left());
        Pulled right =
                both || join.kind() == Join.Kind.RIGHT ? withoutEmptyRow(join.right()) : uncorrelated(join.right());
        if (left == null || right == null || join.kind() == Join.Kind.FULL || !both && isCorrelated(own)) {
            return null;
        }
        List<Expression> conditions = new ArrayList<>(left.conditions());
        conditions.addAll(right.conditions());
        if (!isCorrelated(own)) {
            Plan plan = new Join(
                    join.kind(), left.plan(), right.plan(), join.keys(), join.residual(), join.mark(), join.dependent());
            return new Pulled(plan, conditions, null);
        }
        List<Expression> kept = new ArrayList<>();
        own.forEach(term -> (isCorrelated(term) ? conditions : kept).add(term));
        JoinConditions split =
                JoinConditions.split(kept, Columns.ids(left.plan()), Columns.ids(right.plan()));
        Plan plan =
                new Join(join.kind(), left.plan(), right.plan(), split.keys(), split.residual(), null, false);
        return new Pulled(plan, conditions, null);
    }

    private @Nullable Pulled uncorrelated(Plan plan) {
        return Columns.refersTo(plan, outer) ? null : new Pulled(plan, List.of(), null);
    }

    // --- operators that look at many rows ------------------------------------------------------------------------

    /// A subquery whose correlation is nothing but equalities with columns of its plan.
    private record Branch(Plan plan, List<Equality> equalities) {}

    /// The input with the inner sides of its equalities as columns; null if it is correlated in another way.
    private @Nullable Branch branch(Plan plan) {
        Pulled input = withoutEmptyRow(plan);
        List<Equality> equalities = input == null ? null : Equality.all(input.conditions(), input.plan());
        if (input == null || equalities == null) {
            return null;
        }
        List<Assignment> assignments = new ArrayList<>(Columns.identities(input.plan().output()));
        List<Equality> onColumns = new ArrayList<>();
        for (Equality equality : equalities) {
            if (equality.inner() instanceof Reference) {
                onColumns.add(equality);
                continue;
            }
            Field field = ids.field("key", equality.inner().type());
            assignments.add(new Assignment(field, equality.inner()));
            onColumns.add(equality.with(Reference.to(field)));
        }
        boolean computed = assignments.size() > input.plan().output().size();
        return new Branch(computed ? new Plan.Project(input.plan(), assignments) : input.plan(), onColumns);
    }

    private static List<Expression> inner(Branch branch) {
        return branch.equalities().stream().map(Equality::inner).distinct().toList();
    }

    private static List<Expression> conditions(List<Equality> equalities) {
        return equalities.stream().map(Equality::asCondition).toList();
    }

    private @Nullable Pulled aggregate(Aggregate aggregate) {
        Branch input = branch(aggregate.input());
        if (input == null || isCorrelated(PlanTree.expressions(aggregate))) {
            return null;
        }
        List<Assignment> keys = new ArrayList<>(aggregate.keys());
        List<Integer> added = new ArrayList<>();
        List<Equality> equalities = new ArrayList<>();
        for (Equality equality : input.equalities()) {
            int index = indexOf(keys, equality.inner());
            boolean everywhere = index >= aggregate.keys().size()
                    || index >= 0 && aggregate.groupingSets().stream().allMatch(set -> set.contains(index));
            if (index < 0 || !everywhere) {
                Reference column = (Reference) equality.inner();
                Field field = ids.field(column.name(), column.type());
                added.add(keys.size());
                keys.add(new Assignment(field, column));
                equalities.add(equality.with(Reference.to(field)));
            } else {
                equalities.add(equality.with(Reference.to(keys.get(index).field())));
            }
        }
        List<List<Integer>> sets = new ArrayList<>();
        for (List<Integer> set : aggregate.groupingSets()) {
            List<Integer> wider = new ArrayList<>(set);
            wider.addAll(added);
            sets.add(wider);
        }
        Plan plan = new Aggregate(input.plan(), keys, sets, aggregate.measures(), aggregate.groupingId());
        return new Pulled(plan, conditions(equalities), emptyGroup(aggregate));
    }

    private static int indexOf(List<Assignment> keys, Expression expression) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).expression().equals(expression)) {
                return i;
            }
        }
        return -1;
    }

    /// The row that `aggregate` puts out for no input, by field id; null if there is none.
    static @Nullable Map<Integer, Expression> emptyGroup(Aggregate aggregate) {
        int set = aggregate.groupingSets().indexOf(List.<Integer>of());
        if (set < 0) {
            return null;
        }
        Map<Integer, Expression> row = new HashMap<>();
        aggregate.keys().forEach(key ->
                row.put(key.field().id(), new Literal(null, key.field().type())));
        for (Aggregate.Measure measure : aggregate.measures()) {
            boolean zero = FunctionCatalog.standard()
                    .canonical(measure.call().function())
                    .has(Trait.ZERO_WHEN_EMPTY);
            row.put(measure.field().id(), new Literal(zero ? 0L : null, measure.field().type()));
        }
        if (aggregate.groupingId() != null) {
            row.put(aggregate.groupingId().id(), new Literal((long) set, aggregate.groupingId().type()));
        }
        return row;
    }

    private @Nullable Pulled distinctOn(Plan.DistinctOn distinct) {
        Branch input = branch(distinct.input());
        if (input == null || isCorrelated(PlanTree.expressions(distinct))) {
            return null;
        }
        List<Expression> keys = new ArrayList<>(distinct.keys());
        inner(input).stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return new Pulled(
                new Plan.DistinctOn(input.plan(), keys, distinct.order()), conditions(input.equalities()), null);
    }

    private @Nullable Pulled window(Plan.Window window) {
        Branch input = branch(window.input());
        if (input == null || isCorrelated(PlanTree.expressions(window))) {
            return null;
        }
        List<Expression> partitionBy = new ArrayList<>(window.partitionBy());
        inner(input).stream().filter(key -> !partitionBy.contains(key)).forEach(partitionBy::add);
        return new Pulled(
                new Plan.Window(
                        input.plan(),
                        partitionBy,
                        window.order(),
                        window.calls(),
                        window.rowsMax(),
                        window.counted()),
                conditions(input.equalities()),
                null);
    }

    private @Nullable Pulled limit(Plan input, List<SortKey> keys, long limit, long offset) {
        if (isCorrelated(keys(keys))) {
            return null;
        }
        if (limit >= 1 && offset == 0 && Cardinality.of(input) != Cardinality.ANY) {
            return pull(input);
        }
        Branch branch = branch(input);
        return branch == null
                ? null
                : new Pulled(
                        LimitPerKey.apply(branch.plan(), inner(branch), keys, limit, offset, ids),
                        conditions(branch.equalities()),
                        null);
    }

    // --- operators with many inputs ------------------------------------------------------------------------------

    private interface Merge {
        Plan of(List<Plan> inputs, List<Field> fields);
    }

    /// The inputs, tied to the same outer expressions in the same order; null if they are not.
    private @Nullable List<Branch> branches(List<Plan> inputs, List<Field> fields) {
        List<Branch> branches = new ArrayList<>();
        for (Plan input : inputs) {
            Branch branch = branch(input);
            if (branch == null) {
                return null;
            }
            if (branches.isEmpty()) {
                branches.add(branch);
                continue;
            }
            List<Equality> rest = new ArrayList<>(branch.equalities());
            List<Equality> aligned = new ArrayList<>();
            for (Equality wanted : branches.getFirst().equalities()) {
                Equality match = rest.stream()
                        .filter(each -> each.op() == wanted.op() && each.outer().equals(wanted.outer()))
                        .findFirst()
                        .orElse(null);
                if (match == null) {
                    return null;
                }
                rest.remove(match);
                aligned.add(match);
            }
            if (!rest.isEmpty()) {
                return null;
            }
            branches.add(new Branch(branch.plan(), aligned));
        }
        for (int i = 0; i < inputs.size(); i++) {
            List<Field> columns = new ArrayList<>(inputs.get(i).output().subList(0, fields.size()));
            branches.set(i, withColumns(branches.get(i), columns));
        }
        return branches;
    }

    /// The branch with just its own columns and then one per equality, each under a field of its own.
    private Branch withColumns(Branch branch, List<Field> columns) {
        List<Assignment> assignments = new ArrayList<>(Columns.identities(columns));
        List<Equality> renamed = new ArrayList<>();
        for (Equality equality : branch.equalities()) {
            Field field = ids.field("key", equality.inner().type());
            assignments.add(new Assignment(field, equality.inner()));
            renamed.add(equality.with(Reference.to(field)));
        }
        return new Branch(new Plan.Project(branch.plan(), assignments), renamed);
    }

    private Pulled merged(List<Branch> branches, List<Field> fields, Merge merge) {
        List<Field> all = new ArrayList<>(fields);
        List<Equality> equalities = new ArrayList<>();
        for (Equality equality : branches.getFirst().equalities()) {
            Type type = equality.inner().type();
            Field field = ids.field("key", type);
            all.add(field);
            equalities.add(equality.with(Reference.to(field)));
        }
        List<Plan> inputs = branches.stream().map(Branch::plan).toList();
        return new Pulled(merge.of(inputs, all), conditions(equalities), null);
    }
}
