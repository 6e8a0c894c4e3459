package dev.rayo.sql.binder;

import dev.rayo.sql.ast.JoinCondition;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.TableReference;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.PlanReferences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds joins. The right side may refer to the left one, which makes the join dependent.
final class JoinBinder {
    private final ExpressionBinder expressions;
    private final TableBinder tables;
    private final CommonTables commonTables;

    JoinBinder(ExpressionBinder expressions, TableBinder tables, CommonTables commonTables) {
        this.expressions = expressions;
        this.tables = tables;
        this.commonTables = commonTables;
    }

    Relation bind(TableReference.Join join, @Nullable Context outer) {
        Relation left = tables.bind(join.left(), outer);
        Context lateral = Context.plain(left.scope(), commonTables, Clause.FROM, outer);
        Relation right = tables.bind(join.right(), lateral);
        refuseSameNames(left.scope(), right.scope(), join);
        Set<Integer> leftIds = new HashSet<>();
        left.plan().output().forEach(field -> leftIds.add(field.id()));
        boolean dependent =
                PlanReferences.free(right.plan()).keySet().stream().anyMatch(leftIds::contains);
        Join.Kind kind = kind(join.kind());
        if (dependent && (kind == Join.Kind.RIGHT || kind == Join.Kind.FULL)) {
            throw RayoException.syntax(
                    "the right side of a " + kind + " JOIN cannot refer to the left side",
                    join.position(),
                    "use JOIN or LEFT JOIN");
        }
        return switch (join.condition()) {
            case null -> on(kind, left, right, null, dependent, outer);
            case JoinCondition.On on -> on(kind, left, right, on, dependent, outer);
            case JoinCondition.Using using -> using(kind, left, right, using.columns(), dependent);
            case JoinCondition.Natural natural ->
                using(kind, left, right, common(left.scope(), right.scope(), natural), dependent);
        };
    }

    private static Join.Kind kind(TableReference.Join.Kind kind) {
        return switch (kind) {
            case INNER, CROSS -> Join.Kind.INNER;
            case LEFT -> Join.Kind.LEFT;
            case RIGHT -> Join.Kind.RIGHT;
            case FULL -> Join.Kind.FULL;
            case SEMI -> Join.Kind.SEMI;
            case ANTI -> Join.Kind.ANTI;
        };
    }

    private static void refuseSameNames(Scope left, Scope right, TableReference.Join join) {
        for (String table : right.tables()) {
            if (!table.startsWith("unnamed_subquery") && left.hasTable(table)) {
                throw RayoException.syntax(
                        "two tables in FROM are called \"" + table + "\"",
                        join.right().position(),
                        "give one of them another name: " + table + " AS " + table + "2");
            }
        }
    }

    private Relation on(
            Join.Kind kind,
            Relation left,
            Relation right,
            JoinCondition.@Nullable On on,
            boolean dependent,
            @Nullable Context outer) {
        Scope both = left.scope().plus(right.scope());
        List<Join.Key> keys = new ArrayList<>();
        List<Expression> residual = new ArrayList<>();
        if (on != null) {
            Context context = Context.plain(both, commonTables, Clause.ON, outer);
            split(expressions.condition(on.condition(), context), left.plan(), right.plan(), keys, residual);
        }
        Expression rest = residual.isEmpty() ? null : PredicateBinder.and(residual);
        Plan plan = new Join(kind, left.plan(), right.plan(), keys, rest, null, dependent);
        boolean leftOnly = kind == Join.Kind.SEMI || kind == Join.Kind.ANTI;
        return new Relation(plan, leftOnly ? left.scope() : both);
    }

    /// Takes equalities of a left and a right expression out of a conjunction.
    private static void split(
            Expression condition, Plan left, Plan right, List<Join.Key> keys, List<Expression> residual) {
        Set<Integer> leftIds = new HashSet<>();
        left.output().forEach(field -> leftIds.add(field.id()));
        Set<Integer> rightIds = new HashSet<>();
        right.output().forEach(field -> rightIds.add(field.id()));
        List<Expression> terms = condition instanceof Logical(Logical.Op op, List<Expression> all)
                        && op == Logical.Op.AND
                ? all
                : List.of(condition);
        for (Expression term : terms) {
            Join.Key key = term instanceof Compare compare ? key(compare, leftIds, rightIds) : null;
            if (key == null) {
                residual.add(term);
            } else {
                keys.add(key);
            }
        }
    }

    private static Join.@Nullable Key key(Compare compare, Set<Integer> leftIds, Set<Integer> rightIds) {
        if (compare.op() != Compare.Op.EQ && compare.op() != Compare.Op.NOT_DISTINCT) {
            return null;
        }
        if (isOver(compare.left(), leftIds) && isOver(compare.right(), rightIds)) {
            return new Join.Key(compare.left(), compare.right(), compare.op());
        }
        if (isOver(compare.left(), rightIds) && isOver(compare.right(), leftIds)) {
            return new Join.Key(compare.right(), compare.left(), compare.op());
        }
        return null;
    }

    private static boolean isOver(Expression expression, Set<Integer> ids) {
        Set<Integer> used = PlanReferences.of(expression).keySet();
        boolean[] subquery = {false};
        ExpressionTree.visit(
                expression, each -> subquery[0] |= each instanceof Expression.Subquery);
        return !used.isEmpty() && ids.containsAll(used) && !subquery[0];
    }

    private static List<Name> common(Scope left, Scope right, JoinCondition.Natural natural) {
        List<Name> names = new ArrayList<>();
        for (Scope.Column column : left.visible()) {
            Name name = new Name(column.name(), natural.position());
            if (right.find(name) != null) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw RayoException.syntax(
                    "NATURAL JOIN finds no column that both sides have",
                    natural.position(),
                    "the left side has " + join(left) + ", the right side " + join(right));
        }
        return names;
    }

    private static String join(Scope scope) {
        return String.join(", ", scope.visible().stream().map(Scope.Column::name).toList());
    }

    // --- USING ---------------------------------------------------------------------------------------------------

    private Relation using(Join.Kind kind, Relation left, Relation right, List<Name> names, boolean dependent) {
        List<Join.Key> keys = new ArrayList<>();
        List<Scope.Column> leftColumns = new ArrayList<>();
        List<Scope.Column> rightColumns = new ArrayList<>();
        for (Name name : names) {
            Scope.Column l = require(left.scope(), name, "left");
            Scope.Column r = require(right.scope(), name, "right");
            leftColumns.add(l);
            rightColumns.add(r);
            Compare equal = (Compare) expressions
                    .predicates()
                    .compare(Compare.Op.EQ, l.merged(), r.merged(), name.position());
            keys.add(new Join.Key(equal.left(), equal.right(), Compare.Op.EQ));
        }
        Plan plan = new Join(kind, left.plan(), right.plan(), keys, null, null, dependent);
        if (kind == Join.Kind.SEMI || kind == Join.Kind.ANTI) {
            return new Relation(plan, left.scope());
        }
        List<Reference> merged = new ArrayList<>();
        if (kind == Join.Kind.FULL) {
            List<Assignment> assignments = new ArrayList<>();
            plan.output().forEach(field -> assignments.add(new Assignment(field, Reference.to(field))));
            for (int i = 0; i < keys.size(); i++) {
                Join.Key key = keys.get(i);
                Field field = expressions.environment.ids().field(names.get(i).text(), key.left().type());
                Expression either = new Case(
                        List.of(new Case.Branch(new Not(new IsNull(key.left())), key.left())), key.right());
                assignments.add(new Assignment(field, either));
                merged.add(Reference.to(field));
            }
            plan = new Plan.Project(plan, assignments);
        } else {
            for (int i = 0; i < keys.size(); i++) {
                merged.add((kind == Join.Kind.RIGHT ? rightColumns : leftColumns).get(i).merged());
            }
        }
        List<Scope.Column> columns = new ArrayList<>();
        for (Scope.Column column : left.scope().columns()) {
            int index = leftColumns.indexOf(column);
            columns.add(
                    index < 0
                            ? column
                            : new Scope.Column(column.table(), column.name(), column.own(), merged.get(index), true));
        }
        for (Scope.Column column : right.scope().columns()) {
            boolean hidden = rightColumns.contains(column);
            columns.add(
                    hidden
                            ? new Scope.Column(column.table(), column.name(), column.own(), column.merged(), false)
                            : column);
        }
        return new Relation(plan, new Scope(columns));
    }

    private static Scope.Column require(Scope scope, Name name, String side) {
        Scope.Column column = scope.find(name);
        if (column == null) {
            List<String> names = scope.visible().stream().map(Scope.Column::name).toList();
            throw RayoException.syntax(
                    "the " + side + " side of the join has no column \"" + name + "\"",
                    name.position(),
                    UnknownNames.didYouMean(SimilarNames.of(name.text(), names, 3), names, "it has "));
        }
        return column;
    }
}
