package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.aggregate.RegressionStatistic.Measure;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds the accumulator of an aggregate by its canonical name and argument types.
final class AccumulatorFactory {
    private AccumulatorFactory() {}

    /// The expressions whose values the accumulator of `call` is fed with, in this order.
    static List<Expression> inputs(AggregateCall call) {
        List<Expression> inputs = new ArrayList<>(arguments(call));
        call.order().forEach(key -> inputs.add(key.expression()));
        return inputs;
    }

    /// The arguments that vary by row: what a constant says is known when the accumulator is made.
    private static List<Expression> arguments(AggregateCall call) {
        return switch (call.function()) {
            case "quantile_cont", "quantile_disc", "string_agg" -> call.arguments().subList(0, 1);
            default -> call.arguments();
        };
    }

    /// The calls whose accumulators together hold the state of `call`, so that equal parts of several calls are kept
    /// once. `null_count` is known here only; `avg_of_parts`, of the sums and counts of parts, is made by the optimizer.
    static List<AggregateCall> parts(AggregateCall call) {
        boolean isPlain = !call.distinct() && call.order().isEmpty() && call.arguments().size() == 1;
        if (isPlain && call.function().equals("count")) {
            return List.of(part(call, "count", List.of(), Type.BIGINT), nulls(call));
        }
        if (isPlain && call.function().equals("avg") && isSummed(argument(call, 0))) {
            return List.of(
                    part(call, "sum", call.arguments(), sumType(argument(call, 0))),
                    part(call, "count", List.of(), Type.BIGINT),
                    nulls(call));
        }
        if (call.function().equals("avg_of_parts")) {
            return call.arguments().stream()
                    .map(each -> part(call, "sum", List.of(each), sumType(each.type())))
                    .toList();
        }
        return List.of(call);
    }

    private static AggregateCall nulls(AggregateCall call) {
        return part(call, "null_count", call.arguments(), Type.BIGINT);
    }

    private static AggregateCall part(AggregateCall call, String function, List<Expression> arguments, Type type) {
        return new AggregateCall(function, arguments, false, call.filter(), List.of(), type);
    }

    private static boolean isSummed(Type argument) {
        return argument.isInteger() || argument.isFloating() || argument instanceof Type.Decimal;
    }

    /// The results of `call`, read from the accumulators of its [#parts].
    static Results results(AggregateCall call, List<Accumulator> parts) {
        return switch (parts.size()) {
            case 1 -> parts.getFirst();
            case 2 ->
                call.function().equals("avg_of_parts")
                        ? new Averages.OfParts(
                                (SumAccumulator) parts.get(0),
                                (SumAccumulator) parts.get(1),
                                argument(call, 0) instanceof Type.Decimal decimal ? decimal.scale() : 0)
                        : new ValueCounts((CountAccumulator) parts.get(0), (NullCountAccumulator) parts.get(1));
            default ->
                AverageAccumulator.of(
                        argument(call, 0),
                        parts.get(0),
                        new ValueCounts((CountAccumulator) parts.get(1), (NullCountAccumulator) parts.get(2)));
        };
    }

    /// @throws RayoException INTERNAL if there is no such aggregate
    static Accumulator of(AggregateCall call, QueryContext query, Reservation memory) {
        // What is fed at the end leaves groups without a row where it left out rows before.
        return of(call, call.filter() != null || call.distinct() || !call.order().isEmpty(), query, memory);
    }

    /// @param gaps whether there may be groups that are shown no row
    static Accumulator of(AggregateCall call, boolean gaps, QueryContext query, Reservation memory) {
        List<Type> types =
                arguments(call).stream().map(Expression::type).toList();
        Accumulator accumulator = plain(call, gaps, query, memory);
        if (!call.order().isEmpty()) {
            List<Type> withKeys =
                    inputs(call).stream().map(Expression::type).toList();
            accumulator = new OrderedAccumulator(accumulator, withKeys, call.order(), query, memory);
            return call.distinct() ? new DistinctAccumulator(accumulator, withKeys, query, memory) : accumulator;
        }
        return call.distinct() ? new DistinctAccumulator(accumulator, types, query, memory) : accumulator;
    }

    private static Accumulator plain(AggregateCall call, boolean gaps, QueryContext query, Reservation memory) {
        Type type = call.type();
        String name = call.function();
        return switch (name) {
            case "count" -> new CountAccumulator(memory);
            case "null_count" -> new NullCountAccumulator(memory);
            case "sum" -> sum(call, gaps, memory);
            case "avg" -> average(call, gaps, memory);
            case "min" -> extreme(false, type, gaps, memory);
            case "max" -> extreme(true, type, gaps, memory);
            case "bool_and" -> new ExtremeAccumulator(false, type, memory);
            case "bool_or" -> new ExtremeAccumulator(true, type, memory);
            case "first" -> new PickAccumulator(PickAccumulator.Pick.FIRST, type, memory);
            case "last" -> new PickAccumulator(PickAccumulator.Pick.LAST, type, memory);
            case "any_value" -> new PickAccumulator(PickAccumulator.Pick.ANY, type, memory);
            case "arg_min" -> new ArgExtremeAccumulator(false, type, argument(call, 1), memory);
            case "arg_max" -> new ArgExtremeAccumulator(true, type, argument(call, 1), memory);
            case "bit_and" -> new BitwiseAccumulator(BitwiseAccumulator.Operation.AND, type, gaps, memory);
            case "bit_or" -> new BitwiseAccumulator(BitwiseAccumulator.Operation.OR, type, gaps, memory);
            case "bit_xor" -> new BitwiseAccumulator(BitwiseAccumulator.Operation.XOR, type, gaps, memory);
            case "stddev_samp", "stddev", "stddev_pop", "var_samp", "variance", "var_pop", "product", "skewness",
                    "kurtosis", "kurtosis_pop", "corr", "covar_pop", "covar_samp", "regr_avgx", "regr_avgy",
                    "regr_count", "regr_intercept", "regr_r2", "regr_slope", "regr_sxx", "regr_sxy", "regr_syy" ->
                new StatisticAccumulator(type, statistic(name), memory);
            case "quantile_cont" -> quantile(call, true, query, memory);
            case "quantile_disc" -> quantile(call, false, query, memory);
            case "mode" -> new ModeAccumulator(type, query, memory);
            case "string_agg" -> {
                String separator = (String) constant(call, 1);
                yield new TextAccumulator(separator.getBytes(StandardCharsets.UTF_8), query, memory);
            }
            case "approx_count_distinct" -> new SketchAccumulator(query, memory);
            default -> throw RayoException.internal("aggregate " + name + " has no implementation", null);
        };
    }

    private static Statistic statistic(String name) {
        return switch (name) {
            case "stddev_samp", "stddev" -> new VarianceStatistic(true, true);
            case "stddev_pop" -> new VarianceStatistic(false, true);
            case "var_samp", "variance" -> new VarianceStatistic(true, false);
            case "var_pop" -> new VarianceStatistic(false, false);
            case "product" -> new ProductStatistic();
            case "skewness" -> new PowerSumStatistic(PowerSumStatistic.Measure.SKEWNESS);
            case "kurtosis" -> new PowerSumStatistic(PowerSumStatistic.Measure.KURTOSIS);
            case "kurtosis_pop" -> new PowerSumStatistic(PowerSumStatistic.Measure.KURTOSIS_POP);
            default -> new RegressionStatistic(Measure.valueOf(name.toUpperCase(Locale.ROOT)));
        };
    }

    private static Accumulator quantile(
            AggregateCall call, boolean continuous, QueryContext query, Reservation memory) {
        double fraction = (Double) constant(call, 1);
        Type argument = argument(call, 0);
        if (WordValues.fits(argument)) {
            return new WordQuantileAccumulator(fraction, continuous, call.type(), argument, memory);
        }
        return new QuantileAccumulator(fraction, continuous, call.type(), argument, query, memory);
    }

    private static Object constant(AggregateCall call, int index) {
        if (call.arguments().get(index) instanceof Literal literal && literal.value() != null) {
            return literal.value();
        }
        throw RayoException.internal(
                "argument " + (index + 1) + " of " + call.function() + " is not a constant that is not NULL", null);
    }

    private static Type argument(AggregateCall call, int index) {
        return call.arguments().get(index).type();
    }

    private static Accumulator sum(AggregateCall call, boolean gaps, Reservation memory) {
        Type argument = argument(call, 0);
        return argument.isFloating()
                ? new SumAccumulator.OfDoubles(gaps, memory)
                : new SumAccumulator(sumType(argument), gaps, memory);
    }

    private static Type sumType(Type argument) {
        if (argument.isFloating()) {
            return Type.DOUBLE;
        }
        return Type.decimal(Type.Decimal.PRECISION_MAX, argument instanceof Type.Decimal decimal ? decimal.scale() : 0);
    }

    private static Accumulator average(AggregateCall call, boolean gaps, Reservation memory) {
        Type argument = argument(call, 0);
        if (argument == Type.INTERVAL) {
            return new IntervalAverageAccumulator(memory);
        }
        if (argument.isTemporal() || argument == Type.TIME) {
            return new TimeAverageAccumulator(argument, gaps, memory);
        }
        return new AverageAccumulator(argument, sum(call, gaps, memory), memory);
    }

    private static Accumulator extreme(boolean greatest, Type type, boolean gaps, Reservation memory) {
        if (type == Type.REAL || type == Type.DOUBLE) {
            return new FloatExtremeAccumulator(greatest, type, gaps, memory);
        }
        boolean word = type.isInteger()
                || type.isTemporal()
                || type == Type.TIME
                || type instanceof Type.Decimal decimal && decimal.isLong();
        return word
                ? new WordExtremeAccumulator(greatest, type, gaps, memory)
                : new ExtremeAccumulator(greatest, type, memory);
    }
}
