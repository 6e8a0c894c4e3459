package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanReferences;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Evaluates a correlated plan for all distinct values of the outer columns, its domain, at once.
///
/// ```text
/// L ⋈dep R    becomes    WITH L, D = DISTINCT columns OF L:   L ⋈ (R for each row of D)   ON columns = domain
/// ```
///
/// "R for each row of D" is R with the domain joined in at the bottom and its columns in every operator: in the keys
/// of groups, the partitions of windows, the conditions of joins of two such plans. NULL is a value of the domain
/// like any other.
final class DomainPush {
    private final FieldIds ids;
    private final int sharedDomain;
    private final List<Field> columns;
    private final Set<Integer> outer;

    private DomainPush(FieldIds ids, int sharedDomain, List<Field> columns) {
        this.ids = ids;
        this.sharedDomain = sharedDomain;
        this.columns = columns;
        outer = new LinkedHashSet<>();
        columns.forEach(column -> outer.add(column.id()));
    }

    /// The dependent `join` as a plain one.
    static Plan apply(Join join, FieldIds ids) {
        Plan left = join.left();
        Set<Integer> used = PlanReferences.free(join.right()).keySet();
        List<Field> columns =
                left.output().stream().filter(field -> used.contains(field.id())).toList();
        int sharedLeft = ids.next();
        int sharedDomain = ids.next();
        DomainPush push = new DomainPush(ids, sharedDomain, columns);
        Plan rows = scan(sharedLeft, "outer", left, left.output(), ids);
        Plan domain = distinct(scan(sharedLeft, "outer", left, columns, ids));
        Pushed right = push.push(join.right());
        List<Expression> conditions = new ArrayList<>();
        join.keys().forEach(key -> conditions.add(new Compare(key.op(), key.left(), key.right())));
        conditions.addAll(Conjunction.split(join.residual()));
        for (Field column : columns) {
            conditions.add(new Compare(
                    Compare.Op.NOT_DISTINCT, Reference.to(column), Reference.to(right.domainOf(column))));
        }
        JoinConditions split = JoinConditions.split(conditions, Columns.ids(rows), Columns.ids(right.plan()));
        Plan plain = new Join(join.kind(), rows, right.plan(), split.keys(), split.residual(), join.mark(), false);
        return new With(
                List.of(new With.Shared(sharedLeft, "outer", left), new With.Shared(sharedDomain, "domain", domain)),
                Columns.only(plain, join.output()));
    }

    /// Some columns of a shared plan under their own ids.
    private static Plan scan(int shared, String name, Plan plan, List<Field> wanted, FieldIds ids) {
        List<Field> fields = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        for (Field field : wanted) {
            Field fresh = ids.fresh(field);
            fields.add(fresh);
            indexes.add(plan.output().indexOf(field));
            assignments.add(new Assignment(field, Reference.to(fresh)));
        }
        return new Plan.Project(new SharedScan(shared, name, fields, indexes), assignments);
    }

    private static Plan distinct(Plan plan) {
        List<Assignment> keys = Columns.identities(plan.output());
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(i);
        }
        return new Aggregate(plan, keys, List.of(all), List.of(), null);
    }

    /// @param domain by the id of an outer column, the field of `plan` that has its value
    private record Pushed(Plan plan, Map<Integer, Field> domain) {
        Field domainOf(Field column) {
            return Objects.requireNonNull(domain.get(column.id()));
        }
    }

    private Pushed domain() {
        List<Field> fields = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        Map<Integer, Field> domain = new HashMap<>();
        for (Field column : columns) {
            Field fresh = ids.fresh(column);
            indexes.add(fields.size());
            fields.add(fresh);
            domain.put(column.id(), fresh);
        }
        return new Pushed(new SharedScan(sharedDomain, "domain", fields, indexes), domain);
    }

    private boolean isCorrelated(Plan plan) {
        return Columns.refersTo(plan, outer);
    }

    private Substitution over(Map<Integer, Field> domain) {
        Map<Integer, Expression> references = new HashMap<>();
        domain.forEach((id, field) -> references.put(id, Reference.to(field)));
        return Substitution.of(references);
    }

    private List<Reference> references(Pushed pushed) {
        return columns.stream().map(column -> Reference.to(pushed.domainOf(column))).toList();
    }

    private List<Field> fields(Pushed pushed) {
        return columns.stream().map(pushed::domainOf).toList();
    }

    // --- operators -----------------------------------------------------------------------------------------------

    private Pushed push(Plan plan) {
        if (!isCorrelated(plan)) {
            Pushed domain = domain();
            return new Pushed(
                    new Join(Join.Kind.INNER, domain.plan(), plan, List.of(), null, null, false), domain.domain());
        }
        return switch (plan) {
            case Plan.Filter f -> {
                Pushed input = push(f.input());
                Expression predicate = over(input.domain()).apply(f.predicate());
                yield new Pushed(new Plan.Filter(input.plan(), predicate), input.domain());
            }
            case Plan.Project p -> {
                Pushed input = push(p.input());
                Substitution substitution = over(input.domain());
                List<Assignment> assignments = new ArrayList<>();
                p.assignments()
                        .forEach(each ->
                                assignments.add(new Assignment(each.field(), substitution.apply(each.expression()))));
                assignments.addAll(Columns.identities(fields(input)));
                yield new Pushed(new Plan.Project(input.plan(), assignments), input.domain());
            }
            case Aggregate a -> aggregate(a);
            case Join j -> join(j);
            case Plan.Sort s -> push(s.input());
            case Plan.TopN t -> limit(t.input(), t.keys(), t.limit(), t.offset());
            case Plan.Limit l ->
                l.input() instanceof Plan.Sort sort
                        ? limit(sort.input(), sort.keys(), l.limit(), l.offset())
                        : limit(l.input(), List.of(), l.limit(), l.offset());
            case Plan.DistinctOn d -> {
                Pushed input = push(d.input());
                Plan.DistinctOn mapped =
                        (Plan.DistinctOn) over(input.domain())
                                .apply(new Plan.DistinctOn(input.plan(), d.keys(), d.order()));
                List<Expression> keys = new ArrayList<>(references(input));
                keys.addAll(mapped.keys());
                yield new Pushed(new Plan.DistinctOn(input.plan(), keys, mapped.order()), input.domain());
            }
            case Plan.Window w -> {
                Pushed input = push(w.input());
                Plan.Window mapped = (Plan.Window) over(input.domain())
                        .apply(new Plan.Window(
                                input.plan(), w.partitionBy(), w.order(), w.calls(), w.rowsMax(), w.counted()));
                List<Expression> partitionBy = new ArrayList<>(references(input));
                partitionBy.addAll(mapped.partitionBy());
                yield new Pushed(
                        new Plan.Window(
                                input.plan(),
                                partitionBy,
                                mapped.order(),
                                mapped.calls(),
                                mapped.rowsMax(),
                                mapped.counted()),
                        input.domain());
            }
            case Plan.Union u -> {
                List<Field> fresh = columns.stream().map(ids::fresh).toList();
                List<Plan> inputs =
                        u.inputs().stream().map(this::pushPositional).toList();
                yield new Pushed(new Plan.Union(inputs, plus(u.fields(), fresh)), byColumn(fresh));
            }
            case Plan.SetOperation s -> {
                List<Field> fresh = columns.stream().map(ids::fresh).toList();
                yield new Pushed(
                        new Plan.SetOperation(
                                s.kind(),
                                s.all(),
                                pushPositional(s.left()),
                                pushPositional(s.right()),
                                plus(s.fields(), fresh)),
                        byColumn(fresh));
            }
            case With w -> {
                Pushed input = push(w.input());
                yield new Pushed(new With(w.shared(), input.plan()), input.domain());
            }
            case Plan.Values v -> values(v);
            case Plan.Series s ->
                throw RayoException.user(
                        "the bounds of range and generate_series cannot be columns of other tables",
                        "join a longer series and filter it: FROM t JOIN range(1000) r(i) ON i < t.n");
            case Plan.Scan s -> throw RayoException.internal("a correlated scan of " + s.table().name(), null);
            case SharedScan s -> throw RayoException.internal("a correlated scan of " + s.name(), null);
            case Plan.Exchange e -> throw RayoException.internal("an exchange before unnesting", null);
        };
    }

    private static List<Field> plus(List<Field> fields, List<Field> more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more);
        return all;
    }

    private Map<Integer, Field> byColumn(List<Field> fields) {
        Map<Integer, Field> domain = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            domain.put(columns.get(i).id(), fields.get(i));
        }
        return domain;
    }

    /// The plan's own columns, then the domain's.
    private Plan pushPositional(Plan plan) {
        Pushed pushed = push(plan);
        return Columns.only(pushed.plan(), plus(plan.output(), fields(pushed)));
    }

    private Pushed values(Plan.Values values) {
        List<Field> fresh = columns.stream().map(ids::fresh).toList();
        List<Plan> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            Pushed domain = domain();
            Substitution substitution = over(domain.domain());
            List<Assignment> assignments = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Field field = ids.fresh(values.fields().get(i));
                assignments.add(new Assignment(field, substitution.apply(row.get(i))));
            }
            assignments.addAll(Columns.identities(fields(domain)));
            rows.add(new Plan.Project(domain.plan(), assignments));
        }
        return new Pushed(new Plan.Union(rows, plus(values.fields(), fresh)), byColumn(fresh));
    }

    private Pushed limit(Plan plan, List<SortKey> keys, long limit, long offset) {
        Pushed input = push(plan);
        Substitution substitution = over(input.domain());
        List<SortKey> order = keys.stream()
                .map(key -> new SortKey(substitution.apply(key.expression()), key.ascending(), key.nullsFirst()))
                .toList();
        List<Expression> domain = new ArrayList<>(references(input));
        return new Pushed(LimitPerKey.apply(input.plan(), domain, order, limit, offset, ids), input.domain());
    }

    /// Groups per value of the domain. An aggregate without keys has a row also for values without rows, which the
    /// domain is joined for once more.
    private Pushed aggregate(Aggregate aggregate) {
        Pushed input = push(aggregate.input());
        Aggregate mapped = (Aggregate) over(input.domain())
                .apply(new Aggregate(
                        input.plan(),
                        aggregate.keys(),
                        aggregate.groupingSets(),
                        aggregate.measures(),
                        aggregate.groupingId()));
        List<Assignment> keys = new ArrayList<>(mapped.keys());
        List<Field> groups = columns.stream().map(ids::fresh).toList();
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            added.add(keys.size());
            keys.add(new Assignment(groups.get(i), references(input).get(i)));
        }
        List<List<Integer>> sets = new ArrayList<>();
        for (List<Integer> set : mapped.groupingSets()) {
            List<Integer> wider = new ArrayList<>(set);
            wider.addAll(added);
            sets.add(wider);
        }
        Plan grouped = new Aggregate(input.plan(), keys, sets, mapped.measures(), mapped.groupingId());
        Map<Integer, Expression> emptyRow = PullUp.emptyGroup(aggregate);
        return emptyRow == null
                ? new Pushed(grouped, byColumn(groups))
                : withEmptyGroups(aggregate, grouped, groups, emptyRow);
    }

    private Pushed withEmptyGroups(
            Aggregate aggregate, Plan grouped, List<Field> groups, Map<Integer, Expression> emptyRow) {
        Pushed domain = domain();
        List<Join.Key> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            keys.add(new Join.Key(
                    references(domain).get(i), Reference.to(groups.get(i)), Compare.Op.NOT_DISTINCT));
        }
        Field matched = ids.field("matched", Type.BOOLEAN);
        List<Assignment> flagged = new ArrayList<>(Columns.identities(grouped.output()));
        flagged.add(new Assignment(matched, Literal.TRUE));
        Plan joined = new Join(
                Join.Kind.LEFT, domain.plan(), new Plan.Project(grouped, flagged), keys, null, null, false);
        List<Assignment> columnsOut = new ArrayList<>();
        for (Field field : aggregate.output()) {
            Expression empty = Objects.requireNonNull(emptyRow.get(field.id()));
            Expression value = EmptyValue.isNull(empty)
                    ? Reference.to(field)
                    : new Case(
                            List.of(new Case.Branch(new IsNull(Reference.to(matched)), empty)), Reference.to(field));
            columnsOut.add(new Assignment(field, value));
        }
        columnsOut.addAll(Columns.identities(fields(domain)));
        return new Pushed(new Plan.Project(joined, columnsOut), domain.domain());
    }

    // --- joins ---------------------------------------------------------------------------------------------------

    private Pushed join(Join join) {
        return switch (join.kind()) {
            case INNER -> isCorrelated(join.left()) || join.dependent() || !isCorrelated(join.right())
                    ? leftFirst(join)
                    : rightOnly(join);
            case LEFT, SEMI, ANTI, MARK, SINGLE -> leftFirst(join);
            case RIGHT -> rightFirst(join);
            case FULL -> full(join);
        };
    }

    private List<Expression> conditions(Join join, Substitution substitution) {
        List<Expression> conditions = new ArrayList<>();
        join.keys().forEach(key ->
                conditions.add(substitution.apply(new Compare(key.op(), key.left(), key.right()))));
        Conjunction.split(join.residual()).forEach(term -> conditions.add(substitution.apply(term)));
        return conditions;
    }

    private void tie(Pushed left, Pushed right, List<Expression> conditions) {
        for (int i = 0; i < columns.size(); i++) {
            conditions.add(new Compare(
                    Compare.Op.NOT_DISTINCT, references(left).get(i), references(right).get(i)));
        }
    }

    private static Plan joined(Join join, Plan left, Plan right, List<Expression> conditions, boolean dependent) {
        JoinConditions split = JoinConditions.split(conditions, Columns.ids(left), Columns.ids(right));
        return new Join(join.kind(), left, right, split.keys(), split.residual(), join.mark(), dependent);
    }

    /// The domain comes with the left side. A dependent join hands it on to its right side in the left side's
    /// columns.
    private Pushed leftFirst(Join join) {
        Pushed left = push(join.left());
        Substitution substitution = over(left.domain());
        List<Expression> conditions = conditions(join, substitution);
        if (join.dependent()) {
            Plan right = PlanTree.rewrite(join.right(), substitution::apply);
            return new Pushed(joined(join, left.plan(), right, conditions, true), left.domain());
        }
        if (!isCorrelated(join.right())) {
            return new Pushed(joined(join, left.plan(), join.right(), conditions, false), left.domain());
        }
        Pushed right = push(join.right());
        tie(left, right, conditions);
        Plan plan = joined(join, left.plan(), right.plan(), conditions, false);
        return new Pushed(plan, left.domain());
    }

    private Pushed rightOnly(Join join) {
        Pushed right = push(join.right());
        List<Expression> conditions = conditions(join, over(right.domain()));
        return new Pushed(joined(join, join.left(), right.plan(), conditions, false), right.domain());
    }

    private Pushed rightFirst(Join join) {
        Pushed right = push(join.right());
        List<Expression> conditions = conditions(join, over(right.domain()));
        Plan left = join.left();
        if (isCorrelated(left)) {
            Pushed pushed = push(left);
            tie(pushed, right, conditions);
            left = pushed.plan();
        }
        return new Pushed(joined(join, left, right.plan(), conditions, false), right.domain());
    }

    /// Rows without a match have the domain's value on one side only.
    private Pushed full(Join join) {
        Pushed left = push(join.left());
        Pushed right = push(join.right());
        List<Expression> conditions = conditions(join, over(left.domain()));
        tie(left, right, conditions);
        Field matched = ids.field("matched", Type.BOOLEAN);
        List<Assignment> flagged = new ArrayList<>(Columns.identities(left.plan().output()));
        flagged.add(new Assignment(matched, Literal.TRUE));
        Plan both = joined(join, new Plan.Project(left.plan(), flagged), right.plan(), conditions, false);
        List<Field> fresh = columns.stream().map(ids::fresh).toList();
        List<Assignment> assignments = new ArrayList<>(Columns.identities(join.output()));
        for (int i = 0; i < columns.size(); i++) {
            Case.Branch onLeft =
                    new Case.Branch(new Not(new IsNull(Reference.to(matched))), references(left).get(i));
            assignments.add(new Assignment(
                    fresh.get(i), new Case(List.of(onLeft), references(right).get(i))));
        }
        return new Pushed(new Plan.Project(both, assignments), byColumn(fresh));
    }
}
