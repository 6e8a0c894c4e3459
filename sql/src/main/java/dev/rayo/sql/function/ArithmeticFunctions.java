package dev.rayo.sql.function;

import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL;
import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL_UNLESS_FLOATING;
import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.REAL;
import static dev.rayo.sql.type.Type.SMALLINT;
import static dev.rayo.sql.type.Type.TIME;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TIMESTAMP_TZ;
import static dev.rayo.sql.type.Type.TINYINT;

import dev.rayo.sql.type.Type;

/// The functions behind `+ - * / // % ^ & | << >> ~`.
///
/// Operands with an INTERVAL, TIME or INTEGER before a date or timestamp are exchanged by the binder, so that the
/// engine sees the time first. TIMESTAMP_TZ with INTERVAL is lowered by the binder to TIMESTAMP in the session's
/// time zone.
final class ArithmeticFunctions {
    static final Type[] INTEGERS = {TINYINT, SMALLINT, INTEGER, BIGINT};
    static final Type[] NUMBERS = {TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE};

    private ArithmeticFunctions() {}

    static void define(Definitions all) {
        Parameter decimal = Parameter.Kind.DECIMAL;
        all.scalar("add")
                .same(2, NUMBERS)
                .same(2, DecimalTypes.HUGE)
                .typed(DecimalTypes::add, "DECIMAL", decimal, decimal)
                .of(DATE, DATE, INTEGER)
                .of(DATE, INTEGER, DATE)
                .of(INTERVAL, INTERVAL, INTERVAL)
                .of(TIMESTAMP, DATE, INTERVAL)
                .of(TIMESTAMP, INTERVAL, DATE)
                .of(TIME, TIME, INTERVAL)
                .of(TIME, INTERVAL, TIME)
                .of(TIMESTAMP, TIMESTAMP, INTERVAL)
                .of(TIMESTAMP, INTERVAL, TIMESTAMP)
                .of(TIMESTAMP_TZ, TIMESTAMP_TZ, INTERVAL)
                .of(TIMESTAMP_TZ, INTERVAL, TIMESTAMP_TZ)
                .of(TIMESTAMP, DATE, TIME)
                .of(TIMESTAMP, TIME, DATE)
                .with(CAN_FAIL_UNLESS_FLOATING)
                .done("date_add");
        all.scalar("subtract")
                .same(2, NUMBERS)
                .same(2, DecimalTypes.HUGE)
                .typed(DecimalTypes::add, "DECIMAL", decimal, decimal)
                .of(BIGINT, DATE, DATE)
                .of(DATE, DATE, INTEGER)
                .of(INTERVAL, TIMESTAMP, TIMESTAMP)
                .of(INTERVAL, TIMESTAMP_TZ, TIMESTAMP_TZ)
                .of(INTERVAL, INTERVAL, INTERVAL)
                .of(TIMESTAMP, DATE, INTERVAL)
                .of(TIME, TIME, INTERVAL)
                .of(TIMESTAMP, TIMESTAMP, INTERVAL)
                .of(TIMESTAMP_TZ, TIMESTAMP_TZ, INTERVAL)
                .with(CAN_FAIL_UNLESS_FLOATING)
                .done();
        all.scalar("multiply")
                .same(2, NUMBERS)
                .same(2, DecimalTypes.HUGE)
                .typed(DecimalTypes::multiply, "DECIMAL", decimal, decimal)
                .of(INTERVAL, INTERVAL, DOUBLE)
                .of(INTERVAL, DOUBLE, INTERVAL)
                .of(INTERVAL, INTERVAL, BIGINT)
                .of(INTERVAL, BIGINT, INTERVAL)
                .with(CAN_FAIL_UNLESS_FLOATING)
                .done();
        all.scalar("divide").same(2, REAL, DOUBLE).of(INTERVAL, INTERVAL, DOUBLE).hidden();
        all.scalar("integer_divide")
                .same(2, NUMBERS)
                .same(2, DecimalTypes.HUGE)
                .with(CAN_FAIL)
                .hidden("divide");
        all.scalar("modulo")
                .same(2, NUMBERS)
                .same(2, DecimalTypes.HUGE)
                .typed(DecimalTypes::modulo, "DECIMAL", decimal, decimal)
                .with(CAN_FAIL_UNLESS_FLOATING)
                .hidden("mod");
        all.scalar("negate")
                .same(1, NUMBERS)
                .typed(DecimalTypes::unchanged, "DECIMAL", decimal)
                .of(INTERVAL, INTERVAL)
                .with(CAN_FAIL_UNLESS_FLOATING)
                .hidden();
        all.scalar("power").of(DOUBLE, DOUBLE, DOUBLE).done("pow");
        all.scalar("bit_and_op").same(2, INTEGERS).hidden();
        all.scalar("bit_or_op").same(2, INTEGERS).hidden();
        all.scalar("bit_xor_op").same(2, INTEGERS).hidden("xor");
        all.scalar("bit_not_op").same(1, INTEGERS).hidden();
        all.scalar("shift_left").same(2, INTEGERS).with(CAN_FAIL).hidden();
        all.scalar("shift_right").same(2, INTEGERS).hidden();
    }
}
