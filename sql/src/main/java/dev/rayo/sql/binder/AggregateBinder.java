package dev.rayo.sql.binder;

import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.function.DecimalTypes;
import dev.rayo.sql.function.Resolution;
import dev.rayo.sql.function.SqlFunction;
import dev.rayo.sql.function.SqlFunction.Trait;
import dev.rayo.sql.parser.ColumnTitle;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds aggregates: to calls of the catalogue's aggregates, which the query collects in its [Aggregation].
final class AggregateBinder {
    /// Aggregates that are written in terms of others.
    private static final Set<String> DERIVED = Set.of("count_if", "countif", "any_value", "median");

    private static final Set<String> PERCENTILES = Set.of("percentile_cont", "percentile_disc", "quantile_cont", "quantile_disc");

    private final ExpressionBinder expressions;
    private final CallBinder calls;

    AggregateBinder(ExpressionBinder expressions, CallBinder calls) {
        this.expressions = expressions;
        this.calls = calls;
    }

    /// What a call means in terms of the catalogue.
    ///
    /// @param castTo the type the result is cast to, or null
    record Meaning(AggregateCall call, @Nullable Type castTo) {}

    boolean isAggregate(String name) {
        SqlFunction function = ExpressionBinder.functions().find(name);
        return DERIVED.contains(name.toLowerCase(Locale.ROOT))
                || function != null && function.kind() == SqlFunction.Kind.AGGREGATE;
    }

    Expression bind(FunctionCall call, Context context) {
        Meaning meaning = meaning(call, context.inside(Clause.AGGREGATE), context.inside(Clause.FILTER));
        Aggregation owner = owner(call, meaning.call(), context);
        Expression result = owner.add(ColumnTitle.of(call, expressions.environment.sql()), meaning.call());
        return meaning.castTo() == null
                ? result
                : expressions.coercion.cast(result, meaning.castTo(), call.position());
    }

    /// The query whose rows are aggregated: the innermost whose columns the arguments name themselves (not in
    /// subqueries), else the one the call stands in.
    private Aggregation owner(FunctionCall call, AggregateCall bound, Context context) {
        List<Expression> parts = new ArrayList<>(bound.arguments());
        if (bound.filter() != null) {
            parts.add(bound.filter());
        }
        Set<Integer> named = new HashSet<>();
        for (Expression part : parts) {
            ExpressionTree.visit(part, each -> {
                if (each instanceof Expression.Reference column) {
                    named.add(column.id());
                }
            });
        }
        Context owner = context;
        for (Context place = context; place != null; place = place.outer()) {
            Set<Integer> own = new HashSet<>();
            place.scope().columns().forEach(column -> {
                own.add(column.own().id());
                own.add(column.merged().id());
            });
            if (named.stream().anyMatch(own::contains)) {
                owner = place;
                break;
            }
        }
        if (owner.aggregation() == null) {
            throw misplaced(call, owner.clause());
        }
        return owner.aggregation();
    }

    private static RayoException misplaced(FunctionCall call, Clause clause) {
        String name = call.name().last().key();
        return switch (clause) {
            case WHERE ->
                RayoException.syntax(
                        "WHERE cannot contain the aggregate " + name, call.position(), "use HAVING to filter groups");
            case AGGREGATE, FILTER ->
                RayoException.syntax(
                        "aggregates cannot be nested: " + name + " stands in " + clause,
                        call.position(),
                        "compute the inner one in a subquery");
            default -> RayoException.syntax(clause + " cannot contain the aggregate " + name, call.position(), null);
        };
    }

    /// Binds arguments, filter and order and picks the signature.
    Meaning meaning(FunctionCall call, Context inside, Context filterContext) {
        String name = call.name().last().key();
        int position = call.position();
        Expression filter = call.filter() == null ? null : expressions.condition(call.filter(), filterContext);
        List<Expression> arguments = new ArrayList<>(calls.arguments(call, inside));
        List<SortItem> order = call.orderBy();
        if (!call.withinGroup().isEmpty()) {
            order = call.withinGroup();
            if (PERCENTILES.contains(name) || name.equals("mode")) {
                withinGroup(call, arguments, inside);
                order = List.of();
            }
        }
        if (call.star() && !name.equals("count")) {
            throw RayoException.syntax("only count can be called with *", position, "name a column: " + name + "(x)");
        }
        if (call.ignoreNulls() && !arguments.isEmpty()) {
            filter = present(arguments.getFirst(), filter);
        }
        List<SortKey> keys = SortKeys.plain(order, expressions, inside);
        return switch (name) {
            case "count_if", "countif" -> {
                requireOne(call, arguments);
                Expression condition = expressions.coercion.condition(arguments.getFirst(), position);
                Expression both = filter == null ? condition : PredicateBinder.and(List.of(filter, condition));
                yield new Meaning(
                        new AggregateCall("count", List.of(), false, both, List.of(), Type.BIGINT), DecimalTypes.HUGE);
            }
            case "any_value" -> {
                requireOne(call, arguments);
                yield meaning(call, "first", arguments, present(arguments.getFirst(), filter), keys);
            }
            case "median" -> {
                requireOne(call, arguments);
                Type type = arguments.getFirst().type();
                boolean continuous = type.isNumeric() || type.isTemporal() || type == Type.TIME || type == Type.INTERVAL;
                arguments.add(new Literal(0.5, Type.DOUBLE));
                yield meaning(call, continuous ? "quantile_cont" : "quantile_disc", arguments, filter, List.of());
            }
            case "string_agg", "group_concat", "listagg" -> {
                if (!arguments.isEmpty()) {
                    arguments.set(0, expressions.coercion.cast(arguments.getFirst(), Type.VARCHAR, position));
                }
                if (arguments.size() == 1) {
                    arguments.add(new Literal(",", Type.VARCHAR));
                }
                yield meaning(call, "string_agg", arguments, filter, keys);
            }
            default -> meaning(call, calls.find(call).name(), arguments, filter, keys);
        };
    }

    private Meaning meaning(
            FunctionCall call, String name, List<Expression> arguments, @Nullable Expression filter, List<SortKey> order) {
        SqlFunction function = ExpressionBinder.functions().canonical(name);
        String written = call.name().last().text();
        if (name.startsWith("quantile") && arguments.size() == 2) {
            arguments.set(1, new Literal(fraction(arguments.get(1), call.position()), Type.DOUBLE));
        }
        Resolution resolution = calls.resolve(function, written, arguments, call.position());
        List<Expression> cast = calls.cast(arguments, resolution.arguments(), call.position());
        if (name.equals("string_agg") && !(cast.get(1) instanceof Literal)) {
            throw RayoException.syntax("the separator of " + written + " must be a constant", call.position(), null);
        }
        return new Meaning(
                new AggregateCall(
                        name,
                        cast,
                        call.distinct() && !cast.isEmpty() && !function.has(Trait.IGNORES_DUPLICATES),
                        filter,
                        function.has(Trait.ORDER_SENSITIVE) ? order : List.of(),
                        resolution.result()),
                null);
    }

    private static Expression present(Expression argument, @Nullable Expression filter) {
        Expression present = new Not(new IsNull(argument));
        return filter == null ? present : PredicateBinder.and(List.of(filter, present));
    }

    private static void requireOne(FunctionCall call, List<Expression> arguments) {
        if (arguments.size() != 1) {
            throw RayoException.syntax(
                    call.name() + " takes one argument, not " + arguments.size(), call.position(), null);
        }
    }

    private static double fraction(Expression expression, int position) {
        BigDecimal value = ConstantNumber.of(expression);
        if (value == null || value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw RayoException.syntax("the fraction of a quantile must be a constant from 0 to 1", position, null);
        }
        return value.doubleValue();
    }

    /// `percentile_cont(0.1) WITHIN GROUP (ORDER BY x)` is `quantile_cont(x, 0.1)`.
    private void withinGroup(FunctionCall call, List<Expression> arguments, Context inside) {
        if (call.withinGroup().size() != 1 || !(call.withinGroup().getFirst() instanceof SortItem.Key key)) {
            throw RayoException.syntax("WITHIN GROUP takes one ORDER BY expression here", call.position(), null);
        }
        SyntaxExpression value = key.expression();
        if (!arguments.isEmpty() && key.direction() == SortItem.Direction.DESCENDING) {
            double fraction = fraction(arguments.getFirst(), call.position());
            arguments.set(0, new Literal(1 - fraction, Type.DOUBLE));
        }
        arguments.addFirst(expressions.bind(value, inside));
    }
}
