package dev.rayo.sql.binder;

import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Row;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.function.ArgumentType;
import dev.rayo.sql.function.CommonType;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Binds what is true or false.
final class PredicateBinder {
    private final ExpressionBinder expressions;
    private final SubqueryBinder subqueries;
    private final RowBinder rows;

    PredicateBinder(ExpressionBinder expressions, SubqueryBinder subqueries) {
        this.expressions = expressions;
        this.subqueries = subqueries;
        rows = new RowBinder(expressions, this);
    }

    static Compare.Op op(SyntaxExpression.Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL -> Compare.Op.EQ;
            case NOT_EQUAL -> Compare.Op.NE;
            case LESS -> Compare.Op.LT;
            case LESS_OR_EQUAL -> Compare.Op.LE;
            case GREATER -> Compare.Op.GT;
            case GREATER_OR_EQUAL -> Compare.Op.GE;
            case DISTINCT_FROM -> Compare.Op.DISTINCT;
            case NOT_DISTINCT_FROM -> Compare.Op.NOT_DISTINCT;
        };
    }

    Expression comparison(SyntaxExpression.Comparison comparison, Context context) {
        Compare.Op op = op(comparison.operator());
        return compare(op, comparison.left(), comparison.right(), comparison.position(), context);
    }

    private Expression compare(
            Compare.Op op, SyntaxExpression left, SyntaxExpression right, int position, Context context) {
        return left instanceof Row || right instanceof Row
                ? rows.comparison(op, left, right, position, context)
                : compare(op, expressions.bind(left, context), expressions.bind(right, context), position);
    }

    Compare compare(Compare.Op op, Expression left, Expression right, int position) {
        Type type = expressions.coercion.comparison(left, right, isOrdering(op), position);
        return new Compare(
                op,
                expressions.coercion.cast(left, type, position),
                expressions.coercion.cast(right, type, position));
    }

    static boolean isOrdering(Compare.Op op) {
        return switch (op) {
            case LT, LE, GT, GE -> true;
            case EQ, NE, DISTINCT, NOT_DISTINCT -> false;
        };
    }

    static Expression and(List<Expression> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Logical(Logical.Op.AND, terms);
    }

    private static Expression or(List<Expression> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Logical(Logical.Op.OR, terms);
    }

    private static Expression notIf(boolean negated, Expression condition) {
        return negated ? new Not(condition) : condition;
    }

    Expression logical(SyntaxExpression.Logical logical, Context context) {
        List<Expression> terms = new ArrayList<>();
        logical.operands().forEach(each -> terms.add(expressions.condition(each, context)));
        return new Logical(
                switch (logical.operator()) {
                    case AND -> Logical.Op.AND;
                    case OR -> Logical.Op.OR;
                },
                terms);
    }

    Expression not(SyntaxExpression.Not not, Context context) {
        return new Not(expressions.condition(not.operand(), context));
    }

    Expression isNull(SyntaxExpression.IsNull isNull, Context context) {
        Expression test = isNull.operand() instanceof Row row
                ? rows.isNull(row, context)
                : new IsNull(expressions.bind(isNull.operand(), context));
        return notIf(isNull.negated(), test);
    }

    Expression isTruth(SyntaxExpression.IsTruth isTruth, Context context) {
        Expression operand = expressions.condition(isTruth.operand(), context);
        boolean negated = isTruth.negated();
        return switch (isTruth.truth()) {
            case UNKNOWN -> notIf(negated, new IsNull(operand));
            case TRUE -> new Compare(negated ? Compare.Op.DISTINCT : Compare.Op.NOT_DISTINCT, operand, Literal.TRUE);
            case FALSE -> new Compare(negated ? Compare.Op.DISTINCT : Compare.Op.NOT_DISTINCT, operand, Literal.FALSE);
        };
    }

    Expression between(SyntaxExpression.Between between, Context context) {
        int position = between.position();
        if (between.value() instanceof Row || between.low() instanceof Row || between.high() instanceof Row) {
            return betweenRows(between, context);
        }
        List<Expression> operands =
                expressions.bindAll(List.of(between.value(), between.low(), between.high()), context);
        Type type = expressions.coercion.common(operands, "BETWEEN", position);
        List<Expression> cast = operands.stream()
                .map(each -> expressions.coercion.cast(each, type, position))
                .toList();
        Expression within = range(cast.get(0), cast.get(1), cast.get(2));
        if (between.symmetric()) {
            within = or(List.of(within, range(cast.get(0), cast.get(2), cast.get(1))));
        }
        return notIf(between.negated(), within);
    }

    private Expression betweenRows(SyntaxExpression.Between between, Context context) {
        Expression within = range(between.value(), between.low(), between.high(), between.position(), context);
        if (between.symmetric()) {
            within = or(List.of(
                    within,
                    range(between.value(), between.high(), between.low(), between.position(), context)));
        }
        return notIf(between.negated(), within);
    }

    private Expression range(
            SyntaxExpression value, SyntaxExpression low, SyntaxExpression high, int position, Context context) {
        return and(List.of(
                compare(Compare.Op.GE, value, low, position, context),
                compare(Compare.Op.LE, value, high, position, context)));
    }

    private static Expression range(Expression value, Expression low, Expression high) {
        return and(List.of(new Compare(Compare.Op.GE, value, low), new Compare(Compare.Op.LE, value, high)));
    }

    Expression in(
            SyntaxExpression value, List<SyntaxExpression> list, boolean negated, int position, Context context) {
        if (value instanceof Row) {
            List<Expression> equal = new ArrayList<>();
            for (SyntaxExpression each : list) {
                equal.add(rows.comparison(Compare.Op.EQ, value, each, each.position(), context));
            }
            return notIf(negated, or(equal));
        }
        Expression operand = expressions.bind(value, context);
        List<Expression> values = expressions.bindAll(list, context);
        Type type = inType(operand, values, position);
        Expression cast = expressions.coercion.cast(operand, type, position);
        List<Literal> constants = new ArrayList<>();
        List<Expression> terms = new ArrayList<>();
        for (Expression each : values) {
            Expression other = expressions.coercion.cast(each, type, position);
            if (other instanceof Literal constant) {
                constants.add(constant);
            } else {
                terms.add(new Compare(Compare.Op.EQ, cast, other));
            }
        }
        if (constants.size() == 1) {
            terms.addFirst(new Compare(Compare.Op.EQ, cast, constants.getFirst()));
        } else if (!constants.isEmpty()) {
            terms.addFirst(new In(cast, constants));
        }
        return notIf(negated, or(terms));
    }

    /// Text and truth values are compared with a list of numbers as numbers, as `=` does.
    private Type inType(Expression operand, List<Expression> values, int position) {
        List<ArgumentType> all =
                Stream.concat(Stream.of(operand), values.stream()).map(ArgumentType::of).toList();
        Type common = CommonType.of(all);
        if (common != null) {
            return common;
        }
        boolean numbers = all.stream().anyMatch(each -> each.type().isNumeric());
        List<ArgumentType> others = all.stream()
                .filter(each -> each.type() != Type.VARCHAR && (!numbers || each.type() != Type.BOOLEAN))
                .toList();
        Type other = others.size() == all.size() || others.isEmpty() ? null : CommonType.of(others);
        if (other == null) {
            for (Expression value : values) {
                expressions.coercion.comparison(operand, value, false, position);
            }
            throw RayoException.syntax("the types in IN do not meet", position, "write casts to one type");
        }
        return other;
    }

    Expression like(SyntaxExpression.Like like, Context context) {
        int position = like.position();
        List<Expression> arguments = new ArrayList<>();
        arguments.add(expressions.bind(like.value(), context));
        arguments.add(expressions.bind(like.pattern(), context));
        if (like.escape() != null) {
            arguments.add(expressions.bind(like.escape(), context));
        }
        boolean escaped = like.escape() != null;
        String function =
                switch (like.kind()) {
                    case LIKE -> escaped ? "like_escape" : "like";
                    case ILIKE -> escaped ? "ilike_escape" : "ilike";
                    case SIMILAR -> "regexp_full_match";
                    case GLOB -> "glob";
                };
        String written = like.kind() == SyntaxExpression.Like.Kind.SIMILAR ? "SIMILAR TO" : like.kind().name();
        return notIf(like.negated(), expressions.calls().canonical(function, written, arguments, position));
    }

    Expression quantified(SyntaxExpression.Quantified quantified, Context context) {
        if (quantified.collection() instanceof SyntaxExpression.Subquery subquery) {
            return subqueries.quantified(quantified, subquery.query(), context);
        }
        if (quantified.collection() instanceof SyntaxExpression.ListLiteral list
                && !list.values().isEmpty()) {
            Compare.Op op = op(quantified.operator());
            List<Expression> terms = new ArrayList<>();
            for (SyntaxExpression each : list.values()) {
                terms.add(compare(op, quantified.value(), each, quantified.position(), context));
            }
            return quantified.all() ? and(terms) : or(terms);
        }
        throw RayoException.syntax(
                "ANY and ALL need a subquery or a list of values", quantified.collection().position(), null);
    }
}
