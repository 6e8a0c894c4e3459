package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.IntervalUnit;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.function.ArgumentType;
import dev.rayo.sql.function.DatePart;
import dev.rayo.sql.function.Resolution;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.function.SqlFunction;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds calls of functions, and the forms that look like calls but are written in other terms: COALESCE, `year(d)`,
/// …
final class CallBinder {
    /// Parts of dates that are functions of their own.
    private static final Set<String> PARTS = Set.of(
            "century",
            "day",
            "dayofmonth",
            "dayofweek",
            "dayofyear",
            "decade",
            "epoch",
            "era",
            "hour",
            "isodow",
            "isoyear",
            "julian",
            "microsecond",
            "millennium",
            "millisecond",
            "minute",
            "month",
            "quarter",
            "second",
            "week",
            "weekday",
            "weekofyear",
            "year",
            "yearweek");

    private static final Map<String, IntervalUnit> SPANS = Map.ofEntries(
            Map.entry("to_microseconds", IntervalUnit.MICROSECOND),
            Map.entry("to_milliseconds", IntervalUnit.MILLISECOND),
            Map.entry("to_seconds", IntervalUnit.SECOND),
            Map.entry("to_minutes", IntervalUnit.MINUTE),
            Map.entry("to_hours", IntervalUnit.HOUR),
            Map.entry("to_days", IntervalUnit.DAY),
            Map.entry("to_weeks", IntervalUnit.WEEK),
            Map.entry("to_months", IntervalUnit.MONTH),
            Map.entry("to_quarters", IntervalUnit.QUARTER),
            Map.entry("to_years", IntervalUnit.YEAR),
            Map.entry("to_decades", IntervalUnit.DECADE),
            Map.entry("to_centuries", IntervalUnit.CENTURY),
            Map.entry("to_millennia", IntervalUnit.MILLENNIUM));

    private static final List<String> FORMS = List.of(
            "coalesce",
            "ifnull",
            "nullif",
            "if",
            "iff",
            "typeof",
            "now",
            "today",
            "current_date",
            "current_timestamp",
            "localtimestamp",
            "grouping",
            "count_if",
            "epoch_us",
            "epoch_ns",
            "any_value",
            "median");

    private final ExpressionBinder expressions;
    private final AggregateBinder aggregates;
    private final WindowBinder windows;
    private final IntervalBinder intervals;

    CallBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        aggregates = new AggregateBinder(expressions, this);
        windows = new WindowBinder(expressions, this, aggregates);
        intervals = new IntervalBinder(expressions);
    }

    IntervalBinder intervals() {
        return intervals;
    }

    Expression bind(FunctionCall call, Context context) {
        String name = call.name().last().key();
        if (call.over() != null) {
            return windows.bind(call, call.over(), context);
        }
        if (aggregates.isAggregate(name)) {
            return aggregates.bind(call, context);
        }
        requirePlain(call);
        if (name.equals("grouping") || name.equals("grouping_id")) {
            return grouping(call, context);
        }
        if (name.equals("contains")
                && !call.arguments().isEmpty()
                && call.arguments().getFirst().value() instanceof SyntaxExpression.ListLiteral list
                && call.arguments().size() == 2
                && !list.values().isEmpty()) {
            SyntaxExpression value = call.arguments().get(1).value();
            return expressions.predicates().in(value, list.values(), false, call.position(), context);
        }
        List<Expression> arguments = arguments(call, context);
        Expression form = form(name, arguments, call);
        if (form != null) {
            return form;
        }
        SqlFunction function = find(call);
        if (function.kind() == SqlFunction.Kind.WINDOW) {
            throw RayoException.syntax(
                    "the window function " + name + " needs OVER", call.position(), "write " + name + "(…) OVER (…)");
        }
        return call(function, call.name().last().text(), arguments, call.position());
    }

    /// The function that `call` names.
    SqlFunction find(FunctionCall call) {
        String name = call.name().last().text();
        SqlFunction function = ExpressionBinder.functions().find(name);
        if (function == null) {
            List<String> known = new ArrayList<>(ExpressionBinder.functions().names());
            known.addAll(FORMS);
            known.addAll(PARTS);
            List<String> similar = SimilarNames.of(name, known, 3);
            throw RayoException.syntax(
                    "there is no function " + name,
                    call.position(),
                    similar.isEmpty() ? null : "did you mean " + String.join(" or ", similar) + "?");
        }
        return function;
    }

    List<Expression> arguments(FunctionCall call, Context context) {
        List<Expression> bound = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            if (argument.name() != null) {
                throw RayoException.syntax(
                        "the function " + call.name() + " has no named arguments",
                        argument.position(),
                        "leave out \"" + argument.name() + " :=\"");
            }
            bound.add(expressions.bind(argument.value(), context));
        }
        return bound;
    }

    private static void requirePlain(FunctionCall call) {
        String what = call.star()
                ? "*"
                : call.distinct()
                        ? "DISTINCT"
                        : call.filter() != null
                                ? "FILTER"
                                : !call.orderBy().isEmpty() || !call.withinGroup().isEmpty() ? "ORDER BY" : null;
        if (what != null) {
            throw RayoException.syntax(
                    what + " goes with aggregates, " + call.name() + " is none", call.position(), null);
        }
    }

    /// A call of the function with this canonical name.
    ///
    /// @param written how the query calls it, for messages
    Expression canonical(String name, String written, List<Expression> arguments, int position) {
        return call(ExpressionBinder.functions().canonical(name), written, arguments, position);
    }

    private Expression call(SqlFunction function, String written, List<Expression> arguments, int position) {
        List<Expression> named = canonicalPart(function.name(), typedNull(function.name(), arguments), position);
        Resolution resolution = resolve(function, written, named, position);
        if (function.name().equals("date_part") && resolution.arguments().get(1) == Type.TIME) {
            requireTimePart((Literal) named.getFirst(), position);
        }
        List<Expression> cast = cast(named, resolution.arguments(), position);
        return expressions.time.lower(new Call(function.name(), timeFirst(function.name(), cast), resolution.result()));
    }

    /// `x || NULL` has the type of `x || x`.
    private static List<Expression> typedNull(String function, List<Expression> arguments) {
        boolean untyped = function.equals("concat_operator")
                && arguments.stream().anyMatch(argument -> argument.type() == Type.NULL);
        if (!untyped) {
            return arguments;
        }
        Type type = arguments.stream().anyMatch(argument -> argument.type() == Type.BLOB) ? Type.BLOB : Type.VARCHAR;
        return arguments.stream()
                .map(argument -> argument.type() == Type.NULL ? new Literal(null, type) : argument)
                .toList();
    }

    Resolution resolve(SqlFunction function, String written, List<Expression> arguments, int position) {
        try {
            return function.resolve(
                    written, arguments.stream().map(ArgumentType::of).toList());
        } catch (RayoException failure) {
            throw failure.orAt(position);
        }
    }

    List<Expression> cast(List<Expression> arguments, List<Type> types, int position) {
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            cast.add(expressions.coercion.cast(arguments.get(i), types.get(i), position));
        }
        return cast;
    }

    /// The engine knows sums and products of times only with the time, or the interval of a product, first.
    private static List<Expression> timeFirst(String function, List<Expression> arguments) {
        if (arguments.size() != 2) {
            return arguments;
        }
        Type left = arguments.get(0).type();
        Type right = arguments.get(1).type();
        boolean swap =
                switch (function) {
                    case "add" ->
                        right.isTemporal() && !left.isTemporal() || left == Type.INTERVAL && right == Type.TIME;
                    case "multiply" -> right == Type.INTERVAL;
                    default -> false;
                };
        return swap ? arguments.reversed() : arguments;
    }

    /// For the functions that name a part of a date: with that part as a constant in its canonical spelling.
    private static List<Expression> canonicalPart(String function, List<Expression> arguments, int position) {
        boolean partFirst =
                switch (function) {
                    case "date_part", "date_trunc", "date_diff", "date_sub" -> true;
                    default -> false;
                };
        if (!partFirst || arguments.isEmpty()) {
            return arguments;
        }
        if (!(arguments.getFirst() instanceof Literal literal) || !(literal.value() instanceof String text)) {
            throw RayoException.syntax(
                    "the part of the date must be a constant", position, "as in " + function + "('month', …)");
        }
        DatePart part = DatePart.find(text);
        if (part == null) {
            List<String> known =
                    Arrays.stream(DatePart.values()).map(DatePart::canonical).toList();
            throw RayoException.syntax(
                    "a date has no part \"" + text + "\"",
                    position,
                    UnknownNames.didYouMean(
                            SimilarNames.of(text, known, 3), List.of("year", "month", "day", "hour"), "for example "));
        }
        List<Expression> canonical = new ArrayList<>(arguments);
        canonical.set(0, new Literal(part.canonical(), Type.VARCHAR));
        return canonical;
    }

    private static void requireTimePart(Literal part, int position) {
        DatePart named = DatePart.find(String.valueOf(part.value()));
        if (named == null || !named.isOfTime()) {
            throw RayoException.syntax(
                    "a TIME has no part \"" + part.value() + "\"", position, "it has hour, minute, second and smaller ones");
        }
    }

    // --- forms ---------------------------------------------------------------------------------------------------

    private @Nullable Expression form(String name, List<Expression> arguments, FunctionCall call) {
        int position = call.position();
        int count = arguments.size();
        IntervalUnit span = SPANS.get(name);
        if (span != null && count == 1) {
            return intervals.times(arguments.getFirst(), span, position);
        }
        if (PARTS.contains(name) && count == 1) {
            DatePart part = DatePart.find(name);
            Literal constant = new Literal(part == null ? name : part.canonical(), Type.VARCHAR);
            return call(
                    ExpressionBinder.functions().canonical("date_part"),
                    name,
                    List.of(constant, arguments.getFirst()),
                    position);
        }
        return switch (name) {
            case "coalesce" -> {
                requireCount(call, 1, Integer.MAX_VALUE);
                yield coalesce(arguments, position);
            }
            case "ifnull" -> {
                requireCount(call, 2, 2);
                yield coalesce(arguments, position);
            }
            case "nullif" -> {
                requireCount(call, 2, 2);
                Expression equal =
                        expressions.predicates().compare(Compare.Op.EQ, arguments.get(0), arguments.get(1), position);
                yield expressions.choose(
                        List.of(equal), List.of(new Literal(null, Type.NULL), arguments.get(0)), "NULLIF", position);
            }
            case "if", "iff" -> {
                requireCount(call, 3, 3);
                Expression condition = expressions.coercion.condition(arguments.get(0), position);
                yield expressions.choose(List.of(condition), arguments.subList(1, 3), "IF", position);
            }
            case "typeof" -> {
                requireCount(call, 1, 1);
                yield new Literal(arguments.getFirst().type().toString(), Type.VARCHAR);
            }
            case "log" -> count == 1 ? canonical("log10", "log", arguments, position) : null;
            case "age" -> {
                if (count != 1) {
                    yield null;
                }
                yield canonical("age", "age", List.of(expressions.time.today(), arguments.getFirst()), position);
            }
            case "epoch_us", "epoch_ns" -> {
                requireCount(call, 1, 1);
                yield sinceEpoch(name, arguments.getFirst(), position);
            }
            case "strftime" -> {
                boolean formatFirst = count == 2
                        && arguments.get(0).type() == Type.VARCHAR
                        && arguments.get(1).type().isTemporal();
                yield formatFirst ? canonical("strftime", "strftime", arguments.reversed(), position) : null;
            }
            default -> count == 0 ? constant(name) : null;
        };
    }

    private Expression sinceEpoch(String name, Expression argument, int position) {
        boolean isMoment = argument.type().isTemporal();
        if (!isMoment && argument.type() != Type.NULL) {
            throw RayoException.syntax(
                    name + " takes a DATE or TIMESTAMP, this is " + argument.type(), position, "write a cast");
        }
        Expression moment = isMoment ? argument : new Literal(null, Type.TIMESTAMP);
        Literal part = new Literal("microsecond", Type.VARCHAR);
        Expression epoch = expressions.coercion.cast(new Literal("1970-01-01", Type.VARCHAR), moment.type(), position);
        Expression micros = canonical("date_diff", name, List.of(part, epoch, moment), position);
        Literal thousand = new Literal(1_000L, Type.BIGINT);
        return name.equals("epoch_us") ? micros : canonical("multiply", name, List.of(micros, thousand), position);
    }

    private @Nullable Expression constant(String name) {
        return switch (name) {
            case "now", "current_timestamp", "get_current_timestamp", "transaction_timestamp" -> expressions.time.now();
            case "today", "current_date" -> expressions.time.today();
            case "current_time", "get_current_time", "localtime", "current_localtime" -> expressions.time.timeOfDay();
            case "localtimestamp", "current_localtimestamp" -> expressions.time.localNow();
            case "current_schema" -> new Literal("main", Type.VARCHAR);
            case "current_database", "current_catalog" -> new Literal("rayo", Type.VARCHAR);
            default -> null;
        };
    }

    private Expression coalesce(List<Expression> arguments, int position) {
        if (arguments.size() == 1) {
            return arguments.getFirst();
        }
        List<Expression> present = new ArrayList<>();
        for (Expression argument : arguments.subList(0, arguments.size() - 1)) {
            present.add(new Not(new IsNull(argument)));
        }
        return expressions.choose(present, arguments, "COALESCE", position);
    }

    private static void requireCount(FunctionCall call, int least, int most) {
        int count = call.arguments().size();
        if (count < least || count > most) {
            throw RayoException.syntax(
                    call.name().last().key().toUpperCase(Locale.ROOT) + " takes "
                            + (least == most ? String.valueOf(least) : "at least " + least) + " arguments, not " + count,
                    call.position(),
                    null);
        }
    }

    private Expression grouping(FunctionCall call, Context context) {
        Grouping grouping = context.aggregation() == null ? null : context.aggregation().grouping();
        if (grouping == null || call.arguments().isEmpty()) {
            throw RayoException.syntax(
                    "GROUPING needs arguments from a GROUP BY of the same query",
                    call.position(),
                    "it says which keys a row of ROLLUP, CUBE or GROUPING SETS has left out");
        }
        return grouping.groupingOf(arguments(call, context.in(Clause.AGGREGATE)), call.position());
    }
}
