package dev.rayo.sql.function;

import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL;
import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL_UNLESS_FLOATING;
import static dev.rayo.sql.function.SqlFunction.Trait.SEES_NULL;
import static dev.rayo.sql.function.SqlFunction.Trait.VOLATILE;
import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.REAL;
import static dev.rayo.sql.type.Type.SMALLINT;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TIMESTAMP_TZ;
import static dev.rayo.sql.type.Type.TINYINT;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Collections;
import java.util.List;

/// Functions over numbers.
final class NumericFunctions {
    private NumericFunctions() {}

    static void define(Definitions all) {
        Parameter decimal = Parameter.Kind.DECIMAL;
        Parameter integer = new Parameter.Exactly(INTEGER);
        all.scalar("abs")
                .same(1, ArithmeticFunctions.NUMBERS)
                .typed(DecimalTypes::unchanged, "DECIMAL", decimal)
                .with(CAN_FAIL_UNLESS_FLOATING)
                .done("@");
        Definitions.Definition sign = all.scalar("sign");
        for (Type number : ArithmeticFunctions.NUMBERS) {
            sign.of(TINYINT, number);
        }
        sign.done();
        for (String name : List.of("ceil", "floor")) {
            all.scalar(name)
                    .same(1, REAL, DOUBLE)
                    .typed(DecimalTypes::whole, "DECIMAL", decimal)
                    .done(name.equals("ceil") ? new String[] {"ceiling"} : new String[0]);
        }
        for (String name : List.of("round", "trunc")) {
            Definitions.Definition rounding = all.scalar(name)
                    .same(1, ArithmeticFunctions.NUMBERS)
                    .typed(DecimalTypes::whole, "DECIMAL", decimal)
                    .typed(DecimalTypes::rounded, "DECIMAL", decimal, integer);
            for (Type number : ArithmeticFunctions.NUMBERS) {
                rounding.of(number, number, INTEGER);
            }
            rounding.with(CAN_FAIL_UNLESS_FLOATING).done();
        }
        for (String name : List.of(
                "cbrt", "sin", "cos", "tan", "cot", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "degrees",
                "radians", "even")) {
            all.scalar(name).of(DOUBLE, DOUBLE).done();
        }
        for (String name : List.of("sqrt", "exp", "ln", "log10", "log2", "asin", "acos")) {
            all.scalar(name).of(DOUBLE, DOUBLE).with(CAN_FAIL).done();
        }
        all.scalar("log").of(DOUBLE, DOUBLE, DOUBLE).with(CAN_FAIL).done();
        all.scalar("atan2").of(DOUBLE, DOUBLE, DOUBLE).done();
        for (String name : List.of("fdiv", "fmod")) {
            all.scalar(name).of(DOUBLE, DOUBLE, DOUBLE).done();
        }
        Definitions.Definition bitCount = all.scalar("bit_count");
        for (Type integers : List.of(TINYINT, SMALLINT, INTEGER, BIGINT)) {
            bitCount.of(TINYINT, integers);
        }
        bitCount.done();
        all.scalar("pi").of(DOUBLE).done();
        all.scalar("random").of(DOUBLE).with(VOLATILE).done();
        all.scalar("gcd").of(BIGINT, BIGINT, BIGINT).with(CAN_FAIL).done("greatest_common_divisor");
        all.scalar("lcm").of(BIGINT, BIGINT, BIGINT).with(CAN_FAIL).done("least_common_multiple");
        all.scalar("factorial").of(DecimalTypes.HUGE, INTEGER).with(CAN_FAIL).done();
        all.scalar("isnan").of(BOOLEAN, REAL).of(BOOLEAN, DOUBLE).done();
        for (String name : List.of("isfinite", "isinf")) {
            all.scalar(name)
                    .of(BOOLEAN, REAL)
                    .of(BOOLEAN, DOUBLE)
                    .of(BOOLEAN, DATE)
                    .of(BOOLEAN, TIMESTAMP)
                    .of(BOOLEAN, TIMESTAMP_TZ)
                    .done();
        }
        for (String name : List.of("greatest", "least")) {
            all.scalar(name)
                    .variadic(NumericFunctions::unified, "ANY", Parameter.Kind.SAME, Parameter.Kind.SAME)
                    .with(SEES_NULL)
                    .done();
        }
    }

    static Resolution unified(List<ArgumentType> arguments) {
        Type common = CommonType.of(arguments);
        if (common == null) {
            throw RayoException.user(
                    "the arguments have types that do not meet: "
                            + String.join(", ", arguments.stream().map(ArgumentType::toString).toList()),
                    "cast them to one type");
        }
        return new Resolution(Collections.nCopies(arguments.size(), common), common);
    }
}
