package dev.rayo.engine.expression;

import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.REAL;
import static dev.rayo.sql.type.Type.SMALLINT;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TINYINT;
import static dev.rayo.sql.type.Type.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathFunctionTest extends DuckTest {
    private static final List<Type> NUMBERS = List.of(TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE);
    private static final List<Type> DECIMALS =
            List.of(Type.decimal(4, 1), Type.decimal(18, 3), Type.decimal(3, 0), Type.decimal(38, 10), Type.decimal(19, 1));

    static Stream<Type> numbers() {
        return NUMBERS.stream();
    }

    static Stream<Type> decimals() {
        return DECIMALS.stream();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void signsAndRoundingAreThoseOfDuckDb(Type type) throws SQLException {
        List<Object> digits = Arrays.asList(null, 0L, 1L, 2L, -1L, -2L, -9L, -10L, -18L, -19L, -20L, 20L);
        Expectation rows = Expectation.pairs(oracle, type, values(type, 12), INTEGER, digits);
        rows.holds("abs(a)", call("abs", type, rows.ref(0)));
        rows.holds("sign(a)", call("sign", TINYINT, rows.ref(0)));
        rows.holds("round(a)", call("round", type, rows.ref(0)));
        rows.holds("trunc(a)", call("trunc", type, rows.ref(0)));
        rows.holds("round(a, b)", call("round", type, rows.ref(0), rows.ref(1)));
        rows.holds("trunc(a, b)", call("trunc", type, rows.ref(0), rows.ref(1)));
        if (type.isFloating()) {
            rows.holds("floor(a)", call("floor", type, rows.ref(0)));
            rows.holds("ceil(a)", call("ceil", type, rows.ref(0)));
            rows.holds("isnan(a)", call("isnan", BOOLEAN, rows.ref(0)));
            rows.holds("isinf(a)", call("isinf", BOOLEAN, rows.ref(0)));
            rows.holds("isfinite(a)", call("isfinite", BOOLEAN, rows.ref(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void decimalsAreRoundedAsDuckDbDoes(Type.Decimal type) throws SQLException {
        Expectation rows = Expectation.of(oracle, type, values(type, 60));
        rows.holds("abs(a)", call("abs", type, rows.ref(0)));
        for (String function : List.of("floor", "ceil", "round", "trunc")) {
            // DuckDB lets a value that is rounded up outgrow its type; here that is an error.
            Type whole = Type.decimal(type.precision(), 0);
            String bounded = type.scale() == 0 ? "a" : "CAST(a AS DECIMAL(38, " + type.scale() + "))";
            rows.holds("CAST(" + function + "(" + bounded + ") AS " + whole + ")", call(function, whole, rows.ref(0)));
        }
        for (int digits : new int[] {-40, -3, -1, 0, 1, 5, 12}) {
            Type result = Type.decimal(type.precision(), Math.clamp(digits, 0, type.scale()));
            String bounded = type.precision() == 38 ? "a" : "CAST(a AS DECIMAL(38, " + type.scale() + "))";
            // Where all digits go, DuckDB makes zeros of NULLs, too.
            rows.holds(
                    "CASE WHEN a IS NOT NULL THEN CAST(round(" + bounded + ", " + digits + ") AS " + result + ") END",
                    call("round", result, rows.ref(0), integer(digits)));
            rows.holds(
                    "CASE WHEN a IS NOT NULL THEN CAST(trunc(" + bounded + ", " + digits + ") AS " + result + ") END",
                    call("trunc", result, rows.ref(0), integer(digits)));
        }
    }

    /// DuckDB calls the C library, whose last bit may differ.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt", "cbrt", "exp", "ln", "log10", "log2", "sin", "cos", "tan", "asin", "acos", "atan", "degrees",
                "radians", "even"
            })
    void functionsOfOneDoubleAreThoseOfDuckDbButForTheLastBits(String function) throws SQLException {
        List<Object> values = values(DOUBLE, 60);
        Expectation rows = Expectation.of(oracle, DOUBLE, values);
        Column result = ExpressionCompiler.compile(call(function, DOUBLE, rows.ref(0)), List.of(new Field(0, "a", DOUBLE)))
                .evaluate(new ColumnsChunk(values.size(), List.of(Literals.column(values, DOUBLE))));
        List<String> expected = oracle.strings("SELECT CAST(" + function + "(a) AS VARCHAR) FROM t ORDER BY row");
        for (int i = 0; i < values.size(); i++) {
            assertClose(result, i, expected.get(i), function + "(" + values.get(i) + ")");
        }
    }

    @Test
    void functionsOfTwoDoublesAreThoseOfDuckDbButForTheLastBits() throws SQLException {
        List<Object> values = values(DOUBLE, 5);
        Expectation rows = Expectation.pairs(oracle, DOUBLE, values, DOUBLE, values);
        int count = values.size() * values.size();
        List<Object> a = pair(values, true);
        List<Object> b = pair(values, false);
        for (String function : List.of("atan2", "power", "log")) {
            Call call = call(function, DOUBLE, rows.ref(0), rows.ref(1));
            Column result = ExpressionCompiler.compile(call, List.of(new Field(0, "a", DOUBLE), new Field(1, "b", DOUBLE)))
                    .evaluate(new ColumnsChunk(count, List.of(Literals.column(a, DOUBLE), Literals.column(b, DOUBLE))));
            List<String> expected = oracle.strings("SELECT CAST(" + function + "(a, b) AS VARCHAR) FROM t ORDER BY row");
            for (int i = 0; i < count; i++) {
                assertClose(result, i, expected.get(i), function + "(" + a.get(i) + ", " + b.get(i) + ")");
            }
        }
    }

    private static List<Object> pair(List<Object> values, boolean first) {
        Object[] all = new Object[values.size() * values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(first ? i / values.size() : i % values.size());
        }
        return Arrays.asList(all);
    }

    private static void assertClose(Column result, int row, String expected, String what) {
        if (expected == null) {
            assertThat(result.isNull(row)).as(what).isTrue();
            return;
        }
        double mine = ((DoubleColumn) result).values()[row];
        double theirs = switch (expected) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(expected);
        };
        boolean close = Double.compare(mine, theirs) == 0
                || Math.abs(mine - theirs) <= 2 * Math.ulp(theirs)
                || mine == 0 && theirs == 0;
        assertThat(close).as("%s: %s but DuckDB %s", what, mine, theirs).isTrue();
    }

    @Test
    void integerFunctionsAreThoseOfDuckDb() throws SQLException {
        List<Object> some = Arrays.asList(null, 0L, 1L, -1L, 12L, -18L, 35L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1);
        Expectation rows = Expectation.pairs(oracle, BIGINT, some, BIGINT, some);
        rows.holds("gcd(a, b)", call("gcd", BIGINT, rows.ref(0), rows.ref(1)));
        rows.holds("lcm(a, b)", call("lcm", BIGINT, rows.ref(0), rows.ref(1)));
        Expectation small = Expectation.of(oracle, INTEGER, Arrays.asList(null, 0L, 1L, 2L, 5L, 20L, 21L, 33L, 34L, -1L, 1000L));
        small.holds("factorial(a)", call("factorial", Type.decimal(38, 0), small.ref(0)));
        small.holds("pi()", call("pi", DOUBLE));
    }

    @Test
    void infiniteDatesAreInfinite() throws SQLException {
        for (Type type : List.of(DATE, TIMESTAMP)) {
            Expectation rows = Expectation.of(oracle, type, values(type, 3));
            rows.holds("isfinite(a)", call("isfinite", BOOLEAN, rows.ref(0)));
            rows.holds("isinf(a)", call("isinf", BOOLEAN, rows.ref(0)));
        }
    }

    @Test
    void greatestAndLeastPassNullsOverAsDuckDbDoes() throws SQLException {
        for (Type type : List.of(BOOLEAN, INTEGER, BIGINT, DOUBLE, REAL, VARCHAR, DATE, Type.decimal(30, 2))) {
            // DuckDB compares intervals part by part here, and it loses the sign of a REAL zero here, though not that of a DOUBLE.
            List<Object> some = values(type, 2).stream().filter(value -> !Float.valueOf(-0f).equals(value)).toList();
            Expectation rows = Expectation.pairs(oracle, type, some, type, some);
            rows.holds("greatest(a, b)", call("greatest", type, rows.ref(0), rows.ref(1)));
            rows.holds("least(a, b, a)", call("least", type, rows.ref(0), rows.ref(1), rows.ref(0)));
        }
    }

    @Test
    void randomNumbersDifferFromRowToRow() {
        Evaluator random = ExpressionCompiler.compile(call("random", DOUBLE), List.of());
        double[] values = ((DoubleColumn) random.evaluate(new ColumnsChunk(100, List.of()))).values();
        assertThat(Arrays.stream(values).limit(100).distinct().count()).isGreaterThan(90);
        assertThat(Arrays.stream(values).allMatch(x -> x >= 0 && x < 1)).isTrue();
    }
}
