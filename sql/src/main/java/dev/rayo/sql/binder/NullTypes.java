package dev.rayo.sql.binder;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.plan.DeepTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanFields;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Makes INTEGER of the columns that are nothing but NULL and never met another type, so that no plan has values of
/// the type NULL.
final class NullTypes {
    private NullTypes() {}

    static Plan resolve(Plan plan) {
        boolean[] found = {false};
        DeepTree.visit(plan, node -> {
            node.output().forEach(field -> found[0] |= field.type() == Type.NULL);
            PlanTree.expressions(node)
                    .forEach(root -> ExpressionTree.visit(root, each -> found[0] |= each.type() == Type.NULL));
        });
        return found[0] ? typed(plan) : plan;
    }

    /// Fields and expressions of a node change at once, because a node's fields have the types of its expressions.
    private static Plan typed(Plan plan) {
        return PlanTree.rewrite(plan, new PlanFields(NullTypes::field, NullTypes::expression)::map);
    }

    private static Field field(Field field) {
        return field.type() == Type.NULL ? new Field(field.id(), field.name(), Type.INTEGER) : field;
    }

    private static Expression expression(Expression expression) {
        return DeepTree.replace(expression, NullTypes::replacement);
    }

    private static @Nullable Expression replacement(Expression expression) {
        return switch (expression) {
            case Literal l when l.type() == Type.NULL -> new Literal(null, Type.INTEGER);
            case Reference r when r.type() == Type.NULL -> new Reference(r.id(), r.name(), Type.INTEGER);
            case Cast c when c.operand().type() == Type.NULL -> cast(c);
            case Call c when c.type() == Type.NULL ->
                new Call(c.function(), c.arguments().stream().map(NullTypes::expression).toList(), Type.INTEGER);
            case Subquery s ->
                new Subquery(
                        s.kind(), s.operands().stream().map(NullTypes::expression).toList(), s.op(), typed(s.plan()));
            default -> null;
        };
    }

    /// What is nothing but NULL is NULL of any type, also where INTEGER has no cast to it. A subquery is kept: it fails if it
    /// has more than one row.
    private static Expression cast(Cast cast) {
        boolean[] mayFail = {false};
        ExpressionTree.visit(cast.operand(), each -> mayFail[0] |= each instanceof Subquery);
        return mayFail[0]
                ? new Cast(new Cast(expression(cast.operand()), Type.VARCHAR, false), cast.type(), false)
                : new Literal(null, cast.type());
    }
}
