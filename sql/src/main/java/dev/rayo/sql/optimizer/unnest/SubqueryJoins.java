package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.expression.RowOrder;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.PlanReferences;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replaces subqueries in expressions by columns of joins below. The joins are dependent where the subqueries are
/// correlated.
final class SubqueryJoins {
    private final FieldIds ids;

    SubqueryJoins(FieldIds ids) {
        this.ids = ids;
    }

    Plan apply(Plan plan) {
        return PlanTree.rewrite(plan, this::node);
    }

    static boolean hasSubquery(Expression expression) {
        boolean[] found = {false};
        ExpressionTree.visit(expression, each -> found[0] |= each instanceof Subquery);
        return found[0];
    }

    private Plan node(Plan plan) {
        if (PlanTree.expressions(plan).stream().noneMatch(SubqueryJoins::hasSubquery)) {
            boolean correlatedRow = plan instanceof Plan.Values values
                    && values.rows().size() == 1
                    && !PlanReferences.free(values).isEmpty();
            return correlatedRow ? values((Plan.Values) plan) : plan;
        }
        return switch (plan) {
            case Plan.Filter filter -> filter(filter);
            case Join join -> join(join);
            case Plan.Values values -> values(values);
            case Plan.Project p -> overJoins(p, p.input());
            case Plan.Aggregate a -> overJoins(a, a.input());
            case Plan.Sort s -> Columns.only(overJoins(s, s.input()), plan.output());
            case Plan.TopN t -> Columns.only(overJoins(t, t.input()), plan.output());
            case Plan.DistinctOn d -> Columns.only(overJoins(d, d.input()), plan.output());
            case Plan.Window w -> Columns.only(overJoins(w, w.input()), plan.output());
            case Plan.Series s -> throw computedSeries();
            case Plan.Scan s -> throw misplaced(s);
            case Plan.Limit l -> throw misplaced(l);
            case Plan.Union u -> throw misplaced(u);
            case Plan.SetOperation s -> throw misplaced(s);
            case Plan.With w -> throw misplaced(w);
            case Plan.SharedScan s -> throw misplaced(s);
            case Plan.Exchange e -> throw misplaced(e);
        };
    }

    private static RayoException misplaced(Plan node) {
        return RayoException.internal("a subquery in " + node.getClass().getSimpleName(), null);
    }

    /// The node over its input joined with the subqueries; their columns stay visible above nodes that pass all
    /// columns.
    private Plan overJoins(Plan node, Plan input) {
        Joined joined = new Joined(input);
        Plan mapped = PlanTree.mapExpressions(node, joined::extract);
        return PlanTree.withInputs(mapped, List.of(joined.plan));
    }

    /// Each row becomes a projection of its own, which other rules know how to pull up.
    private Plan values(Plan.Values values) {
        List<Plan> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            Joined joined = new Joined(new Plan.Values(List.of(), List.of(List.of())));
            List<Assignment> columns = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Field field = values.rows().size() == 1 ? values.fields().get(i) : ids.fresh(values.fields().get(i));
                columns.add(new Assignment(field, joined.extract(row.get(i))));
            }
            rows.add(new Plan.Project(joined.plan, columns));
        }
        return rows.size() == 1 ? rows.getFirst() : new Plan.Union(rows, values.fields());
    }

    private static RayoException computedSeries() {
        return RayoException.user(
                "the bounds of range and generate_series must be constants, not subqueries",
                "make the series longer and filter it with WHERE");
    }

    // --- filters -------------------------------------------------------------------------------------------------

    private Plan filter(Plan.Filter filter) {
        List<Expression> plain = new ArrayList<>();
        List<Expression> nested = new ArrayList<>();
        for (Expression term : Conjunction.split(filter.predicate())) {
            (hasSubquery(term) ? nested : plain).add(term);
        }
        Expression before = Conjunction.orNull(plain);
        Joined joined = new Joined(before == null ? filter.input() : new Plan.Filter(filter.input(), before));
        List<Expression> after = new ArrayList<>();
        for (Expression term : nested) {
            if (!joined.asSemiJoin(term, false)) {
                after.add(joined.extract(term));
            }
        }
        Expression rest = Conjunction.orNull(after);
        Plan result = rest == null ? joined.plan : new Plan.Filter(joined.plan, rest);
        return Columns.only(result, filter.output());
    }

    // --- joins ---------------------------------------------------------------------------------------------------

    /// A condition of an inner join is a filter above it. In other joins a subquery must belong to one side, which
    /// it is computed beside.
    private Plan join(Join join) {
        List<Expression> conditions = new ArrayList<>();
        for (Join.Key key : join.keys()) {
            conditions.add(new Compare(key.op(), key.left(), key.right()));
        }
        conditions.addAll(Conjunction.split(join.residual()));
        if (join.kind() == Join.Kind.INNER) {
            Plan product = new Join(
                    Join.Kind.INNER, join.left(), join.right(), List.of(), null, null, join.dependent());
            return filter(new Plan.Filter(product, Conjunction.of(conditions)));
        }
        Joined left = new Joined(join.left());
        Joined right = new Joined(join.right());
        Set<Integer> leftIds = Columns.ids(join.left());
        Set<Integer> rightIds = Columns.ids(join.right());
        List<Expression> extracted = new ArrayList<>();
        for (Expression condition : conditions) {
            extracted.add(oneSided(condition, left, leftIds, right, rightIds));
        }
        JoinConditions split = JoinConditions.split(extracted, Columns.ids(left.plan), Columns.ids(right.plan));
        Plan result = new Join(
                join.kind(), left.plan, right.plan, split.keys(), split.residual(), join.mark(), join.dependent());
        return Columns.only(result, join.output());
    }

    private Expression oneSided(
            Expression expression, Joined left, Set<Integer> leftIds, Joined right, Set<Integer> rightIds) {
        if (!(expression instanceof Subquery subquery)) {
            return ExpressionTree.mapChildren(
                    expression, child -> oneSided(child, left, leftIds, right, rightIds));
        }
        boolean usesLeft = Columns.refersTo(subquery, leftIds);
        boolean usesRight = Columns.refersTo(subquery, rightIds);
        if (usesLeft && usesRight) {
            throw RayoException.user(
                    "a subquery in the condition of an outer, semi or anti join cannot refer to both sides",
                    "join in a subquery first, or move the condition to WHERE");
        }
        return (usesLeft ? left : right).extract(subquery);
    }

    // --- one input and the joins on it ---------------------------------------------------------------------------

    private final class Joined {
        private Plan plan;

        private Joined(Plan plan) {
            this.plan = plan;
        }

        /// `expression` with columns of [#plan] in the place of its subqueries, which are joined to it.
        private Expression extract(Expression expression) {
            if (!hasSubquery(expression)) {
                return expression;
            }
            Expression mapped = ExpressionTree.mapChildren(expression, this::extract);
            if (!(mapped instanceof Subquery subquery)) {
                return mapped;
            }
            Plan query = apply(subquery.plan());
            return switch (subquery.kind()) {
                case SCALAR -> scalar(query);
                case EXISTS -> exists(query);
                case ANY -> mark(subquery, query, op(subquery));
                case ALL -> new Not(mark(subquery, query, op(subquery).negated()));
            };
        }

        private Expression scalar(Plan query) {
            Join.Kind kind =
                    switch (Cardinality.of(query)) {
                        case ONE -> Join.Kind.INNER;
                        case AT_MOST_ONE -> Join.Kind.LEFT;
                        case ANY -> Join.Kind.SINGLE;
                    };
            Field field = query.output().getFirst();
            join(kind, query, List.of(), null, null);
            return Reference.to(field);
        }

        private Expression exists(Plan query) {
            Plan rows = Existence.of(query);
            if (Cardinality.of(rows) == Cardinality.ONE) {
                return Literal.TRUE;
            }
            Field mark = ids.field("mark", Type.BOOLEAN);
            join(Join.Kind.MARK, rows, List.of(), null, mark);
            return new Compare(Compare.Op.NOT_DISTINCT, Reference.to(mark), Literal.TRUE);
        }

        private Expression mark(Subquery subquery, Plan query, Compare.Op op) {
            Field mark = ids.field("mark", Type.BOOLEAN);
            compare(Join.Kind.MARK, subquery, query, op, mark);
            return Reference.to(mark);
        }

        private void compare(Join.Kind kind, Subquery subquery, Plan query, Compare.Op op, @Nullable Field mark) {
            if (subquery.operands().size() > 1 && op != Compare.Op.EQ && op != Compare.Op.NE) {
                List<Expression> columns = new ArrayList<>();
                query.output().forEach(field -> columns.add(Reference.to(field)));
                join(kind, query, List.of(), RowOrder.compare(op, subquery.operands(), columns), mark);
                return;
            }
            List<Join.Key> keys = new ArrayList<>();
            List<Expression> terms = new ArrayList<>();
            Set<Integer> own = Columns.ids(plan);
            for (int i = 0; i < subquery.operands().size(); i++) {
                Expression operand = subquery.operands().get(i);
                Reference column = Reference.to(query.output().get(i));
                boolean hashed = op == Compare.Op.EQ && Columns.isOver(operand, own);
                if (hashed) {
                    keys.add(new Join.Key(operand, column, Compare.Op.EQ));
                } else {
                    terms.add(new Compare(op, operand, column));
                }
            }
            Expression residual = op == Compare.Op.NE && terms.size() > 1
                    ? Conjunction.anyOf(terms)
                    : Conjunction.orNull(terms);
            join(kind, query, keys, residual, mark);
        }

        /// Joins `term` as a semi or anti join where it is nothing but a (negated) subquery and that is the same to
        /// a filter.
        private boolean asSemiJoin(Expression term, boolean negated) {
            if (term instanceof Not(Expression operand)) {
                return asSemiJoin(operand, !negated);
            }
            if (!(term instanceof Subquery subquery)
                    || subquery.operands().stream().anyMatch(SubqueryJoins::hasSubquery)) {
                return false;
            }
            return switch (subquery.kind()) {
                case EXISTS -> {
                    Plan rows = Existence.of(apply(subquery.plan()));
                    join(negated ? Join.Kind.ANTI : Join.Kind.SEMI, rows, List.of(), null, null);
                    yield true;
                }
                case ANY, ALL -> {
                    // NOT ANY and ALL are true only if no comparison is NULL: that is for MARK joins to know.
                    if (negated != (subquery.kind() == Subquery.Kind.ALL)) {
                        yield false;
                    }
                    Compare.Op op = negated ? op(subquery).negated() : op(subquery);
                    compare(Join.Kind.SEMI, subquery, apply(subquery.plan()), op, null);
                    yield true;
                }
                case SCALAR -> false;
            };
        }

        private static Compare.Op op(Subquery subquery) {
            return Objects.requireNonNull(subquery.op());
        }

        private void join(
                Join.Kind kind, Plan query, List<Join.Key> keys, @Nullable Expression residual, @Nullable Field mark) {
            Set<Integer> outer = new HashSet<>(PlanReferences.free(query).keySet());
            outer.retainAll(Columns.ids(plan));
            plan = new Join(kind, plan, query, keys, residual, mark, !outer.isEmpty());
        }
    }
}
