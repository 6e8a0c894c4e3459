package dev.rayo.sql.function;

import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL;
import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL_UNLESS_FLOATING;
import static dev.rayo.sql.function.SqlFunction.Trait.IGNORES_DUPLICATES;
import static dev.rayo.sql.function.SqlFunction.Trait.ORDER_SENSITIVE;
import static dev.rayo.sql.function.SqlFunction.Trait.ZERO_WHEN_EMPTY;
import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.REAL;
import static dev.rayo.sql.type.Type.TIME;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TIMESTAMP_TZ;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.util.List;

/// Aggregates. All but `first`, `last` and `count(*)` pass over rows with a NULL argument; `arg_min` and `arg_max`
/// over those where either is NULL.
///
/// Written in terms of these by the binder: `count_if`, `any_value`, `median`, `percentile_…`.
final class AggregateFunctions {
    private AggregateFunctions() {}

    static void define(Definitions all) {
        Parameter any = Parameter.Kind.ANY;
        Parameter decimal = Parameter.Kind.DECIMAL;
        Parameter fraction = new Parameter.Exactly(DOUBLE);
        all.aggregate("count")
                .of(BIGINT)
                .typed(arguments -> new Resolution(List.of(arguments.getFirst().type()), BIGINT), "BIGINT", any)
                .with(ZERO_WHEN_EMPTY)
                .done();
        Definitions.Definition sum = all.aggregate("sum")
                .typed(AggregateFunctions::wideSum, "DECIMAL", decimal)
                .typed(
                        arguments -> new Resolution(List.of(Type.INTEGER), DecimalTypes.HUGE),
                        "DECIMAL(38,0)",
                        new Parameter.Exactly(BOOLEAN))
                .of(DOUBLE, REAL)
                .of(DOUBLE, DOUBLE);
        Definitions.Definition avg = all.aggregate("avg")
                .typed(arguments -> new Resolution(List.of(arguments.getFirst().type()), DOUBLE), "DOUBLE", decimal)
                .of(DOUBLE, REAL)
                .of(DOUBLE, DOUBLE);
        for (Type integer : ArithmeticFunctions.INTEGERS) {
            sum.of(DecimalTypes.HUGE, integer);
            avg.of(DOUBLE, integer);
        }
        sum.with(CAN_FAIL_UNLESS_FLOATING).done();
        avg.same(1, INTERVAL, TIMESTAMP, TIMESTAMP_TZ, TIME).done("mean");
        for (String name : List.of("min", "max")) {
            all.aggregate(name).typed(AggregateFunctions::first, "ANY", any).with(IGNORES_DUPLICATES).done();
        }
        for (String name : List.of("first", "last")) {
            all.aggregate(name)
                    .typed(AggregateFunctions::first, "ANY", any)
                    .with(ORDER_SENSITIVE)
                    .done(name.equals("first") ? new String[] {"arbitrary"} : new String[0]);
        }
        for (String name : List.of("arg_min", "arg_max")) {
            all.aggregate(name)
                    .typed(AggregateFunctions::first, "ANY", any, any)
                    .with(ORDER_SENSITIVE)
                    .done(name.replace("_", ""), name.equals("arg_min") ? "min_by" : "max_by");
        }
        for (String name : List.of("bool_and", "bool_or")) {
            all.aggregate(name).of(BOOLEAN, BOOLEAN).with(IGNORES_DUPLICATES).done();
        }
        for (String name : List.of("bit_and", "bit_or")) {
            all.aggregate(name).same(1, ArithmeticFunctions.INTEGERS).with(IGNORES_DUPLICATES).done();
        }
        all.aggregate("bit_xor").same(1, ArithmeticFunctions.INTEGERS).done();
        all.aggregate("string_agg")
                .of(VARCHAR, VARCHAR, VARCHAR)
                .with(ORDER_SENSITIVE)
                .done("group_concat", "listagg");
        all.aggregate("mode").typed(AggregateFunctions::first, "ANY", any).with(ORDER_SENSITIVE).done();
        all.aggregate("approx_count_distinct")
                .typed(arguments -> new Resolution(List.of(arguments.getFirst().type()), BIGINT), "BIGINT", any)
                .with(ZERO_WHEN_EMPTY, IGNORES_DUPLICATES)
                .done();
        Definitions.Definition quantile = all.aggregate("quantile_cont")
                .typed(AggregateFunctions::decimalQuantile, "DECIMAL", decimal, fraction)
                .of(TIMESTAMP, DATE, DOUBLE);
        for (Type integer : ArithmeticFunctions.INTEGERS) {
            quantile.of(DOUBLE, integer, DOUBLE);
        }
        for (Type type : List.of(REAL, DOUBLE, TIMESTAMP, TIMESTAMP_TZ, TIME, INTERVAL)) {
            quantile.of(type, type, DOUBLE);
        }
        quantile.with(CAN_FAIL).done("percentile_cont");
        all.aggregate("quantile_disc")
                .typed(AggregateFunctions::discreteQuantile, "ANY", any, fraction)
                .with(CAN_FAIL)
                .done("quantile", "percentile_disc");
        for (String name : List.of("stddev_samp", "stddev_pop", "var_samp", "var_pop", "skewness", "kurtosis", "product")) {
            all.aggregate(name)
                    .of(DOUBLE, DOUBLE)
                    .with(CAN_FAIL)
                    .done(
                            switch (name) {
                                case "stddev_samp" -> new String[] {"stddev"};
                                case "var_samp" -> new String[] {"variance"};
                                default -> new String[0];
                            });
        }
        for (String name : List.of(
                "corr",
                "covar_pop",
                "covar_samp",
                "regr_avgx",
                "regr_avgy",
                "regr_intercept",
                "regr_r2",
                "regr_slope",
                "regr_sxx",
                "regr_sxy",
                "regr_syy")) {
            all.aggregate(name).of(DOUBLE, DOUBLE, DOUBLE).with(CAN_FAIL).done();
        }
        all.aggregate("regr_count").of(BIGINT, DOUBLE, DOUBLE).with(ZERO_WHEN_EMPTY).done();
    }

    private static Resolution wideSum(List<ArgumentType> arguments) {
        Decimal decimal = (Decimal) DecimalTypes.unchanged(arguments).result();
        return new Resolution(List.of(decimal), Type.decimal(Decimal.PRECISION_MAX, decimal.scale()));
    }

    private static Resolution decimalQuantile(List<ArgumentType> arguments) {
        Type decimal = DecimalTypes.unchanged(arguments.subList(0, 1)).result();
        return new Resolution(List.of(decimal, DOUBLE), decimal);
    }

    private static Resolution discreteQuantile(List<ArgumentType> arguments) {
        Type type = arguments.getFirst().type();
        return new Resolution(List.of(type, DOUBLE), type);
    }

    /// The arguments as they are; the result has the type of the first.
    private static Resolution first(List<ArgumentType> arguments) {
        return new Resolution(
                arguments.stream().map(ArgumentType::type).toList(),
                arguments.getFirst().type());
    }
}
