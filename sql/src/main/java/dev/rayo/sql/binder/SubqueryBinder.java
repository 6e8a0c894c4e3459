package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.function.ArgumentType;
import dev.rayo.sql.function.CommonType;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Binds queries in expressions. They see the columns of the queries around them.
final class SubqueryBinder {
    private final ExpressionBinder expressions;

    SubqueryBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    private Plan bind(Query query, Context context) {
        return new QueryBinder(expressions.environment, context.commonTables(), context)
                .bind(query)
                .plan();
    }

    Expression scalar(SyntaxExpression.Subquery subquery, Context context) {
        Plan plan = bind(subquery.query(), context);
        requireColumns(plan, 1, subquery.position());
        return new Subquery(Subquery.Kind.SCALAR, List.of(), null, plan);
    }

    Expression exists(SyntaxExpression.Exists exists, Context context) {
        return new Subquery(Subquery.Kind.EXISTS, List.of(), null, bind(exists.query(), context));
    }

    Expression in(SyntaxExpression.InQuery in, Context context) {
        Subquery.Kind kind = in.negated() ? Subquery.Kind.ALL : Subquery.Kind.ANY;
        Compare.Op op = in.negated() ? Compare.Op.NE : Compare.Op.EQ;
        return compared(kind, op, in.value(), in.query(), in.position(), context);
    }

    Expression quantified(SyntaxExpression.Quantified quantified, Query query, Context context) {
        Subquery.Kind kind = quantified.all() ? Subquery.Kind.ALL : Subquery.Kind.ANY;
        Compare.Op op = PredicateBinder.op(quantified.operator());
        return compared(kind, op, quantified.value(), query, quantified.position(), context);
    }

    private Expression compared(
            Subquery.Kind kind, Compare.Op op, SyntaxExpression value, Query query, int position, Context context) {
        List<Expression> operands = expressions.bindAll(RowBinder.values(value), context);
        Plan plan = bind(query, context);
        requireColumns(plan, operands.size(), position);
        List<Expression> cast = new ArrayList<>();
        List<Assignment> columns = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Field field = plan.output().get(i);
            Expression operand = operands.get(i);
            Type type = CommonType.of(List.of(ArgumentType.of(operand), ArgumentType.of(field.type())));
            if (type == null) {
                throw Coercion.incomparable(operand.type(), field.type(), position);
            }
            cast.add(expressions.coercion.cast(operand, type, position));
            Expression column = expressions.coercion.cast(Reference.to(field), type, position);
            columns.add(new Assignment(
                    type.equals(field.type())
                            ? field
                            : expressions.environment.ids().field(field.name(), type),
                    column));
        }
        boolean same = columns.stream().allMatch(Assignment::isIdentity);
        return new Subquery(kind, cast, op, same ? plan : new Plan.Project(plan, columns));
    }

    private static void requireColumns(Plan plan, int count, int position) {
        int actual = plan.output().size();
        if (actual != count) {
            throw RayoException.syntax(
                    "the subquery returns " + actual + " columns instead of " + count,
                    position,
                    count == 1 ? "select one column" : "select as many columns as there are values in the row");
        }
    }
}
