package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.type.Type;
import java.util.List;

/// What the values of a computed column are thought to be.
final class ExpressionEstimator {
    private static final double DAY_MICROS = 86_400_000_000.0;
    private static final double DAYS_PER_YEAR = 365.2425;
    /// Different characters at one place of a text.
    private static final double LETTERS = 8;

    private final Estimate input;

    ExpressionEstimator(Estimate input) {
        this.input = input;
    }

    ColumnEstimate of(Expression expression) {
        return switch (expression) {
            case Reference r -> input.column(r.id(), r.type());
            case Literal l -> literal(l);
            case Parameter p -> ColumnEstimate.ofDistinct(1, ValueScale.bytes(p.type()));
            case Cast c -> cast(c);
            case Call c -> call(c);
            case Case c -> branches(c);
            case Compare c -> truth();
            case Logical l -> truth();
            case Not n -> truth();
            case IsNull n -> truth();
            case In in -> truth();
            case Subquery s -> computed(expression);
        };
    }

    private static ColumnEstimate truth() {
        return ColumnEstimate.ofDistinct(2, 1);
    }

    private static ColumnEstimate literal(Literal literal) {
        double position = ValueScale.position(literal.value());
        return ColumnEstimate.ofDistinct(1, ValueScale.bytes(literal.type()))
                .withRange(position, position)
                .withNullFraction(literal.isNull() ? 1 : 0);
    }

    private ColumnEstimate cast(Cast cast) {
        ColumnEstimate operand = of(cast.operand());
        Type from = cast.operand().type();
        Type to = cast.type();
        if (from == Type.DATE && to == Type.TIMESTAMP) {
            return operand.withRange(operand.low() * DAY_MICROS, operand.high() * DAY_MICROS);
        }
        if (from == Type.TIMESTAMP && to == Type.DATE) {
            double days = (operand.high() - operand.low()) / DAY_MICROS + 1;
            ColumnEstimate perDay = Double.isNaN(days) ? operand : operand.withDistinct(Math.min(operand.distinct(), days));
            return perDay.withRange(operand.low() / DAY_MICROS, operand.high() / DAY_MICROS);
        }
        return from.isNumeric() && to.isNumeric() ? operand : operand.withRange(Double.NaN, Double.NaN);
    }

    private ColumnEstimate call(Call call) {
        if (call.arguments().size() == 2) {
            Expression left = call.arguments().get(0);
            Expression right = call.arguments().get(1);
            switch (call.function()) {
                case "add", "subtract" -> {
                    double sign = call.function().equals("add") ? 1 : -1;
                    double shift = right instanceof Literal l && l.type().isNumeric()
                            ? sign * ValueScale.position(l.value())
                            : Double.NaN;
                    if (!Double.isNaN(shift)) {
                        ColumnEstimate moved = of(left);
                        return moved.withRange(moved.low() + shift, moved.high() + shift);
                    }
                }
                case "date_part" -> {
                    if (left instanceof Literal field) {
                        return datePart(String.valueOf(field.value()), right);
                    }
                }
                default -> {}
            }
        }
        ColumnEstimate computed = computed(call);
        return computed.withDistinct(Math.min(computed.distinct(), results(call)));
    }

    /// Results that a function can have, by its constant arguments.
    private static double results(Call call) {
        List<Expression> arguments = call.arguments();
        double constant = arguments.size() > 1 && arguments.getLast() instanceof Literal literal
                ? Math.abs(ValueScale.position(literal.value()))
                : Double.NaN;
        double results = switch (call.function()) {
            case "substring" -> arguments.size() == 3 ? Math.pow(LETTERS, constant) : Double.NaN;
            case "left", "right" -> Math.pow(LETTERS, constant);
            case "modulo" -> constant;
            case "sign" -> 3;
            case "length" -> 100;
            default -> Double.NaN;
        };
        return Double.isNaN(results) ? Double.POSITIVE_INFINITY : Math.max(1, results);
    }

    private ColumnEstimate datePart(String field, Expression moment) {
        ColumnEstimate operand = of(moment);
        double perDay = moment.type() == Type.DATE ? 1 : DAY_MICROS;
        double values = switch (field) {
            case "year" -> (operand.high() - operand.low()) / perDay / DAYS_PER_YEAR + 1;
            case "quarter" -> 4;
            case "month" -> 12;
            case "day" -> 31;
            case "dow", "isodow" -> 7;
            case "week" -> 53;
            case "doy" -> 366;
            case "hour" -> 24;
            case "minute", "second" -> 60;
            default -> Double.NaN;
        };
        double distinct = Double.isNaN(values) ? operand.distinct() : Math.min(Math.ceil(values), operand.distinct());
        ColumnEstimate part = ColumnEstimate.ofDistinct(distinct, ValueScale.bytes(Type.BIGINT))
                .withNullFraction(operand.nullFraction());
        return field.equals("year")
                ? part.withRange(
                        1970 + operand.low() / perDay / DAYS_PER_YEAR, 1970 + operand.high() / perDay / DAYS_PER_YEAR)
                : part;
    }

    private ColumnEstimate branches(Case c) {
        double distinct = of(c.otherwise()).distinct();
        for (Case.Branch branch : c.branches()) {
            distinct += of(branch.result()).distinct();
        }
        return ColumnEstimate.ofDistinct(Math.min(distinct, Math.max(1, input.rows())), ValueScale.bytes(c.type()));
    }

    /// As many values as the operands combine to.
    private ColumnEstimate computed(Expression expression) {
        double distinct = 1;
        double nullFraction = 0;
        for (Expression child : ExpressionTree.children(expression)) {
            ColumnEstimate operand = of(child);
            distinct *= operand.distinct();
            nullFraction = Math.max(nullFraction, operand.nullFraction());
        }
        return ColumnEstimate.ofDistinct(
                        Math.min(distinct, Math.max(1, input.rows())), ValueScale.bytes(expression.type()))
                .withNullFraction(nullFraction);
    }
}
