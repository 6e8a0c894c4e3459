package dev.rayo.sql.plan;

import static dev.rayo.sql.optimizer.Terms.add;
import static dev.rayo.sql.optimizer.Terms.and;
import static dev.rayo.sql.optimizer.Terms.call;
import static dev.rayo.sql.optimizer.Terms.cast;
import static dev.rayo.sql.optimizer.Terms.eq;
import static dev.rayo.sql.optimizer.Terms.in;
import static dev.rayo.sql.optimizer.Terms.isNull;
import static dev.rayo.sql.optimizer.Terms.like;
import static dev.rayo.sql.optimizer.Terms.lt;
import static dev.rayo.sql.optimizer.Terms.not;
import static dev.rayo.sql.optimizer.Terms.notNull;
import static dev.rayo.sql.optimizer.Terms.nothing;
import static dev.rayo.sql.optimizer.Terms.or;
import static dev.rayo.sql.optimizer.Terms.subtract;
import static dev.rayo.sql.optimizer.Terms.text;
import static dev.rayo.sql.optimizer.Terms.value;
import static dev.rayo.sql.optimizer.Terms.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionPrinterTest {
    private static final Reference a = new Reference(0, "a", Type.INTEGER);
    private static final Reference b = new Reference(1, "b", Type.INTEGER);
    private static final Reference p = new Reference(2, "p", Type.BOOLEAN);
    private static final Reference v = new Reference(3, "odd \"name\"", Type.VARCHAR);

    private static Literal literal(@Nullable Object value, Type type) {
        return new Literal(value, type);
    }

    /// NullAway does not see in a class file that the operator of a [Subquery] may be null.
    @SuppressWarnings("NullAway")
    private static Subquery subquery(Subquery.Kind kind, Plan plan) {
        return new Subquery(kind, List.of(), null, plan);
    }

    static Stream<Arguments> expressions() {
        Plan one = new Plan.Values(List.of(new Field(9, "x", Type.INTEGER)), List.of(List.of(value(1))));
        Expression negative = value(-5);
        return Stream.of(
                Arguments.of(subtract(subtract(a, b), a), "a - b - a"),
                Arguments.of(subtract(a, subtract(b, a)), "a - (b - a)"),
                Arguments.of(call("multiply", Type.INTEGER, add(a, b), b), "(a + b) * b"),
                Arguments.of(add(call("multiply", Type.INTEGER, a, b), b), "a * b + b"),
                Arguments.of(call("negate", Type.INTEGER, add(a, b)), "-(a + b)"),
                Arguments.of(call("bit_not_op", Type.INTEGER, a), "~a"),
                Arguments.of(call("negate", Type.INTEGER, negative), "-(-5)"),
                Arguments.of(call("modulo", Type.INTEGER, a, b), "a % b"),
                Arguments.of(call("integer_divide", Type.INTEGER, a, b), "a // b"),
                Arguments.of(call("substring", Type.VARCHAR, v, value(1)), "substring(\"odd \"\"name\"\"\", 1)"),
                Arguments.of(and(or(p, p), not(p)), "(p OR p) AND NOT p"),
                Arguments.of(or(and(p, p), lt(a, b)), "p AND p OR a < b"),
                Arguments.of(not(and(p, p)), "NOT (p AND p)"),
                Arguments.of(eq(lt(a, b), p), "(a < b) = p"),
                Arguments.of(isNull(lt(a, b)), "(a < b) IS NULL"),
                Arguments.of(notNull(a), "a IS NOT NULL"),
                Arguments.of(not(in(a, 1, 2)), "a NOT IN (1, 2)"),
                Arguments.of(in(add(a, b), 1, null), "a + b IN (1, NULL)"),
                Arguments.of(like(v, "it's"), "\"odd \"\"name\"\"\" LIKE 'it''s'"),
                Arguments.of(not(like(v, "%")), "\"odd \"\"name\"\"\" NOT LIKE '%'"),
                Arguments.of(
                        call("ilike_escape", Type.BOOLEAN, v, text("a"), text("!")),
                        "\"odd \"\"name\"\"\" ILIKE 'a' ESCAPE '!'"),
                Arguments.of(
                        call("like_escape", Type.BOOLEAN, v, text("a"), text("!")),
                        "\"odd \"\"name\"\"\" LIKE 'a' ESCAPE '!'"),
                Arguments.of(cast(add(a, b), Type.BIGINT), "CAST(a + b AS BIGINT)"),
                Arguments.of(new Cast(v, Type.DATE, true), "TRY_CAST(\"odd \"\"name\"\"\" AS DATE)"),
                Arguments.of(when(p, a, b), "CASE WHEN p THEN a ELSE b END"),
                Arguments.of(when(p, a, nothing(Type.INTEGER)), "CASE WHEN p THEN a END"),
                Arguments.of(new Parameter(1, Type.INTEGER), "$2"),
                Arguments.of(subquery(Subquery.Kind.SCALAR, one), "(subquery)"),
                Arguments.of(subquery(Subquery.Kind.EXISTS, one), "EXISTS(subquery)"),
                Arguments.of(
                        not(new Subquery(Subquery.Kind.ANY, List.of(a, b), Compare.Op.EQ, one)),
                        "NOT (a, b) = ANY (subquery)"),
                Arguments.of(new Subquery(Subquery.Kind.ALL, List.of(a), Compare.Op.LT, one), "a < ALL (subquery)"),
                // constants
                Arguments.of(literal(new BigDecimal("1.50"), Type.decimal(3, 2)), "1.50"),
                Arguments.of(literal(new BigDecimal("1E+3").setScale(0), Type.decimal(4, 0)), "1000"),
                Arguments.of(literal(1e300, Type.DOUBLE), "1.0e300"),
                Arguments.of(literal(0.1f, Type.REAL), "0.1e0"),
                Arguments.of(literal(Double.NaN, Type.DOUBLE), "'NaN'::DOUBLE"),
                Arguments.of(literal(Double.NEGATIVE_INFINITY, Type.DOUBLE), "'-Infinity'::DOUBLE"),
                Arguments.of(literal(true, Type.BOOLEAN), "TRUE"),
                Arguments.of(literal(null, Type.NULL), "NULL"),
                Arguments.of(literal(new Blob(new byte[] {65, -1}), Type.BLOB), "'A\\xFF'::BLOB"),
                Arguments.of(literal(-1L, Type.DATE), "DATE '1969-12-31'"),
                Arguments.of(literal(1L << 62, Type.DATE), "DATE '4611686018427387904 days'"),
                Arguments.of(literal(3_600_000_000L, Type.TIME), "TIME '01:00:00'"),
                Arguments.of(literal(-1L, Type.TIMESTAMP), "TIMESTAMP '1969-12-31 23:59:59.999999'"),
                Arguments.of(literal(0L, Type.TIMESTAMP_TZ), "TIMESTAMPTZ '1970-01-01 00:00:00+00'"),
                Arguments.of(literal(1L, Type.TIMESTAMP_NS), "TIMESTAMP_NS '1970-01-01 00:00:00.000000001'"),
                Arguments.of(
                        literal(new Interval(1, 2, 3_000_000), Type.INTERVAL), "INTERVAL '1 month 2 days 3 seconds'"),
                Arguments.of(literal(new Interval(0, 0, 5), Type.INTERVAL), "INTERVAL '5 microseconds'"),
                Arguments.of(literal(Interval.ZERO, Type.INTERVAL), "INTERVAL '0 days'"),
                Arguments.of(literal(List.of(1L, 2L), new Type.Array(Type.INTEGER)), "[1, 2]"),
                Arguments.of(
                        literal(List.of("x"), new Type.Struct(List.of(new Type.Struct.Member("k", Type.VARCHAR)))),
                        "{'k': 'x'}"),
                Arguments.of(literal(Map.of("x", 1L), new Type.Mapping(Type.VARCHAR, Type.INTEGER)), "MAP {'x': 1}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("expressions")
    void printsSqlWithNoMoreParenthesesThanNeeded(Expression expression, String sql) {
        assertThat(ExpressionPrinter.print(expression)).isEqualTo(sql);
    }
}
