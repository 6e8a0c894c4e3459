package dev.rayo.engine.expression;

import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.REAL;
import static dev.rayo.sql.type.Type.SMALLINT;
import static dev.rayo.sql.type.Type.TIME;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TINYINT;

import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArithmeticTest extends DuckTest {
    static List<Type> integers() {
        return List.of(TINYINT, SMALLINT, INTEGER, BIGINT);
    }

    static List<Type> floats() {
        return List.of(REAL, DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("integers")
    void integersAddSubtractMultiplyAndDivideLikeDuckDb(Type type) throws SQLException {
        Expectation rows = Expectation.pairs(oracle, type, values(type, 6), type, values(type, 4));
        rows.holds("a + b", call("add", type, rows.ref(0), rows.ref(1)));
        rows.holds("a - b", call("subtract", type, rows.ref(0), rows.ref(1)));
        rows.holds("a * b", call("multiply", type, rows.ref(0), rows.ref(1)));
        rows.holds("a // b", call("integer_divide", type, rows.ref(0), rows.ref(1)));
        rows.holds("a % b", call("modulo", type, rows.ref(0), rows.ref(1)));
        rows.holds("-a", call("negate", type, rows.ref(0)));
    }

    @ParameterizedTest
    @MethodSource("integers")
    void integersCombineTheirBitsLikeDuckDb(Type type) throws SQLException {
        Expectation rows = Expectation.pairs(oracle, type, values(type, 6), type, values(type, 4));
        rows.holds("a & b", call("bit_and_op", type, rows.ref(0), rows.ref(1)));
        rows.holds("a | b", call("bit_or_op", type, rows.ref(0), rows.ref(1)));
        rows.holds("xor(a, b)", call("bit_xor_op", type, rows.ref(0), rows.ref(1)));
        rows.holds("~a", call("bit_not_op", type, rows.ref(0)));
        rows.holds("a << b", call("shift_left", type, rows.ref(0), rows.ref(1)));
        rows.holds("a >> b", call("shift_right", type, rows.ref(0), rows.ref(1)));
    }

    @ParameterizedTest
    @MethodSource("floats")
    void floatsComputeLikeDuckDb(Type type) throws SQLException {
        Expectation rows = Expectation.pairs(oracle, type, values(type, 6), type, values(type, 4));
        rows.holds("a + b", call("add", type, rows.ref(0), rows.ref(1)));
        rows.holds("a - b", call("subtract", type, rows.ref(0), rows.ref(1)));
        rows.holds("a * b", call("multiply", type, rows.ref(0), rows.ref(1)));
        rows.holds("a / b", call("divide", type, rows.ref(0), rows.ref(1)));
        rows.holds("a // b", call("integer_divide", type, rows.ref(0), rows.ref(1)));
        rows.holds("a % b", call("modulo", type, rows.ref(0), rows.ref(1)));
        rows.holds("-a", call("negate", type, rows.ref(0)));
    }

    @Test
    void decimalsInALongComputeLikeDuckDb() throws SQLException {
        Type.Decimal type = Type.decimal(18, 2);
        Expectation rows = Expectation.pairs(oracle, type, values(type, 5), type, values(type, 5));
        Type.Decimal sum = Type.decimal(19, 2);
        rows.holds("a + b", call("add", sum, new Cast(rows.ref(0), sum, false), new Cast(rows.ref(1), sum, false)));
        Expectation small = Expectation.pairs(
                oracle, Type.decimal(9, 2), values(Type.decimal(9, 2), 5), Type.decimal(12, 4), values(Type.decimal(12, 4), 5));
        small.holds("a * b", call("multiply", Type.decimal(18, 6), small.ref(0), small.ref(1)));
        small.holds("-a", call("negate", Type.decimal(9, 2), small.ref(0)));
        Expectation same = Expectation.pairs(oracle, Type.decimal(9, 2), values(Type.decimal(9, 2), 5), Type.decimal(9, 2), values(Type.decimal(9, 2), 5));
        same.holds("a % b", call("modulo", Type.decimal(9, 2), same.ref(0), same.ref(1)));
    }

    @Test
    void wideDecimalsComputeLikeDuckDb() throws SQLException {
        Type.Decimal type = Type.decimal(38, 4);
        Expectation rows = Expectation.pairs(oracle, type, values(type, 5), type, values(type, 5));
        rows.holds("a + b", call("add", type, rows.ref(0), rows.ref(1)));
        rows.holds("a - b", call("subtract", type, rows.ref(0), rows.ref(1)));
        rows.holds("a * b", call("multiply", Type.decimal(38, 8), rows.ref(0), rows.ref(1)));
        rows.holds("a % b", call("modulo", type, rows.ref(0), rows.ref(1)));
        rows.holds("-a", call("negate", type, rows.ref(0)));
        Type.Decimal left = Type.decimal(18, 10);
        Type.Decimal right = Type.decimal(20, 8);
        Expectation mixed = Expectation.pairs(oracle, left, values(left, 5), right, values(right, 5));
        mixed.holds("a * b", call("multiply", Type.decimal(38, 18), mixed.ref(0), mixed.ref(1)));
        Expectation longs = Expectation.pairs(oracle, left, values(left, 5), left, values(left, 5));
        longs.holds("a * b", call("multiply", Type.decimal(36, 20), longs.ref(0), longs.ref(1)));
    }

    @Test
    void datesAndTimestampsMoveByIntervalsLikeDuckDb() throws SQLException {
        for (Type type : List.of(DATE, TIME, TIMESTAMP)) {
            Type result = type == DATE ? TIMESTAMP : type;
            Expectation rows = Expectation.pairs(oracle, type, values(type, 8), INTERVAL, values(INTERVAL, 8));
            rows.holds("a + b", call("add", result, rows.ref(0), rows.ref(1)));
            rows.holds("b + a", call("add", result, rows.ref(1), rows.ref(0)));
            rows.holds("a - b", call("subtract", result, rows.ref(0), rows.ref(1)));
        }
    }

    @Test
    void datesMoveByDaysAndDifferLikeDuckDb() throws SQLException {
        // DuckDB wraps around where the sum passes the least integer; here that is an error like any other overflow.
        List<Object> few = List.of(0L, 1L, -1L, 31L, -365L, 1_000_000L, 2_000_000_000L);
        Expectation days = Expectation.pairs(oracle, DATE, values(DATE, 8), INTEGER, few);
        days.holds("a + b", call("add", DATE, days.ref(0), days.ref(1)));
        days.holds("b + a", call("add", DATE, days.ref(1), days.ref(0)));
        days.holds("a - b", call("subtract", DATE, days.ref(0), days.ref(1)));
        Expectation dates = Expectation.pairs(oracle, DATE, values(DATE, 8), DATE, values(DATE, 8));
        dates.holds("a - b", call("subtract", BIGINT, dates.ref(0), dates.ref(1)));
        Expectation timestamps = Expectation.pairs(oracle, TIMESTAMP, values(TIMESTAMP, 8), TIMESTAMP, values(TIMESTAMP, 8));
        timestamps.holds("a - b", call("subtract", INTERVAL, timestamps.ref(0), timestamps.ref(1)));
        Expectation times = Expectation.pairs(oracle, DATE, values(DATE, 8), TIME, values(TIME, 8));
        times.holds("a + b", call("add", TIMESTAMP, times.ref(0), times.ref(1)));
        times.holds("b + a", call("add", TIMESTAMP, times.ref(1), times.ref(0)));
    }

    @Test
    void intervalsComputeLikeDuckDb() throws SQLException {
        Expectation pairs = Expectation.pairs(oracle, INTERVAL, values(INTERVAL, 8), INTERVAL, values(INTERVAL, 8));
        pairs.holds("a + b", call("add", INTERVAL, pairs.ref(0), pairs.ref(1)));
        pairs.holds("a - b", call("subtract", INTERVAL, pairs.ref(0), pairs.ref(1)));
        pairs.holds("-a", call("negate", INTERVAL, pairs.ref(0)));
        List<Object> integers = List.of(0L, 1L, -1L, 2L, -7L, 100L, 3000000000L);
        Expectation whole = Expectation.pairs(oracle, INTERVAL, values(INTERVAL, 8), BIGINT, integers);
        whole.holds("a * b", call("multiply", INTERVAL, whole.ref(0), whole.ref(1)));
        whole.holds("b * a", call("multiply", INTERVAL, whole.ref(1), whole.ref(0)));
        List<Object> factors = List.of(0.0, 1.0, -1.5, 0.33, 2.5, 1e-3, 1e12, 7.77, Double.NaN, Double.POSITIVE_INFINITY);
        Expectation fractions = Expectation.pairs(oracle, INTERVAL, values(INTERVAL, 20), DOUBLE, factors);
        fractions.holds("a * b", call("multiply", INTERVAL, fractions.ref(0), fractions.ref(1)));
        fractions.holds("b * a", call("multiply", INTERVAL, fractions.ref(1), fractions.ref(0)));
        fractions.holds("a / b", call("divide", INTERVAL, fractions.ref(0), fractions.ref(1)));
    }
}
