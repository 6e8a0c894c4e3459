package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes plain joins of dependent ones.
///
/// First all that [PullUp] can take apart, innermost first. What is left needs the domain: outermost first, so that
/// the left side of the join is complete, and [DomainPush] passes the domain on to the dependent joins inside.
final class DependentJoins {
    private final FieldIds ids;

    DependentJoins(FieldIds ids) {
        this.ids = ids;
    }

    Plan eliminate(Plan plan) {
        Plan simplified = pullUp(plan);
        while (isDependent(simplified)) {
            simplified = pullUp(pushOutermost(simplified));
        }
        return simplified;
    }

    private static boolean isDependent(Plan plan) {
        boolean[] found = {false};
        PlanTree.visit(plan, node -> found[0] |= node instanceof Join join && join.dependent());
        return found[0];
    }

    private Plan pullUp(Plan plan) {
        return PlanTree.rewrite(plan, node -> node instanceof Join join && join.dependent() ? pulled(join) : node);
    }

    private Plan pushOutermost(Plan plan) {
        return plan instanceof Join join && join.dependent()
                ? DomainPush.apply(join, ids)
                : PlanTree.mapInputs(plan, this::pushOutermost);
    }

    // --- one join ------------------------------------------------------------------------------------------------

    /// The join without dependence, or as it was.
    private Plan pulled(Join join) {
        Set<Integer> outer = Columns.ids(join.left());
        if (!Columns.refersTo(join.right(), outer)) {
            return new Join(
                    join.kind(), join.left(), join.right(), join.keys(), join.residual(), join.mark(), false);
        }
        PullUp.Pulled right = new PullUp(ids, outer).pull(join.right());
        if (right == null) {
            boolean computes = PlanTree.expressions(join.right()).stream()
                    .anyMatch(expression -> Columns.refersTo(expression, outer));
            Plan lifted = computes && join.right() instanceof Plan.Project project ? lift(join, project) : null;
            return lifted == null ? join : lifted;
        }
        if (right.emptyRow() != null) {
            Plan scalar = overOneRow(join, right, right.emptyRow());
            return scalar == null ? join : scalar;
        }
        Plan plain = join(join.kind(), join.left(), right, own(join), join.mark());
        return Columns.only(plain, join.output());
    }

    private static List<Expression> own(Join join) {
        List<Expression> own = new ArrayList<>();
        join.keys().forEach(key -> own.add(new Compare(key.op(), key.left(), key.right())));
        own.addAll(Conjunction.split(join.residual()));
        return own;
    }

    private static Join join(
            Join.Kind kind, Plan left, PullUp.Pulled right, List<Expression> own, @Nullable Field mark) {
        List<Expression> all = new ArrayList<>(own);
        Plan plan = right.plan();
        if (kind == Join.Kind.MARK && !own.isEmpty()) {
            plan = twoValued(plan, right.conditions(), Columns.ids(left), all);
        } else {
            all.addAll(right.conditions());
        }
        JoinConditions split = JoinConditions.split(all, Columns.ids(left), Columns.ids(plan));
        return new Join(kind, left, plan, split.keys(), split.residual(), mark, false);
    }

    /// A mark is NULL if a comparison is. What only says which rows the subquery has must not make it so: conditions
    /// are added to `all` in forms that are never NULL. Returns the right side without rows that fulfil none.
    private static Plan twoValued(
            Plan right, List<Expression> conditions, Set<Integer> leftIds, List<Expression> all) {
        List<Expression> notNull = new ArrayList<>();
        Set<Integer> rightIds = Columns.ids(right);
        for (Expression condition : conditions) {
            Join.Key key = condition instanceof Compare compare ? JoinConditions.key(compare, leftIds, rightIds) : null;
            if (key == null) {
                all.add(new Compare(Compare.Op.NOT_DISTINCT, condition, Literal.TRUE));
                continue;
            }
            all.add(new Compare(Compare.Op.NOT_DISTINCT, key.left(), key.right()));
            if (key.op() == Compare.Op.EQ) {
                notNull.add(new Not(new IsNull(key.right())));
            }
        }
        Expression predicate = Conjunction.orNull(notNull);
        return predicate == null ? right : new Plan.Filter(right, predicate);
    }

    // --- subqueries of exactly one row ---------------------------------------------------------------------------

    /// An aggregate without GROUP BY has a row also where nothing matches: a left join gives NULLs there, which
    /// become the values over no rows. Null if the join asks for more.
    private @Nullable Plan overOneRow(Join join, PullUp.Pulled right, Map<Integer, Expression> emptyRow) {
        List<Expression> own = own(join);
        if (join.kind() == Join.Kind.LEFT && !own.isEmpty()) {
            return null;
        }
        Field matched = ids.field("matched", Type.BOOLEAN);
        boolean patched = join.right().output().stream()
                .anyMatch(field -> !EmptyValue.isNull(Objects.requireNonNull(emptyRow.get(field.id()))));
        Plan rows = right.plan();
        if (patched) {
            List<Assignment> withFlag = new ArrayList<>(Columns.identities(rows.output()));
            withFlag.add(new Assignment(matched, Literal.TRUE));
            rows = new Plan.Project(rows, withFlag);
        }
        PullUp.Pulled flagged = new PullUp.Pulled(rows, right.conditions(), null);
        Plan product = join(Join.Kind.LEFT, join.left(), flagged, List.of(), null);
        List<Assignment> columns = new ArrayList<>(Columns.identities(join.left().output()));
        for (Field field : join.right().output()) {
            Expression empty = Objects.requireNonNull(emptyRow.get(field.id()));
            Expression value = Reference.to(field);
            if (!EmptyValue.isNull(empty)) {
                Case.Branch none = new Case.Branch(new IsNull(Reference.to(matched)), empty);
                value = new Case(List.of(none), value);
            }
            columns.add(new Assignment(field, value));
        }
        Plan values = new Plan.Project(product, columns);
        Expression condition = Conjunction.orNull(own);
        return switch (join.kind()) {
            case LEFT, SINGLE, INNER -> condition == null ? values : new Plan.Filter(values, condition);
            case SEMI ->
                Columns.only(
                        condition == null ? values : new Plan.Filter(values, condition),
                        join.left().output());
            case ANTI -> {
                Expression failed = condition == null
                        ? Literal.FALSE
                        : new Compare(Compare.Op.DISTINCT, condition, Literal.TRUE);
                yield Columns.only(new Plan.Filter(values, failed), join.left().output());
            }
            case MARK -> {
                List<Assignment> marked = new ArrayList<>(Columns.identities(join.left().output()));
                marked.add(new Assignment(
                        Objects.requireNonNull(join.mark()), condition == null ? Literal.TRUE : condition));
                yield new Plan.Project(values, marked);
            }
            case RIGHT, FULL -> null;
        };
    }

    // --- projections that compute with outer columns -------------------------------------------------------------

    /// The projection above the join instead of below; where the join keeps rows without a match, guarded by a flag.
    private @Nullable Plan lift(Join join, Plan.Project project) {
        boolean keeps =
                switch (join.kind()) {
                    case INNER -> false;
                    case LEFT, SINGLE -> Cardinality.of(project.input()) != Cardinality.ONE;
                    case SEMI, ANTI, MARK, RIGHT, FULL -> true;
                };
        boolean pads = join.kind() == Join.Kind.LEFT || join.kind() == Join.Kind.SINGLE;
        if (keeps && !pads || pads && !own(join).isEmpty()) {
            return null;
        }
        Plan input = project.input();
        Field matched = ids.field("matched", Type.BOOLEAN);
        if (keeps) {
            List<Assignment> withFlag = new ArrayList<>(Columns.identities(input.output()));
            withFlag.add(new Assignment(matched, Literal.TRUE));
            input = new Plan.Project(input, withFlag);
        }
        Set<Integer> outer = Columns.ids(join.left());
        Join below = new Join(
                join.kind(), join.left(), input, List.of(), null, null, Columns.refersTo(input, outer));
        Plan product = below.dependent() ? pulled(below) : below;
        if (product instanceof Join left && left.dependent()) {
            return null;
        }
        List<Assignment> columns = new ArrayList<>(Columns.identities(join.left().output()));
        for (Assignment each : project.assignments()) {
            Expression value = each.expression();
            if (keeps) {
                Case.Branch none = new Case.Branch(
                        new IsNull(Reference.to(matched)), new Literal(null, value.type()));
                value = new Case(List.of(none), value);
            }
            columns.add(new Assignment(each.field(), value));
        }
        Plan values = new Plan.Project(product, columns);
        Expression condition = Conjunction.orNull(own(join));
        return condition == null ? values : new Plan.Filter(values, condition);
    }
}
